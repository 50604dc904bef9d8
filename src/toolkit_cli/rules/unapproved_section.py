"""The text of a section is not approved, or has changed since it was: its documents print as drafts.

Good: after a check, `toolkit approve SECTION --role ROLE` records who approved exactly this text.
"""

from collections.abc import Iterator

from toolkit_cli.core.diagnostics import Severity
from toolkit_cli.core.findings import Finding
from toolkit_cli.model.project import Project, section_file, text_hash

SEVERITY = Severity.WARNING


def check(project: Project) -> Iterator[Finding]:
    """Every section without an approval of its present text."""
    approved = {(approval.section, approval.hash) for approval in project.approvals}
    ever = {approval.section for approval in project.approvals}
    for name, section in project.sections.items():
        if (name, text_hash(section)) not in approved:
            fact = "changed after it was approved" if name in ever else "is not approved"
            hint = f"documents print as DRAFT; when it is right: toolkit approve {name} --role ROLE"
            yield Finding(section_file(name), (), f"section `{name}` {fact}", hint)
