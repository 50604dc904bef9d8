"""A document says another one again for other people than those the original is for.

Bad: `audience: pupils` in the Easy Read of a help sheet for parents. Good: `audience: parents`.
"""

from collections.abc import Iterator

from toolkit_cli.core.diagnostics import Severity
from toolkit_cli.core.findings import Finding
from toolkit_cli.model.project import Project, document_file

SEVERITY = Severity.WARNING


def check(project: Project) -> Iterator[Finding]:
    """Every document whose audience is not that of its original."""
    for name, plan in project.documents.items():
        original = project.documents.get(plan.alternative_of or "")
        if original and original.audience != plan.audience:
            whose = f"that of `{plan.alternative_of}` is `{original.audience}`"
            message = f"the audience is `{plan.audience}`; {whose}"
            yield Finding(document_file(name), ("audience",), message, "let both be for the same people")
