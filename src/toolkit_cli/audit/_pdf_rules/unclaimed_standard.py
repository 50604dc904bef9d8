"""A PDF does not say that it follows PDF/UA, the standard for accessible PDF (`pdfuaid:part`): programs that
look for it take it for any other PDF.

Bad: tagged PDF without the mark.
Good: PDF/UA-1, as this program writes it, checked by a person too.
"""

from collections.abc import Iterator

from toolkit_cli.audit._found import Fault
from toolkit_cli.audit._pdf_document import Document
from toolkit_cli.core.diagnostics import Severity

SEVERITY = Severity.WARNING


def check(document: Document) -> Iterator[Fault]:
    """The document without the mark of PDF/UA."""
    if not document.universal:
        yield Fault("the document does not say that it is PDF/UA", "export it as PDF/UA")
