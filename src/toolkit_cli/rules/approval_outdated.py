"""A section changed after it was approved: its documents print as drafts again.

Bad: a sentence is put into a section, and `content/approvals.yaml` still holds the fingerprint of before.
Good: after a check, `toolkit approve SECTION --role ROLE` records who approved exactly this text.
"""

from collections.abc import Iterator

from toolkit_cli.core.diagnostics import Severity
from toolkit_cli.core.findings import Finding
from toolkit_cli.model.content import Approval
from toolkit_cli.model.project import Project, section_file, text_hash

SEVERITY = Severity.WARNING


def check(project: Project) -> Iterator[Finding]:
    """Every section whose approvals are all for another text."""
    approvals: dict[str, list[Approval]] = {}
    for approval in project.approvals:
        approvals.setdefault(approval.section, []).append(approval)
    for name, given in approvals.items():
        if name in project.sections and text_hash(project.sections[name]) not in {a.hash for a in given}:
            last = max(given, key=lambda approval: approval.date)
            message = f"section `{name}` changed after role `{last.role}` approved it ({last.date})"
            hint = f"documents print as DRAFT; when it is right: toolkit approve {name} --role ROLE"
            yield Finding(section_file(name), (), message, hint)
