"""Two sources have the same mark, so that nobody knows which of them `[^1]` means.

Good: each mark once in `content/references.yaml`.
"""

from collections.abc import Iterator

from toolkit_cli.core.diagnostics import Severity
from toolkit_cli.core.findings import Finding
from toolkit_cli.model.project import REFERENCES, Project

SEVERITY = Severity.ERROR


def check(project: Project) -> Iterator[Finding]:
    """Every mark after its first."""
    first: dict[str, int] = {}
    for index, reference in enumerate(project.references):
        before = first.setdefault(reference.mark, index)
        if before != index:
            line = project.span(REFERENCES, ("references", before, "mark")).line
            hint = f"first in line {line}; give this source another mark, in the text too"
            message = f"mark {reference.mark} is given twice"
            yield Finding(REFERENCES, ("references", index, "mark"), message, hint)
