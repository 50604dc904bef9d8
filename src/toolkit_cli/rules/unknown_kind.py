"""A document names a kind that is no folder of templates.

Bad: `kind: leafet`. Good: `kind: leaflet`, for the folder `templates/leaflet/`.
"""

from collections.abc import Iterator

from toolkit_cli.core.diagnostics import Severity
from toolkit_cli.core.findings import Finding
from toolkit_cli.core.vocabulary import one_of
from toolkit_cli.model.project import Project, document_file

SEVERITY = Severity.ERROR


def check(project: Project) -> Iterator[Finding]:
    """Every kind without a folder."""
    for name, document in project.documents.items():
        if document.kind not in project.kind_names:
            hint = one_of(document.kind, sorted(project.kind_names))
            yield Finding(document_file(name), ("kind",), f"there is no kind `{document.kind}`", hint)
