"""A long PDF has no bookmarks: readers cannot see what it holds, nor jump there (WCAG 2.2, 2.4.5).

Bad: 20 pages without bookmarks.
Good: a bookmark for each heading, from 10 pages on.
"""

from collections.abc import Iterator

from toolkit_cli.audit._found import Fault
from toolkit_cli.audit._pdf_document import Document
from toolkit_cli.core.diagnostics import Severity

SEVERITY = Severity.WARNING
_LONG = 10


def check(document: Document) -> Iterator[Fault]:
    """The long document without bookmarks."""
    if len(document.pages) >= _LONG and not document.bookmarks:
        message = f"the document has {len(document.pages)} pages, and no bookmarks"
        yield Fault(message, "make them from its headings")
