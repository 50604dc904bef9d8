"""An approval names a person. Approvals are kept in the open and for long: they name roles.

Bad: `role: Jane Smith` or `role: j.smith@example.org`.
Good: `role: editor` or `role: Head of Communications`.
"""

from collections.abc import Iterator

from toolkit_cli.core.diagnostics import Severity
from toolkit_cli.core.findings import Finding
from toolkit_cli.model.project import Project
from toolkit_cli.rules._people import person_in

SEVERITY = Severity.WARNING


def check(project: Project) -> Iterator[Finding]:
    """Every role that reads like a name or an address."""
    for index, approval in enumerate(project.approvals):
        fault = person_in(approval.role)
        if fault:
            message = f"role `{approval.role}` {fault}"
            hint = "name the role, for example `editor`, never the person"
            yield Finding("content/approvals.yaml", ("approvals", index, "role"), message, hint)
