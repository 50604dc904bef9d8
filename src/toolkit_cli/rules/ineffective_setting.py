"""A rule that documents are built on is set to less than an error: nothing comes of it.

Bad: `rules: {broken-reference: off}`. Good: the reference mended, and no such line.
"""

from collections.abc import Iterator

from toolkit_cli.core.diagnostics import ESSENTIAL, Severity
from toolkit_cli.core.findings import Finding
from toolkit_cli.model.project import Project

SEVERITY = Severity.WARNING


def check(project: Project) -> Iterator[Finding]:
    """Every setting of a rule that is always an error to something less."""
    settings = project.publication.rules if project.publication else {}
    for name, severity in settings.items():
        if name in ESSENTIAL and severity is not Severity.ERROR:
            message = f"`{name}` stays an error: documents are built on it"
            yield Finding(
                "content/toolkit.yaml", ("rules", name), message, "remove the line, and mend what is found"
            )
