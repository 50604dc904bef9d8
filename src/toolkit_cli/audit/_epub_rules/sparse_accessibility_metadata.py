"""An e-book does not say which senses are enough to read it, or gives no summary of its accessibility in words
(EPUB Accessibility 1.1).

Bad: neither `schema:accessModeSufficient` nor `schema:accessibilitySummary`.
Good: both, the summary in the language of the book.
"""

from collections.abc import Iterator

from toolkit_cli.audit._epub_book import Book
from toolkit_cli.audit._found import Fault
from toolkit_cli.core.diagnostics import Severity

SEVERITY = Severity.WARNING


def check(book: Book) -> Iterator[Fault]:
    """Every property that should be there and is not."""
    for name in ("accessModeSufficient", "accessibilitySummary"):
        if not book.meta(f"schema:{name}"):
            yield Fault(f"the book has no `schema:{name}`", "write it in the package document", book.place)
