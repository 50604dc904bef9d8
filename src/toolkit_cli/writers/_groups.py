"""Blocks that stand side by side."""

from collections.abc import Iterable

from toolkit_cli.model import blocks
from toolkit_cli.model.document import Placed

_BESIDE = (blocks.Paragraph, blocks.Lead)


def groups(body: Iterable[Placed], *, beside: object) -> list[list[Placed]]:
    """The blocks, each alone; where figures stand `beside` their text, a figure with the texts just before it."""
    made: list[list[Placed]] = []
    for placed in body:
        group = [placed]
        if beside and isinstance(placed.block, blocks.Figure):
            while made and isinstance(made[-1][0].block, _BESIDE):
                group.insert(1, made.pop()[0])
        made.append(group)
    return made
