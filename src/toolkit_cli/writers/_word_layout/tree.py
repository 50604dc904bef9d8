"""What a document is made of, formats applied; measures in points."""

import re
from dataclasses import dataclass
from functools import cached_property

from toolkit_cli.writers._word_layout.formats import (
    ARIAL,
    Borders,
    Face,
    LineHeight,
    ParagraphFormat,
    RunFormat,
    line_height,
)

_RIGHT_TO_LEFT = re.compile(
    "[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\U00010800-\U00010fff\U0001e800-\U0001efff]"
)


@dataclass(frozen=True)
class Words:
    """Text of one format."""

    text: str
    format: RunFormat


@dataclass(frozen=True)
class Tab:
    """A tabulator."""


@dataclass(frozen=True)
class LineBreak:
    """The end of a line within a paragraph."""


@dataclass(frozen=True)
class PageBreak:
    """The end of a page within a paragraph; splits it before it reaches the tree."""


@dataclass(frozen=True)
class Picture:
    """A picture in line with the text."""

    width: float
    height: float


@dataclass(frozen=True)
class Bookmark:
    """The place where a bookmark begins."""

    name: str


@dataclass(frozen=True)
class Note:
    """A note that belongs to this place: it stands at the foot of the page, or at the end of the section."""

    at_foot: bool
    blocks: tuple["Block", ...]


Inline = Words | Tab | LineBreak | PageBreak | Picture | Bookmark | Note


@dataclass(frozen=True)
class Paragraph:
    """A paragraph; `mark` is the format of its end, the only text in an empty one."""

    format: ParagraphFormat
    mark: RunFormat
    inlines: tuple[Inline, ...]
    page_break: bool = False

    @cached_property
    def lines(self) -> LineHeight:
        """The height of the lines, by the format that holds most of the text."""
        held: dict[tuple[float, Face], int] = {}
        for inline in self.inlines:
            if isinstance(inline, Words):
                kind = inline.format.line, inline.format.face
                held[kind] = held.get(kind, 0) + len(inline.text)
        size, face = max(held, key=lambda kind: held[kind]) if held else (self.mark.line, ARIAL)
        return line_height(self.format, size, face)

    @cached_property
    def runs_right_to_left(self) -> bool:
        """Whether some of the text does."""
        texts = (inline.text for inline in self.inlines if isinstance(inline, Words))
        return self.format.right_to_left or any(_RIGHT_TO_LEFT.search(text) for text in texts)


@dataclass(frozen=True)
class Margins:
    """The margins of a cell."""

    top: float
    bottom: float
    left: float
    right: float


@dataclass(frozen=True)
class Cell:
    """A cell over `columns` and `rows` of the grid; `width` is that of its text.

    The text stands at the `top`, `center` or `bottom`.
    """

    columns: int
    rows: int
    width: float
    margins: Margins
    borders: Borders
    align: str
    blocks: tuple["Block", ...]


@dataclass(frozen=True)
class Row:
    """A row; `height` is the least one, or the exact one.

    Cells that go on from the row above are left out.
    """

    height: float
    exact: bool
    together: bool
    header: bool
    cells: tuple[Cell, ...]


@dataclass(frozen=True)
class Table:
    """A table of fixed columns."""

    columns: tuple[float, ...]
    indent: float
    rows: tuple[Row, ...]
    page_break: bool = False


Block = Paragraph | Table


@dataclass(frozen=True)
class Edge:
    """The header or footer of a section: on its pages, and on the first one if that has its own."""

    distance: float
    usual: tuple[Block, ...]
    first: tuple[Block, ...] | None


@dataclass(frozen=True)
class Section:
    """Pages of one size; a negative `top` or `bottom` holds whatever the header or footer needs."""

    width: float
    height: float
    left: float
    right: float
    top: float
    bottom: float
    header: Edge
    footer: Edge
    blocks: tuple[Block, ...]
