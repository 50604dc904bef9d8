"""A document as XHTML, for web pages and e-books: the macros of the blocks, called in order."""

import base64
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from markupsafe import Markup

from toolkit_cli.core.sources import Origin
from toolkit_cli.locales import Locale
from toolkit_cli.model import blocks
from toolkit_cli.model.document import Document, Heading, Placed
from toolkit_cli.model.inlines import Inline
from toolkit_cli.model.project import REFERENCES
from toolkit_cli.model.text import Text
from toolkit_cli.templating.drawing import draw
from toolkit_cli.templating.faults import UnfillableTemplateError
from toolkit_cli.templating.fields import fields
from toolkit_cli.templating.views import Asked, view
from toolkit_cli.templating.web import Macros
from toolkit_cli.writers import WriterContext, _addresses, _xhtml_figures, _xhtml_look, _xhtml_words
from toolkit_cli.writers._figures import description
from toolkit_cli.writers._groups import groups

BLOCKS = "_blocks/html.j2"
_TYPES = {"svg": "image/svg+xml", "png": "image/png", "jpg": "image/jpeg", "jpeg": "image/jpeg"}
_ASKED = """
    caption contacts contents direction figure furniture image language logo mark note_id notes_heading
    picture reference references_to runs slash tag target title
    title_at title_id
"""
"""What the macros may ask of `Xhtml`."""
_TITLE = "title"
_MANY = 6
"""The headings from which a page has a list of them."""
_ROOMY, _NARROW = 158.0, 72.0
"""The widths in millimetres of a figure on a wide screen and on a small one."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A heading that a list of contents leads to, with those below it."""

    anchor: str
    label: str
    text: Text
    level: int = 1
    appendix: bool = False


@dataclass
class Part:
    """A section under a heading of the first level, or what stands before the first; what is set of it."""

    entries: list[Entry] = field(default_factory=list)
    made: list[Markup] = field(default_factory=list)

    @property
    def body(self) -> Markup:
        """All its blocks."""
        return Markup("").join(self.made)


def data_address(name: str, content: bytes) -> str:
    """A picture as the address of itself, for pages that ask for nothing."""
    return f"data:{picture_type(name)};base64,{base64.b64encode(content).decode('ascii')}"


def picture_type(name: str) -> str:
    """The media type of a picture, by the end of its name."""
    return _TYPES.get(name.rpartition(".")[2].lower(), "application/octet-stream")


def _titled(document: Document) -> bool:
    """Whether the whole text stands under one heading that says what the title says."""
    main = [each for each in document.body if isinstance(each.block, Heading) and each.level == 1]
    first = document.body[0].block if document.body else None
    if document.contents or len(main) != 1 or not isinstance(first, Heading) or main[0].block is not first:
        return False
    return not first.label and str(first.text).casefold() == str(document.title).casefold()


