"""An e-book does not say how it can be read: which senses it needs, what it offers, what is dangerous in it.
Readers look for books by this (EPUB Accessibility 1.1).

Bad: no `schema:accessMode`.
Good: `schema:accessMode`, `schema:accessibilityFeature` and `schema:accessibilityHazard`.
"""

from collections.abc import Iterator

from toolkit_cli.audit._epub_book import Book
from toolkit_cli.audit._found import Fault
from toolkit_cli.core.diagnostics import Severity

SEVERITY = Severity.ERROR


def check(book: Book) -> Iterator[Fault]:
    """Every property that must be there and is not."""
    for name in ("accessMode", "accessibilityFeature", "accessibilityHazard"):
        if not book.meta(f"schema:{name}"):
            yield Fault(f"the book has no `schema:{name}`", "write it in the package document", book.place)
