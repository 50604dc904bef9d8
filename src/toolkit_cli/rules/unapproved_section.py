"""The text of a section was never approved: its documents print as drafts.

Good: after a check, `toolkit approve SECTION --role ROLE` records who approved exactly this text.
"""

from collections.abc import Iterator

from toolkit_cli.core.diagnostics import Severity
from toolkit_cli.core.findings import Finding
from toolkit_cli.model.project import Project, section_file

SEVERITY = Severity.WARNING


def check(project: Project) -> Iterator[Finding]:
    """Every section without an approval."""
    approved = {approval.section for approval in project.approvals}
    for name in project.sections:
        if name not in approved:
            hint = f"documents print as DRAFT; when it is right: toolkit approve {name} --role ROLE"
            yield Finding(section_file(name), (), f"section `{name}` is not approved", hint)
