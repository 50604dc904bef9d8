"""The vertical rules between the blocks of a page or a cell: what is added, what joins, what is dropped."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from toolkit_cli.writers._word_layout.formats import Borders, ParagraphFormat
from toolkit_cli.writers._word_layout.tree import Block, Paragraph, Table


@dataclass(frozen=True)
class Placed:
    """A block; the space above it; the height its borders add on top and at the bottom, in points."""

    block: Block
    above: float
    top: float = 0.0
    bottom: float = 0.0


def placed(blocks: Sequence[Block], *, spaces_add: bool) -> Iterator[Placed]:
    """The blocks of one flow, from top to bottom."""
    for index, block in enumerate(blocks):
        before = blocks[index - 1] if index else None
        after = blocks[index + 1] if index + 1 < len(blocks) else None
        above = _space(before, block, spaces_add)
        if isinstance(block, Table):
            yield Placed(block, above)
            continue
        rules = block.format.borders
        top, bottom = rules.top.height, rules.bottom.height
        yield Placed(
            block, above, 0.0 if _joins(before, block) else top, 0.0 if _joins(block, after) else bottom
        )


def trailing(blocks: Sequence[Block]) -> float:
    """The space after the last block, which counts in a cell, a header and a footer."""
    last = blocks[-1] if blocks else None
    return last.lines.free + last.format.after if isinstance(last, Paragraph) else 0.0


def _space(before: Block | None, block: Block, spaces_add: bool) -> float:
    if not isinstance(before, Paragraph):
        return block.format.before if isinstance(block, Paragraph) else 0.0
    if isinstance(block, Table):
        return before.lines.free + before.format.after
    same = before.format.style == block.format.style
    after = 0.0 if same and before.format.contextual else before.format.after
    own = 0.0 if same and block.format.contextual else block.format.before
    return before.lines.free + (after + own if spaces_add else max(after, own))


def _joins(one: Block | None, other: Block | None) -> bool:
    """Whether two paragraphs stand in one box of rules.

    With a rule between them each keeps its own box: LibreOffice ignores such a rule of a style.
    """
    if not isinstance(one, Paragraph) or not isinstance(other, Paragraph):
        return False
    return _box(one.format) == _box(other.format) and not one.format.borders.between.width


def _box(format_: ParagraphFormat) -> tuple[Borders, float, float, float]:
    return format_.borders, format_.left, format_.right, min(format_.first, 0.0)
