"""A document names a document that it says again, and there is none of that name; or a document in Easy Read
names none, so that whoever asks for Easy Read does not get it.

Bad: `alternative-of: parents-helpsheet`. Good: `alternative-of: parents-help-sheet`.
"""

from collections.abc import Iterator

from toolkit_cli.core.diagnostics import Severity, did_you_mean
from toolkit_cli.core.findings import Finding
from toolkit_cli.model.project import Project, document_file
from toolkit_cli.rules._easy_read import KIND

SEVERITY = Severity.ERROR


def check(project: Project) -> Iterator[Finding]:
    """Every `alternative-of` that leads nowhere, and Easy Read without it."""
    for name, plan in project.documents.items():
        original, file = plan.alternative_of, document_file(name)
        if original is None:
            if plan.kind == KIND:
                hint = "add `alternative-of` with the document that it says in easier words"
                yield Finding(file, ("kind",), "Easy Read of what?", hint)
        elif original == name or f"{document_file(original)}" not in project.values:
            hint = did_you_mean(original, project.documents.keys() - {name})
            yield Finding(file, ("alternative-of",), f"there is no other document `{original}`", hint)
