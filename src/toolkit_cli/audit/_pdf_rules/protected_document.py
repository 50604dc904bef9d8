"""A PDF is locked so that assistive technology may not read its text.

Bad: a password, or “Content copying for accessibility: not allowed”.
Good: a PDF without a password, or one that allows screen readers.
"""

from collections.abc import Iterator

from toolkit_cli.audit._found import Fault
from toolkit_cli.audit._pdf_document import Document
from toolkit_cli.core.diagnostics import Severity

SEVERITY = Severity.ERROR


def check(document: Document) -> Iterator[Fault]:
    """The document, if its encryption keeps screen readers out."""
    if not document.readable:
        yield Fault("the document does not let screen readers in", "save it without protection")
