"""A kind for Easy Read allows text of less than 14 points.

Bad: `text: {minimum: 12}` in `templates/easy-read/kind.yaml`. Good: `text: {minimum: 14}`.
"""

from collections.abc import Iterator

from toolkit_cli.core.diagnostics import Severity
from toolkit_cli.core.findings import Finding
from toolkit_cli.core.sources import KeyPath
from toolkit_cli.model.project import Project
from toolkit_cli.rules._easy_read import KIND

SEVERITY = Severity.ERROR
_SMALLEST = 14


def check(project: Project) -> Iterator[Finding]:
    """Every size below the limit: that of all text, and those of single styles."""
    kind = project.kinds.get(KIND)
    if kind is None:
        return
    sizes: dict[KeyPath, float] = {("text", "minimum"): kind.text.minimum}
    sizes |= {("text", "styles", style): size for style, size in kind.text.styles.items()}
    for path, size in sizes.items():
        if size < _SMALLEST:
            message = f"text of {size:g} points is too small for Easy Read"
            yield Finding(f"templates/{KIND}/kind.yaml", path, message, f"write {_SMALLEST} or more")
