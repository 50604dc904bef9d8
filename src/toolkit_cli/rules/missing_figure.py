"""A section shows a figure that is not drawn.

Bad: `figure: ballance`. Good: `figure: balance`, for the drawing `content/figures/balance.svg.j2`.
"""

from collections.abc import Iterator

from toolkit_cli.core.diagnostics import Severity, did_you_mean
from toolkit_cli.core.findings import Finding
from toolkit_cli.model.blocks import Figure
from toolkit_cli.model.node import walk
from toolkit_cli.model.project import Project

SEVERITY = Severity.ERROR


def check(project: Project) -> Iterator[Finding]:
    """Every figure without a drawing."""
    for file, node in project.nodes():
        for path, block in walk(node):
            if isinstance(block, Figure) and block.figure not in project.figures:
                message = f"there is no drawing `content/figures/{block.figure}.svg.j2`"
                hint = did_you_mean(block.figure, project.figures)
                yield Finding(file, (*path, "figure"), message, hint)
