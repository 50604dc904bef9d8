"""The body of a Word document: the macros of the blocks, called in order."""

import hashlib
from collections.abc import Mapping, Sequence
from typing import Any

from markupsafe import Markup

from toolkit_cli.core.sources import Origin
from toolkit_cli.core.svg import svg_size
from toolkit_cli.model import blocks
from toolkit_cli.model.document import Document, Heading
from toolkit_cli.model.inlines import Words
from toolkit_cli.model.text import Text
from toolkit_cli.templating.drawing import draw
from toolkit_cli.templating.environment import macros
from toolkit_cli.templating.faults import UnfillableTemplateError, filling
from toolkit_cli.templating.views import Asked, view
from toolkit_cli.writers import WriterContext
from toolkit_cli.writers._figures import alternative
from toolkit_cli.writers._groups import groups
from toolkit_cli.writers._pictures import EMU_PER_MM, EMU_PER_POINT, Pictures
from toolkit_cli.writers._unfillable import drawing
from toolkit_cli.writers._word_fit import TextArea
from toolkit_cli.writers._word_layout.widths import ems
from toolkit_cli.writers._word_notes import Marks, body_with_marks, form_of
from toolkit_cli.writers._word_rows import split_rows
from toolkit_cli.writers._word_styles import Styles

_ASKED = "beside end_of_list figure image kept link logo mark numbering reference rows widths"
"""What the macros may ask of `WordBody`."""
_FILE = "templates/_blocks/word.xml.j2"
_TWIPS_PER_POINT = 20
_TWIPS_PER_MM = 1440 / 25.4
_CAPITALS = 0.8
_PICTURE = 6 / 7
"""The part of its column that a picture takes; the rest parts it from the words."""
_PICTURE_HEIGHT = 0.66
"""The greatest height of a picture beside words, by its width."""
_FRAME = "768692"
_FEW, _SHORT = 4, 40.0
"""The items of a short list, and the width of each of them in em, at most."""


