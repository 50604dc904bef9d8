"""The project describes no document, so there is nothing to build.

Good: a file in `content/documents/`; `toolkit init` shows one.
"""

from collections.abc import Iterator

from toolkit_cli.core.diagnostics import Severity
from toolkit_cli.core.findings import Finding
from toolkit_cli.model.project import Project

SEVERITY = Severity.ERROR


def check(project: Project) -> Iterator[Finding]:
    """A project without a file in `content/documents/`."""
    if not any(file.startswith("content/documents/") for file in project.sources):
        yield Finding("content/documents", (), "there is no document", "describe one in content/documents/")
