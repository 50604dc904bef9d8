"""An e-book says of itself what is not so: that it follows a standard, in words that are not those of the
standard or without naming who checked it; or which senses it needs, without counting its pictures.

Bad: `EPUB Accessibility 1.1 - WCAG 2.2 AA`; a claim without `a11y:certifiedBy`; pictures, but no `visual`.
Good: `EPUB Accessibility 1.1 - WCAG 2.2 Level AA` with `a11y:certifiedBy`; or no claim.
"""

import re
from collections.abc import Iterator

from toolkit_cli.audit._epub_book import Book
from toolkit_cli.audit._found import Fault
from toolkit_cli.core.diagnostics import Severity

SEVERITY = Severity.ERROR
_CLAIM = re.compile(r"EPUB Accessibility 1\.1 - WCAG 2\.[0-2] Level (?:A|AA|AAA)")


def check(book: Book) -> Iterator[Fault]:
    """A claim that is misspelt or that nobody vouches for; modes and features that the pages do not bear out."""
    claims = book.meta("dcterms:conformsTo")
    for claim in claims:
        near = re.search(r"(?i)epub.{0,3}access|wcag", claim)
        if near and not _CLAIM.fullmatch(claim) and not claim.startswith("http"):
            message = f"`{claim[:80]}` is not how the standard names itself"
            yield Fault(message, "EPUB Accessibility 1.1 - WCAG 2.2 Level AA", book.place)
    if any(_CLAIM.fullmatch(each) for each in claims) and not book.meta("a11y:certifiedBy"):
        yield Fault("nobody vouches for the claim", "name who checked it in `a11y:certifiedBy`", book.place)
    shown = any(page.has_pictures for page in book.pages)
    if shown and book.meta("schema:accessMode") and "visual" not in book.meta("schema:accessMode"):
        yield Fault("the book has pictures, but not the mode `visual`", "add `schema:accessMode`", book.place)
