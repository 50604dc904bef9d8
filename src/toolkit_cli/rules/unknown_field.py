"""The formats statement names a field that does not exist, or that is empty.

Bad: `{{ email }}`. Good: `{{ contact.email }}`, `{{ contact.phone }}` or `{{ contact.website }}`.
"""

from collections.abc import Iterator

from toolkit_cli.core.diagnostics import Severity, did_you_mean
from toolkit_cli.core.findings import Finding
from toolkit_cli.model.project import Project
from toolkit_cli.model.publication import FIELD

SEVERITY = Severity.ERROR


def check(project: Project) -> Iterator[Finding]:
    """Every field of the statement that has no value."""
    publication = project.publication
    if publication is None:
        return
    values = publication.contact.fields()
    for found in FIELD.finditer(publication.statement.source):
        if not values.get(found[1]):
            message = f"field `{found[1]}` {'is empty' if found[1] in values else 'does not exist'}"
            hint = "" if found[1] in values else did_you_mean(found[1], values)
            yield Finding("content/toolkit.yaml", ("statement",), message, hint)
