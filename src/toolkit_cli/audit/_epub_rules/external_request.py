"""An e-book asks other machines for parts of itself: it is broken without a network, and tells who reads it. EPUB
allows it for sounds, films and fonts.

Bad: an `<item>` with an address on the web.
Good: all in the book; links to other sites are no requests.
"""

import re
from collections.abc import Iterator

from toolkit_cli.audit._epub_book import Book
from toolkit_cli.audit._found import Fault, Place
from toolkit_cli.core.diagnostics import Severity

SEVERITY = Severity.WARNING
_ELSEWHERE = re.compile(r"(?:url\(|@import)\s*[\"']?((?:https?:)?//[^\s\"')]{1,500})", re.I)


def check(book: Book) -> Iterator[Fault]:
    """Every listed part that lies elsewhere, and every address in a style sheet."""
    for item in book.items:
        if item.remote:
            yield Fault(f"the book asks for {item.name[:100]}", "keep it in the book", book.place)
        elif item.type == "text/css" and item.name in book.archive:
            style = book.archive.read(item.name).decode("utf-8", "replace")
            for found in _ELSEWHERE.finditer(style):
                place = Place(item.name)
                yield Fault(f"the style sheet asks for {found[1][:100]}", "keep it in the book", place)
