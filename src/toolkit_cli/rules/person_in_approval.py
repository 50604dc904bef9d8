"""An approval names a person. Approvals are kept in the open and for long: they name roles.

Bad: `role: Jane Smith` or `role: j.smith@example.org`.
Good: `role: editor` or `role: Head of Communications`.
"""

from collections.abc import Iterator

from toolkit_cli.core.diagnostics import Severity
from toolkit_cli.core.findings import Finding
from toolkit_cli.core.people import INSTEAD, person_in
from toolkit_cli.model.project import Project

SEVERITY = Severity.WARNING


def check(project: Project) -> Iterator[Finding]:
    """Every role that reads like a name or an address."""
    recorded = {
        "approvals": [each.role for each in project.approvals],
        "translations": [each.role for each in project.translation_approvals],
        "formats": [each.role for each in project.format_approvals],
    }
    for key, roles in recorded.items():
        for index, role in enumerate(roles):
            fault = person_in(role)
            if fault:
                message = f"role `{role}` {fault}"
                yield Finding("content/approvals.yaml", (key, index, "role"), message, INSTEAD)
