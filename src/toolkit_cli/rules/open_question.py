"""Words that look wrong and that only the publisher can decide.

Good: the publisher decides, the section is changed, and the entry moves to `corrections:`.
"""

from collections.abc import Iterator

from toolkit_cli.core.diagnostics import Severity
from toolkit_cli.core.findings import Finding
from toolkit_cli.model.project import Project

SEVERITY = Severity.INFO


def check(project: Project) -> Iterator[Finding]:
    """Every question left open in `content/corrections.yaml`."""
    for index, entry in enumerate(project.corrections.open):
        message = f"“{entry.text}” in section `{entry.section}`: {entry.question}"
        yield Finding("content/corrections.yaml", ("open", index), message)
