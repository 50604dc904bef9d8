"""A section is in no document, so nobody will read it.

Good: every section is used by at least one document.
"""

from collections.abc import Iterator

from toolkit_cli.core.diagnostics import Severity
from toolkit_cli.core.findings import Finding
from toolkit_cli.model.project import Project, section_file

SEVERITY = Severity.WARNING


def check(project: Project) -> Iterator[Finding]:
    """Every section that no document uses."""
    used = {use.use for document in project.documents.values() for use in document.content}
    for name in sorted(set(project.sections) - used):
        message = f"no document uses section `{name}`"
        yield Finding(section_file(name), (), message, "add it to a document, or remove the file")
