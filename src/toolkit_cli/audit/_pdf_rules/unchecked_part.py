"""A PDF is so large that a part of it was not looked at.

Bad: a file of 6,000 pages.
Good: one file for each part of it.
"""

from collections.abc import Iterator

from toolkit_cli.audit._found import Fault
from toolkit_cli.audit._pdf_document import Document
from toolkit_cli.core.diagnostics import Severity

SEVERITY = Severity.WARNING


def check(document: Document) -> Iterator[Fault]:
    """The document, if some of it was too much."""
    if document.unread:
        yield Fault(f"{document.unread} were not looked at", "divide the file, and audit each part")
