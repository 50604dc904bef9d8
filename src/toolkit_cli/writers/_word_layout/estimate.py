"""Rough sizes, known before anything is laid out: they tell only what is too big to be kept in one piece."""

import math
from collections.abc import Iterable

from toolkit_cli.writers._word_layout.tree import Block, Inline, LineBreak, Paragraph, Picture, Row, Words
from toolkit_cli.writers._word_layout.widths import ems


def width(inlines: Iterable[Inline]) -> float:
    """About how long these are in one line, in points."""
    return sum(map(_width, inlines))


def height(blocks: Iterable[Block], column: float) -> float:
    """About how high these are in a column so many points wide."""
    return sum(_height(block, column) for block in blocks)


def row_height(row: Row) -> float:
    """About how high a row is."""
    cells = (height(cell.blocks, cell.width) for cell in row.cells)
    return max([row.height, *cells])


def _width(inline: Inline) -> float:
    if isinstance(inline, Picture):
        return inline.width
    return ems(inline.text) * inline.format.size if isinstance(inline, Words) else 0.0


def _height(block: Block, column: float) -> float:
    if not isinstance(block, Paragraph):
        return sum(map(row_height, block.rows))
    style = block.format
    room = max(column - style.left - style.right, 1.0)
    line = block.lines
    lines = math.ceil(max(width(block.inlines) / room, 1))
    lines += sum(isinstance(inline, LineBreak) for inline in block.inlines)
    pictures = max((inline.height for inline in block.inlines if isinstance(inline, Picture)), default=0.0)
    return style.before + style.after + lines * (line.above + line.below + line.free) + pictures
