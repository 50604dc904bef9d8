"""A document re-flowed for large print: what stands side by side becomes headings and lists, one below another."""

from collections.abc import Iterable, Iterator

from toolkit_cli.core.svg import svg_size
from toolkit_cli.locales import Locale
from toolkit_cli.model import blocks
from toolkit_cli.model.document import Document, Heading, Placed
from toolkit_cli.model.inlines import Words
from toolkit_cli.model.text import Text
from toolkit_cli.templating.drawing import draw
from toolkit_cli.writers._figures import unsaid
from toolkit_cli.writers._word_fit import TextArea

_HEADERS_JOINT = " – "
"""What stands between the headers of two columns in one heading."""
_DEEPEST = 4
_TWIPS_PER_MM = 1440 / 25.4
_HIGHEST = 0.85
"""Of the height of the text: what a figure may take, so that it stands on a page with a footer of its own."""


class Linear:
    """Re-flows one document: `size` of its text in points, `area` the room on a page.

    Every part keeps its own origin, so that it leads back to its own line.
    """

    def __init__(self, document: Document, locale: Locale, size: float, area: TextArea) -> None:
        self._document = document
        self._locale = locale
        self._size = size
        self._area = area

    def body(self) -> Iterator[Placed]:
        """The blocks in reading order."""
        for placed in self._document.body:
            yield from self._flowed(placed)

    def _flowed(self, placed: Placed) -> Iterator[Placed]:
        match placed.block:
            case blocks.GuidanceTable() as table:
                yield _at(placed, Heading(_headers(table)), placed.level, "columns")
                below = min(placed.level + 1, _DEEPEST)
                for index, row in enumerate(table.rows):
                    yield from _titled(placed, ("rows", index), below, row.topic, row.guidance)
            case blocks.DoAndDont() as pair:
                for name, side in (("do", pair.do), ("dont", pair.dont)):
                    if side:
                        yield from _titled(placed, (name,), placed.level, side.title, side.items)
            case blocks.Pathways() as pathways:
                for index, group in enumerate(pathways.groups):
                    yield from _titled(placed, ("groups", index), placed.level, group.title, group.items)
            case blocks.Figure() as figure:
                yield from self._figure(placed, figure)
            case _:
                yield placed

    def _figure(self, placed: Placed, figure: blocks.Figure) -> Iterator[Placed]:
        """The figure; what it tells in words where it would not fit on a page."""
        locale = self._locale
        width, height = (each / _TWIPS_PER_MM for each in (self._area.width, self._area.height))
        labels = {name: str(label) for name, label in figure.labels.items()}
        template = self._document.figures[figure.figure]
        svg = draw(
            figure.figure, template, labels, locale.tag, locale.direction, width=width, size=self._size
        )
        if svg_size(svg)[1] <= height * _HIGHEST:
            yield placed
            return
        before, _, after = locale.labels["picture"].partition("{alternative}")
        inlines = (*_words(before), *figure.alternative.inlines, *_words(after))
        told = blocks.Paragraph(type="paragraph", text=Text(figure.alternative.source, inlines))
        yield _at(placed, told, placed.level, "alternative")
        for index, block in enumerate(figure.equivalent):
            yield _at(placed, block, placed.level, "equivalent", index)
        items = tuple(blocks.Item(text=label) for label in unsaid(figure))
        if items:
            yield _at(placed, blocks.BulletList(type="list", items=items), placed.level, "labels")


def _headers(table: blocks.GuidanceTable) -> Text:
    """The headers of the columns as one heading, said once before the rows."""
    topic, guidance = table.columns
    inlines = (*topic.inlines, Words(_HEADERS_JOINT), *guidance.inlines)
    return Text(f"{topic.source}{_HEADERS_JOINT}{guidance.source}", inlines)


def _titled(
    placed: Placed, place: tuple[str | int, ...], level: int, title: Text, items: Iterable[blocks.Item]
) -> Iterator[Placed]:
    yield _at(placed, Heading(title), min(level, _DEEPEST), *place, "title")
    members = blocks.BulletList(type="list", items=tuple(items))
    yield _at(placed, members, min(level, _DEEPEST), *place, "items")


def _at(placed: Placed, block: blocks.Leaf | Heading, level: int, *place: str | int) -> Placed:
    """A block that was a part of another, at its own place in the file."""
    origin = type(placed.origin)(placed.origin.file, (*placed.origin.path, *place))
    return Placed(block, level, origin)


def _words(text: str) -> tuple[Words, ...]:
    return (Words(text),) if text else ()
