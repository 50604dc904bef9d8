"""Every sentence of the formats statement names a place, so documents without a place would have no statement.

A sentence that names a field of a place is left out where the place does not give it, and where there is no place.

Bad: `Ask {{ place.contact }} for another format.` alone.
Good: `For another format email {{ contact.email }}. At {{ place.name }}, ask {{ place.contact }}.`
"""

from collections.abc import Iterator

from toolkit_cli.core.diagnostics import Severity
from toolkit_cli.core.findings import Finding
from toolkit_cli.model.local_text import filled
from toolkit_cli.model.project import Project

SEVERITY = Severity.ERROR


def check(project: Project) -> Iterator[Finding]:
    """The statement, if nothing of it is left without a place."""
    publication = project.publication
    if publication and not filled(publication.statement.source, {}, publication.language):
        message = "without a place nothing of the statement is left"
        hint = "add a sentence that names no field of a place"
        yield Finding("content/toolkit.yaml", ("statement",), message, hint)
