"""A field of a form in a PDF has no name: a screen reader cannot say what belongs into it (PDF/UA 7.18.1).

Bad: a field without a tooltip (`/TU`).
Good: `/TU (Your email address)`.
"""

from collections.abc import Iterator

from toolkit_cli.audit._found import Fault
from toolkit_cli.audit._pdf_document import Document
from toolkit_cli.core.diagnostics import Severity

SEVERITY = Severity.ERROR


def check(document: Document) -> Iterator[Fault]:
    """Every field without a name for people."""
    for page in document.pages:
        for each in page.annotations:
            if each.kind == "Widget" and not each.hidden and not each.name.strip():
                yield Fault("a field has no name", "write its tooltip", page.place())
