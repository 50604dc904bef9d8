"""A link of an e-book leads to a page or place of the book that is not there.

Bad: `<a href="chapter-9.xhtml">` in a book of eight chapters.
Good: links to pages and ids of the book.
"""

import re
from collections.abc import Iterator

from toolkit_cli.audit._epub_book import Book
from toolkit_cli.audit._found import Fault
from toolkit_cli.core.diagnostics import Severity

SEVERITY = Severity.ERROR
_OUTWARD = re.compile(r"[a-z][a-z0-9+.-]*:|//", re.I)


def check(book: Book) -> Iterator[Fault]:
    """Every link to another page that leads nowhere; those within a page are judged with it."""
    for page in book.pages:
        for address, place in page.links if page is not book.contents else ():
            if address.startswith("#") or _OUTWARD.match(address) or book.leads(page.name, address):
                continue
            yield Fault(f"a link leads to `{address[:80]}`, which is not there", "correct it", place)
