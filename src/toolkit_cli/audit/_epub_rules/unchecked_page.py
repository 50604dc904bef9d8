"""A page of an e-book was not read: it is larger or nested deeper than this program reads, or a drawing in place
of a page. What stands on it was not judged; it has not passed.

Bad: a page of 300,000 elements; a chapter that is one SVG.
Good: a page for each chapter, in XHTML.
"""

from collections.abc import Iterator

from toolkit_cli.audit._epub_book import Book
from toolkit_cli.audit._found import Fault, Place
from toolkit_cli.core.diagnostics import Severity

SEVERITY = Severity.WARNING
_DRAWING = "image/svg+xml"


def check(book: Book) -> Iterator[Fault]:
    """Every page that was not read."""
    for page in book.unread:
        if page.too_large:
            hint = "look at it, or part it into several"
            yield Fault(f"the page was not read: {page.why[:200]}", hint, Place(page.name[:100]))
    reading = set(book.reading)
    for item in book.items:
        if item.id in reading and item.type == _DRAWING:
            message = "a page that is a drawing was not read"
            yield Fault(message, "look at it", Place(item.name[:100]), Severity.INFO)
