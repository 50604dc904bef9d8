"""A page of an e-book is not well formed: readers show an error in place of it, or stop at it.

Bad: `<br>` that is not closed; `&nbsp;`.
Good: XHTML, in which every element is closed.
"""

from collections.abc import Iterator

from toolkit_cli.audit._epub_book import Book
from toolkit_cli.audit._found import Fault, Place
from toolkit_cli.core.diagnostics import Severity

SEVERITY = Severity.ERROR


def check(book: Book) -> Iterator[Fault]:
    """Every page that cannot be read."""
    for page in book.unread:
        if not page.too_large:
            yield Fault(page.why[:300], "correct it, and pack the book again", Place(page.name[:100]))
