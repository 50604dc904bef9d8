"""The alternative of a figure leaves out what its equivalent says.

Word and PDF show the figure, so they print no equivalent: who does not see it hears the alternative alone. What
that leaves out is put behind it, and makes it long.

Bad: `alternative: A full moon.` beside an equivalent with the item `stars`.
Good: `alternative: A full moon among stars.`
"""

from collections.abc import Iterable, Iterator

from toolkit_cli.core.diagnostics import Severity
from toolkit_cli.core.findings import Finding
from toolkit_cli.model.blocks import Figure, Item
from toolkit_cli.model.node import walk
from toolkit_cli.model.project import Project

SEVERITY = Severity.WARNING


def check(project: Project) -> Iterator[Finding]:
    """Every item of an equivalent that is not in the alternative of its figure."""
    for file, node in project.nodes():
        for path, figure in walk(node):
            if isinstance(figure, Figure):
                said = str(figure.alternative).casefold()
                left_out = [each for each in _items(figure) if each.casefold() not in said]
                if left_out:
                    message = f"the alternative does not say `{left_out[0]}`"
                    hint = "say there what the equivalent says, as short as you can"
                    yield Finding(file, (*path, "alternative"), message, hint)


def _items(figure: Figure) -> Iterator[str]:
    def texts(items: Iterable[Item]) -> Iterator[str]:
        for item in items:
            yield str(item.text)
            yield from texts(item.items)

    for block in figure.equivalent:
        yield from texts(block.items)
