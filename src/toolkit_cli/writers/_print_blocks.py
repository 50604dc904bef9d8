"""The body of a document as values for Typst: one dictionary a block, named by its type."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path

from toolkit_cli.core.sources import Origin
from toolkit_cli.core.svg import svg_size
from toolkit_cli.locales import Locale
from toolkit_cli.model import blocks
from toolkit_cli.model.document import Document, Heading, Placed
from toolkit_cli.model.inlines import Inline, Words
from toolkit_cli.model.text import Text
from toolkit_cli.templating.drawing import draw
from toolkit_cli.templating.typography import printed_address, without_widow
from toolkit_cli.tools import typst
from toolkit_cli.writers import _figures
from toolkit_cli.writers._groups import groups
from toolkit_cli.writers._notes import at_foot, without_notes
from toolkit_cli.writers._print_pictures import logo_svg, picture_svg
from toolkit_cli.writers._print_text import PrintTexts, Value
from toolkit_cli.writers._svg_lines import single_lines
from toolkit_cli.writers._unfillable import drawing
from toolkit_cli.writers._unwritten import unwritten
from toolkit_cli.writers._word_rows import split_rows
from toolkit_cli.writers._word_scripts import runs_leftwards

_POINTS_PER_MM = 72 / 25.4
_HALF_PAGE = 2.2
"""Half the height of a page, in points for each millimetre of the width of its text: as the Word twins have it."""
_REFLOWED_WIDTH = 166.0
_HIGHEST = 205.0
"""Millimetres of a re-flowed page that a figure may take; what it tells stands there in words else."""
_PPI = 300
_PICTURE, _PICTURE_HEIGHT = 6 / 7, 0.66
"""The width of a picture beside words by that of its column, and its greatest height by its width."""


class PrintBlocks:
    """Writes the blocks of one document; `files` are the pictures that they show, by name.

    `size`: points of re-flowed text, where tables become lists; 0 for pages as the template has them.
    `fonts`: the folder of fonts; `images`: the files of `content/images/` that the document shows, by name.
    """

    def __init__(
        self,
        document: Document,
        locale: Locale,
        texts: PrintTexts,
        *,
        size: float,
        fonts: Path,
        images: Mapping[str, bytes],
    ) -> None:
        self._images = images
        self._fonts = fonts
        self._document = document
        self._locale = locale
        self._texts = texts
        self._size = size
        self._origin: Origin | None = None
        self.files: dict[str, bytes] = {}

    def all(self) -> list[Value]:
        """The blocks in order; where the kind says so, a figure with the texts just before it."""
        document = self._document
        beside = document.kind.figure_beside and not self._size
        if not at_foot(document):
            return [self._group(group) for group in groups(document.body, beside=beside)]
        self._texts.set_notes(document.notes)
        return [self._group(group) for group in groups(without_notes(document), beside=beside)]

    def _group(self, group: Sequence[Placed]) -> Value:
        first, *others = group
        if not others:
            return self._placed(first)
        figure = self._placed(first)
        return {"type": "figure-beside", "figure": figure, "texts": [self._placed(other) for other in others]}

    def _placed(self, placed: Placed) -> Value:
        self._origin = placed.origin
        block = placed.block
        if isinstance(block, Heading):
            label = (Words(block.label),) if block.label else ()
            text = self._text((*label, *without_widow(block.text.inlines)))
            return {"type": "heading", "level": placed.level, "text": text, "appendix": block.appendix}
        return {"type": block.type, "level": placed.level, **self._block(block)}

    def _text(self, inlines: Iterable[Inline]) -> Value:
        return self._texts.text(inlines, self._origin)

    def _block(self, block: blocks.Leaf) -> Value:  # noqa: PLR0911, PLR0912
        match block:
            case blocks.Paragraph() | blocks.Lead():
                return {"text": self._text(block.text.inlines)}
            case blocks.BulletList():
                lead_in = self._text(block.lead_in.inlines) if block.lead_in else None
                return {"lead-in": lead_in, "items": self._items(block.items)}
            case blocks.NumberedFactors():
                return {"items": self._items(block.factors)}
            case blocks.Quotation():
                text = self._text(block.text.inlines)
                return {"text": text, "attribution": self._text(block.attribution.inlines)}
            case blocks.GuidanceTable():
                return self._table(block)
            case blocks.DoAndDont():
                sides = [("do", block.do), ("dont", block.dont)]
                return {"sides": [self._titled(name, side.title, side.items) for name, side in sides if side]}
            case blocks.Prompts():
                return {"situations": [self._situation(each) for each in block.situations]}
            case blocks.LinkList():
                return {"links": [self._link(each) for each in block.links]}
            case blocks.Figure():
                return self._figure(block)
            case blocks.Pathways():
                return {
                    "groups": [self._titled(each.number, each.title, each.items) for each in block.groups]
                }
            case blocks.EasyRead():
                return {"points": [self._point(each) for each in block.points]}
            case blocks.Notes():
                return {"notes": [self._note(each) for each in block.notes]}
            case blocks.LocalLines():
                return {"lines": [self._line(each) for each in block.lines]}
            case _:
                raise unwritten(block, "_print_blocks.py")

    def _note(self, note: blocks.Note) -> Value:
        return {"number": note.number, "text": self._text(note.text.inlines)}

    def _line(self, line: blocks.ContactLine) -> Value:
        return {"label": self._text(line.label.inlines), "value": self._text(line.value.inlines)}

    def _items(self, items: Iterable[blocks.Item]) -> list[Value]:
        return [{"text": self._text(item.text.inlines), "items": self._items(item.items)} for item in items]

    def _titled(self, name: str | int, title: Text, items: Iterable[blocks.Item]) -> Value:
        return {"name": name, "title": self._text(title.inlines), "items": self._items(items)}

    def _situation(self, situation: blocks.Situation) -> Value:
        title = self._text(without_widow(situation.situation.inlines))
        return {"title": title, "sayings": [self._text(each.text.inlines) for each in situation.sayings]}

    def _link(self, link: blocks.WebLink) -> Value:
        text = self._text(link.text.inlines)
        note = self._text(link.note.inlines) if link.note else None
        urls = (link.url, *link.also)
        printed = [self._text((Words(printed_address(url)),)) for url in urls]
        return {"url": link.url, "text": text, "note": note, "addresses": printed}

    def _point(self, point: blocks.Point) -> Value:
        """A picture with its words; without an alternative it only repeats them."""
        kind, name = self._document.kind, f"images/{point.picture.removesuffix('.svg')}.svg"
        column, _ = kind.columns.get("easy-read", (70, 100))
        svg = self.files.setdefault(name, logo_svg(point.picture, self._images[point.picture]))
        wide, high = svg_size(svg)
        room = min(kind.figure_width, column * _PICTURE)
        shown = {"file": f"/{name}", "width": min(room, room * _PICTURE_HEIGHT * wide / high)}
        told = self._text(point.alternative.inlines)["n"] if point.alternative else None
        alternative = str(point.alternative) if point.alternative else None
        return {
            **shown,
            "alternative": alternative,
            "n": told,
            "text": self._text(without_widow(point.text.inlines)),
        }

    def _table(self, block: blocks.GuidanceTable) -> Value:
        """The table; in re-flowed text its rows stay whole."""
        columns = [self._text(each.inlines) for each in block.columns]
        rows = block.rows if self._size else self._split(block)
        return {"columns": columns, "rows": [self._row(row) for row in rows]}

    def _row(self, row: blocks.GuidanceRow) -> Value:
        return {"topic": self._text(row.topic.inlines), "items": self._items(row.guidance)}

    def _split(self, block: blocks.GuidanceTable) -> Iterator[blocks.GuidanceRow]:
        kind = self._document.kind
        columns = kind.columns.get(block.type, (48, 118))
        width, longest = columns[1] * _POINTS_PER_MM, sum(columns) * _HALF_PAGE
        return split_rows(block.rows, size=kind.text.minimum, width=width, longest=longest)

    def _figure(self, block: blocks.Figure) -> Value:
        kind, locale = self._document.kind, self._locale
        beside = kind.figure_beside.width if kind.figure_beside and not self._size else 0
        width = beside or (_REFLOWED_WIDTH if self._size else kind.figure_width)
        labels = {name: str(label) for name, label in block.labels.items()}
        svg = draw(
            block.figure,
            self._document.figures[block.figure],
            labels,
            locale.tag,
            locale.direction,
            width=width,
            size=self._size or kind.text.minimum,
        )
        drawn, high = svg_size(svg)
        text = self._text(block.alternative.inlines)
        told = {"alternative": _figures.alternative(block, locale), "n": text["n"]}
        if self._size and high > _HIGHEST:
            return {**told, "file": None, "labels": self._items(map(_item, _figures.unsaid(block)))}
        # Letters that join would have no characters in the PDF: they go in as a picture.
        if any(map(runs_leftwards, labels.values())):
            with drawing(block.figure):
                svg = picture_svg(typst.png(single_lines(svg), fonts=self._fonts, ppi=_PPI), drawn, high)
        name = f"figure-{len(self.files) + 1}.svg"
        self.files[name] = svg
        return {**told, "file": f"/{name}", "width": min(drawn, width)}


def _item(text: Text) -> blocks.Item:
    return blocks.Item(text=text)
