"""A picture of a PDF has no alternative text: people who do not see it learn nothing of it (PDF/UA 7.3).

Bad: a `Figure` without `/Alt`.
Good: `/Alt` that says what the picture tells; decoration as an artifact.
"""

from collections.abc import Iterator

from toolkit_cli.audit._found import Fault
from toolkit_cli.audit._pdf_document import Document
from toolkit_cli.core.diagnostics import Severity

SEVERITY = Severity.ERROR


def check(document: Document) -> Iterator[Fault]:
    """Every picture and formula without words for it."""
    for element in document.all("Figure", "Formula"):
        if not (element.alternative or "").strip() and not element.actual.strip():
            kind = "picture" if element.kind == "Figure" else "formula"
            hint = "say what it tells, or mark it as decoration"
            yield Fault(f"a {kind} has no alternative text", hint, element.place())