class Xhtml:
    """Sets the blocks of one document; the macros call back as `web`.

    `xml`: for e-books. `top` is the level of the headings of sections. `address` gives the address under which
    a picture is found, from its name and content.
    """

    def __init__(
        self,
        document: Document,
        context: WriterContext,
        *,
        xml: bool = False,
        top: int = 2,
        address: Callable[[str, bytes], str] = data_address,
    ):
        self._document, self._context = document, context
        self._xml, self._top, self._address = xml, top, address
        self._anchors: dict[Origin, str] = {}
        self._set: dict[int, tuple[object, Placed]] = {}
        self._marks: dict[str, list[str]] = {}
        self._titled = _titled(document)
        self.caption: Sequence[Inline] = document.title.inlines if xml and document.contents else ()
        labels = context.locale.labels
        named = fields(document, labels, body=Markup(), contents=Markup(), mark=Markup())
        self.given: Mapping[str, object] = {
            **named,
            "title": str(document.title),
            "labels": labels,
            "look": Asked(_xhtml_look.Look(document, context), _xhtml_look.NAMES),
            "web": Asked(self, _ASKED.split()),
        }
        self.macros = Macros(context.blocks, f"templates/{BLOCKS}", self.given)

    # What the document is made of

    def parts(self) -> list[Part]:
        """The blocks by section."""
        parts: list[Part] = []
        for placed, *beside in groups(self._text, beside=self._document.kind.figure_beside):
            block = placed.block
            starts = isinstance(block, Heading) and placed.level == 1
            if starts or not parts:
                parts.append(Part())
            if isinstance(block, Heading):
                anchor = self._anchor(placed.origin)
                entry = Entry(anchor, block.label, block.text, placed.level, block.appendix)
                parts[-1].entries.append(entry)
                self.caption = block.text.inlines
            parts[-1].made.append(self._beside(placed, beside) if beside else self._block(placed))
        return parts

    @property
    def _text(self) -> Sequence[Placed]:
        """The blocks below the title; a heading that says the same is not said again."""
        return self._document.body[1:] if self._titled else self._document.body

    def _at(self, origin: Origin) -> Markup:
        """The attributes that say where in the YAML a block is."""
        source = "/".join(map(str, origin.path))
        return Markup(' id="{}" data-src="{}#{}"').format(self._anchor(origin), origin.file, source)

    def _block(self, placed: Placed) -> Markup:
        at = self._at(placed.origin)
        level = min(placed.level - 1 - self._titled + self._top, 6)
        seen = view(placed.block)
        self._set[id(seen)] = (seen, placed)
        return self.macros.call(placed.block.type.replace("-", "_"), seen, level, at)

    def _beside(self, figure: Placed, texts: Sequence[Placed]) -> Markup:
        beside = Markup("").join(map(self._block, texts))
        return self.macros.call("figure_beside", beside, self._block(figure))

    def _anchor(self, origin: Origin) -> str:
        """The id of a block: its section, and the numbers of the blocks on the way to it."""
        if origin not in self._anchors:
            stem = origin.file.rpartition("/")[2].removesuffix(".yaml")
            wanted = "-".join([stem, *(str(step) for step in origin.path if isinstance(step, int))])
            taken = {*self._anchors.values(), "main", "contents", _TITLE}
            names = (wanted if count == 1 else f"{wanted}-{count}x" for count in range(1, len(taken) + 2))
            self._anchors[origin] = next(name for name in names if name not in taken)
        return self._anchors[origin]

    # What the macros ask for

    def reference(self, number: str) -> Markup:
        """The mark of a source in the text, with a link to it."""
        marks = self._marks.setdefault(number, [])
        marks.append(f"reference-{number}" + (f"-{len(marks) + 1}" if marks else ""))
        return self.macros.call("reference", number, marks[-1], f"#{self.note_id(number)}")

    def note_id(self, number: int | str) -> str:
        """The id of a source in the list of sources."""
        return f"note-{number}"

    def references_to(self, number: int) -> list[str]:
        """The addresses of the marks of a source."""
        return [f"#{mark}" for mark in self._marks.get(str(number), ())]

    @property
    def notes_heading(self) -> str:
        """The id of the heading of the list of sources."""
        return self._anchor(Origin(REFERENCES))

    @property
    def tag(self) -> str:
        return self._document.language

    @property
    def direction(self) -> str:
        return self._context.locale.direction

    @property
    def slash(self) -> str:
        """What ends an element that holds nothing."""
        return "/" if self._xml else ""

    @property
    def title(self) -> tuple[Inline, ...]:
        """The title of the document."""
        return _xhtml_words.furniture(self._document, str(self._document.title))

    def language(self, tag: str) -> Markup:
        """The attributes of words in another language."""
        more = Markup(' xml:lang="{}"').format(tag) if self._xml else ""
        return Markup(' lang="{}"{} dir="{}"').format(tag, more, Locale(tag, {}, {}).direction)

    def runs(self, text: str) -> list[_addresses.Run]:
        """The stretches of a text, each with whether it is an address."""
        return _addresses.runs(text)

    def target(self, address: str) -> str:
        """Where an address in the text leads."""
        return _addresses.target(address)

    def furniture(self, text: str) -> tuple[Inline, ...]:
        """Words around the text, with their links and languages."""
        return _xhtml_words.furniture(self._document, text)

    @property
    def title_at(self) -> Markup:
        """The attributes of the title."""
        return self._at(self._document.body[0].origin) if self._titled else Markup(' id="{}"').format(_TITLE)

    @property
    def title_id(self) -> str:
        """The id of the title, which names what has no heading of its own."""
        return self._anchor(self._document.body[0].origin) if self._titled else _TITLE

    @property
    def contents(self) -> list[tuple[str, list[Entry]]]:
        """The entries of the contents, the appendices under a title of their own; empty for a page with few
        headings."""
        found = list(self._listed())
        groups = (("", False), (self._context.locale.labels["appendices"], True))
        listed = [(title, [each for each in found if each.appendix == wanted]) for title, wanted in groups]
        return [(title, entries) for title, entries in listed if entries]

    def _listed(self) -> Iterable[Entry]:
        """The main headings; on a page without contents of its own all of two levels, if they are many."""
        main = list(self._headings(1))
        if self._document.contents or len(main) >= _MANY:
            return main
        both = list(self._headings(2))
        return both if len(both) >= _MANY else ()

    def _headings(self, deepest: int) -> Iterator[Entry]:
        for placed in self._text:
            block = placed.block
            level = placed.level - self._titled
            if isinstance(block, Heading) and level <= deepest:
                anchor = self._anchor(placed.origin)
                yield Entry(anchor, block.label, block.text, level, block.appendix)

    @property
    def contacts(self) -> list[tuple[str, str]]:
        """How to reach the publisher, and the dates, each with its label."""
        around, labels = self._document.furniture, self._context.locale.labels
        names = ("website", "email", "phone", "version", "review_date")
        return [(labels[name], value) for name in names if (value := getattr(around, name))]

    def figure(self, seen: object) -> Markup:
        """A figure: on web pages once for a wide screen and once for a small one."""
        _, placed = self._set.get(id(seen), (None, None))
        if placed is None or not isinstance(placed.block, blocks.Figure):
            raise UnfillableTemplateError("`web.figure` wants a figure of the document")
        beside = self._document.kind.figure_beside
        room = beside.width if beside else _ROOMY
        if self._xml:
            return self._drawn(placed.block, placed.origin, _NARROW, "")
        wide, narrow = (
            self._drawn(placed.block, placed.origin, width, style)
            for width, style in ((room, "roomy"), (_NARROW, "narrow"))
        )
        return wide + Markup("\n") + narrow

    def _drawn(self, block: blocks.Figure, origin: Origin, width: float, style: str) -> Markup:
        labels = {name: str(label) for name, label in block.labels.items()}
        template, locale = self._document.figures[block.figure], self._context.locale
        svg = draw(block.figure, template, labels, locale.tag, locale.direction, width=width, size=12)
        name = "-".join(filter(None, (self._anchor(origin), style, "figure")))
        words = description(block, locale)
        return _xhtml_figures.figure(
            svg, name, str(block.alternative), words, locale.tag, xml=self._xml, style=style
        )

    def mark(self, name: str) -> Markup:
        """One of the program's own marks; the words stand beside it."""
        return _xhtml_figures.decoration(self._context.pictures[name], "mark")

    def picture(self, name: str) -> Markup:
        """One of the program's own pictures, as decoration; nothing where it is not given."""
        known = self._context.pictures.get(name)
        return _xhtml_figures.decoration(known) if known else Markup()

    def image(self, name: str, alternative: str) -> Markup:
        """A picture of `content/images/`."""
        return self._image(name, self._context.images[name], alternative)

    @property
    def logo(self) -> Markup:
        """The publisher's logo; nothing where there is none."""
        if self._context.logo is None:
            return Markup()
        return self._image(*self._context.logo, self._document.furniture.publisher_name)

    def _image(self, name: str, content: bytes, alternative: str) -> Markup:
        address = self._address(name, content)
        return Markup('<img src="{}" alt="{}"{}>').format(address, alternative, self.slash)