class WordBody:
    """Sets the blocks of one document; the macros call back for links, pictures and widths.

    `styles` are those of the template, `area` the room for text on a page.
    """

    def __init__(self, document: Document, context: WriterContext, styles: Styles, area: TextArea):
        self._document = document
        self._context = context
        self._styles = styles
        self._area = area
        self._bookmarks = 0
        self._set: dict[int, tuple[object, blocks.GuidanceTable | blocks.Figure]] = {}
        self._marks = Marks(form_of(document))
        self.pictures = Pictures(context.fonts)
        self.links: dict[str, str] = {}
        self.numberings = 0
        with filling(_FILE):
            self._macro = macros(
                context.blocks, _FILE, {"word": Asked(self, _ASKED.split()), "labels": context.locale.labels}
            )

    # What the document is made of

    def body(self) -> Markup:
        """All blocks, each in a bookmark that names its origin."""
        made = []
        body = body_with_marks(self._document)
        for placed, *beside in groups(body, beside=self._document.kind.figure_beside):
            if beside:
                others = [other.block for other in beside]
                made.append(
                    self._bookmarked(placed.origin, self._call("figure_beside", placed.block, others))
                )
            else:
                called = self._call(placed.block.type.replace("-", "_"), placed.block, placed.level)
                made.append(self._bookmarked(placed.origin, called))
        return Markup("").join(made)

    def contents(self) -> Markup:
        """The contents page: an entry for every section, the appendices under a title of their own."""
        body = body_with_marks(self._document)
        sections = [p for p in body if isinstance(p.block, Heading) and p.level == 1]
        labels = self._context.locale.labels
        made = [self._call("contents_heading", labels["contents"])]
        if self._context.presentation.size:
            return made[0]  # the entries are those of the headings, once they are there
        in_appendices = False
        for placed in sections:
            assert isinstance(placed.block, Heading)
            if placed.block.appendix and not in_appendices:
                made.append(self.contents_group())
                in_appendices = True
            made.append(self._call("contents_entry", placed.block, bookmark(placed.origin)))
        return Markup("").join(made)

    def contents_entry(self, words: str, anchor: str) -> Markup:
        """An entry of a contents list, for the heading with a bookmark."""
        return self._call("contents_entry", Heading(Text(words, (Words(words),))), anchor)

    def contents_group(self) -> Markup:
        """The title of the appendices in a contents list."""
        return self._call("contents_group", self._context.locale.labels["appendices"])

    def publisher_mark(self) -> Markup:
        """The publisher's logo, or the name in words."""
        furniture = self._document.furniture
        if self._context.logo:
            return self._call("logo", furniture.publisher_name)
        return self._call("publisher_mark", furniture.publisher_short_name, furniture.publisher_detail)

    def _call(self, name: str, *arguments: object) -> Markup:
        macro = self._macro(name)
        if macro is None:
            hint = f"write a macro `{name}` there: the one of a similar block shows how"
            raise UnfillableTemplateError(f"it has no macro `{name}`", _FILE, hint=hint)
        seen = view(arguments)
        for plain, argument in zip(seen, arguments, strict=True):
            if isinstance(argument, blocks.GuidanceTable | blocks.Figure):
                self._set[id(plain)] = (plain, argument)
        with filling(_FILE):
            return macro(*seen)

    def _bookmarked(self, origin: Origin, made: Markup) -> Markup:
        self._bookmarks += 1
        number = 5000 + self._bookmarks
        start = Markup('<w:bookmarkStart w:id="{}" w:name="{}"/>').format(number, bookmark(origin))
        return start + made + Markup('<w:bookmarkEnd w:id="{}"/>').format(number)

    def notes(self) -> tuple[Markup, dict[str, str]]:
        """A paragraph for each note, and the relationships to the addresses in them, by address."""
        own, self.links = self.links, {}
        lists = [each for each in self._document.body if isinstance(each.block, blocks.Notes)]
        made = Markup("").join(self._call("notes", each.block, each.level) for each in lists)
        own, self.links = self.links, own
        return made, own

    # What the macros ask for

    def reference(self, number: str, look: Markup) -> Markup:
        """The mark of a note; `look` are the properties of its run."""
        return self._marks.mark(number, look)

    def link(self, url: str) -> str:
        """The id of the relationship to an address."""
        return self.links.setdefault(url, f"tkLink{len(self.links) + 1}")

    def end_of_list(self) -> Markup:
        """The space after the last item of a list: as after a paragraph of text."""
        return Markup('<w:spacing w:after="{}"/>').format(self._styles.after("BodyText"))

    def kept(self, items: Sequence[Mapping[str, object]]) -> int:
        """How many items of a list stay on the page of the next one: no item stands alone at the foot of a page,
        and a short list is not parted."""
        short = len(items) <= _FEW and all(ems(str(item["text"])) <= _SHORT for item in items)
        return len(items) - 1 if short else min(len(items) - 1, 1)

    def numbering(self) -> Markup:
        """The properties of a numbered list that begins at 1."""
        self.numberings += 1
        number = 1000 + self.numberings
        return Markup('<w:numPr><w:ilvl w:val="0"/><w:numId w:val="{}"/></w:numPr>').format(number)

    def widths(self, block: str, count: int) -> list[int]:
        """The widths of `count` columns in twips: as the kind says for the block, else equal parts of the same
        sum. The page of large print may have less room than that of the kind."""
        columns = self._document.kind.columns.get(block, ())
        room = self._area.width / _TWIPS_PER_MM if self._context.presentation.size else sum(columns)
        scale = min(1.0, room / (sum(columns) or 1))
        wanted = [round(width * _TWIPS_PER_MM * scale) for width in columns]
        if len(wanted) == count:
            return wanted
        return [(sum(wanted) or self._area.width) // count] * count

    def rows(self, seen: object) -> list[blocks.GuidanceRow]:
        """The rows of a table, none of them longer than half a page."""
        _, block = self._set.get(id(seen), (None, None))
        if not isinstance(block, blocks.GuidanceTable):
            raise UnfillableTemplateError("`word.rows` wants a table of the document")
        width = self.widths(block.type, 2)[1] / _TWIPS_PER_POINT
        longest = self._area.height / _TWIPS_PER_POINT / 2
        return list(
            split_rows(block.rows, size=self._styles.size("TableBullet"), width=width, longest=longest)
        )

    def beside(self) -> list[int]:
        """The widths of the figure with its gap, and of the text beside it, in twips."""
        beside = self._document.kind.figure_beside
        assert beside is not None
        figure = round((beside.width + beside.gap) * _TWIPS_PER_MM)
        return [figure, self._area.width - figure]

    def figure(self, seen: object) -> Markup:
        """A figure with its labels, as wide as it is drawn for the room and the text size of the kind."""
        _, block = self._set.get(id(seen), (None, None))
        if not isinstance(block, blocks.Figure):
            raise UnfillableTemplateError("`word.figure` wants a figure of the document")
        locale, kind = self._context.locale, self._document.kind
        labels = {name: str(label) for name, label in block.labels.items()}
        room = min(self._area.width / _TWIPS_PER_MM, kind.figure_width)
        width = kind.figure_beside.width if kind.figure_beside else room
        template, size = self._document.figures[block.figure], kind.text.minimum
        svg = draw(block.figure, template, labels, locale.tag, locale.direction, width=width, size=size)
        drawn, _ = svg_size(svg)
        with drawing(block.figure):
            return self.pictures.drawing(svg, min(drawn, width), alternative(block, locale), name="Figure")

    def image(self, point: Mapping[str, Any]) -> Markup:
        """The picture of a point, as large as the column for pictures has room."""
        column = self.widths("easy-read", 2)[0] / _TWIPS_PER_MM
        width = min(self._document.kind.figure_width, column * _PICTURE)
        content, told = self._context.images[point["picture"]], str(point["alternative"] or "")
        height = width * _PICTURE_HEIGHT
        return self.pictures.image(point["picture"], content, width, height, told, _FRAME)

    def mark(self, name: str, style: str) -> Markup:
        """One of the program's own marks, as high as the capitals of a style; the words stand beside it."""
        width = _CAPITALS * self._styles.size(style) * EMU_PER_POINT / EMU_PER_MM
        return self.pictures.drawing(self._context.pictures[name], width, "", name="Mark")

    def logo(self, alternative: str) -> Markup:
        """The publisher's logo, 12 mm high at most."""
        assert self._context.logo is not None
        return self.pictures.logo(*self._context.logo, alternative)


def bookmark(origin: Origin) -> str:
    """The name of the hidden bookmark that leads from a block in Word back to its place in YAML."""
    place = "/".join(map(str, (origin.file, *origin.path)))
    return f"_tk{hashlib.sha256(place.encode()).hexdigest()[:16]}"
