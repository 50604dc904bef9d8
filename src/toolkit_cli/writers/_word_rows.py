"""Rows of guidance that stay whole on a page: a row longer than half of one is split at its items."""

import math
from collections.abc import Iterator

from toolkit_cli.model.blocks import GuidanceRow, Item
from toolkit_cli.writers._word_layout.widths import ems

_LINE = 1.35


def split_rows(
    rows: tuple[GuidanceRow, ...], *, size: float, width: float, longest: float
) -> Iterator[GuidanceRow]:
    """The rows, none much higher than `longest`; each part of a split row begins with its topic.

    All measures are points: `size` of the text, `width` of the column of guidance.
    """
    for row in rows:
        part: list[Item] = []
        height = 0.0
        for item in row.guidance:
            needed = _height(item, size, width)
            if part and height + needed > longest:
                yield row.model_copy(update={"guidance": tuple(part)})
                part, height = [], 0.0
            part.append(item)
            height += needed
        yield row.model_copy(update={"guidance": tuple(part)})


def _height(item: Item, size: float, width: float) -> float:
    lines = math.ceil(ems(str(item.text)) * size / width)
    return lines * size * _LINE + sum(_height(inner, size, width) for inner in item.items)
