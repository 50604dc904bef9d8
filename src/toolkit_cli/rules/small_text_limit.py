"""A kind of document allows text of less than 12 points, which many people cannot read.

Bad: `text: {minimum: 10}` in `templates/<kind>/kind.yaml`. Good: `text: {minimum: 12}`.
"""

from collections.abc import Iterator

from toolkit_cli.core.diagnostics import Severity
from toolkit_cli.core.findings import Finding
from toolkit_cli.model.project import Project

SEVERITY = Severity.WARNING
_LEAST = 12


def check(project: Project) -> Iterator[Finding]:
    """Every kind whose smallest text is too small."""
    for name, kind in project.kinds.items():
        if kind.text.minimum < _LEAST:
            message = f"text may be as small as {kind.text.minimum:g} points"
            path = ("text", "minimum")
            yield Finding(f"templates/{name}/kind.yaml", path, message, f"set it to {_LEAST} or more")
