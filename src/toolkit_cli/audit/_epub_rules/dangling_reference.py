"""A link of an e-book leads to a page or place of the book that is not there.

Bad: `<a href="chapter-9.xhtml">` in a book of eight chapters.
Good: links to pages and ids of the book.
"""

import posixpath
import re
from collections.abc import Iterator
from urllib.parse import unquote

from toolkit_cli.audit._epub_book import Book, resolved
from toolkit_cli.audit._found import Fault
from toolkit_cli.core.diagnostics import Severity

SEVERITY = Severity.ERROR
_OUTWARD = re.compile(r"[a-z][a-z0-9+.-]*:|//", re.I)


def check(book: Book) -> Iterator[Fault]:
    """Every link to another page that leads nowhere; those within a page are judged with it."""
    ids = {page.part: page.ids for page in book.pages}
    contents = book.contents
    for page in book.pages:
        for link in page.all("a") if page is not contents else ():
            address = link.get("href", "")
            if not address or address.startswith("#") or _OUTWARD.match(address):
                continue
            name = resolved(posixpath.dirname(page.part), address)
            goal = unquote(address.partition("#")[2])
            there = name in book.archive if name not in ids else not goal or goal in ids[name]
            if not there:
                message = f"a link leads to `{address[:80]}`, which is not there"
                yield Fault(message, "correct it", page.place(link))
