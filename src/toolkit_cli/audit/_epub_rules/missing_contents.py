"""An e-book has no table of contents, or one that leads nowhere: readers cannot see what it holds, nor jump there.

Bad: no item with `properties="nav"`; an entry that leads to a page that is not there.
Good: `<nav epub:type="toc">` with an entry for each section.
"""

import posixpath
from collections.abc import Iterator
from urllib.parse import unquote

from toolkit_cli.audit._epub_book import Book, resolved
from toolkit_cli.audit._found import Fault
from toolkit_cli.audit._html_page import EPUB_TYPE
from toolkit_cli.core.diagnostics import Severity

SEVERITY = Severity.ERROR


def check(book: Book) -> Iterator[Fault]:
    """The book without contents; every entry that leads nowhere."""
    page = book.contents
    lists = [each for each in page.all("nav") if each.get(EPUB_TYPE) == "toc"] if page is not None else []
    if page is None or not lists:
        yield Fault("the book has no table of contents", 'add `<nav epub:type="toc">`', book.place)
        return
    ids = {each.part: each.ids for each in book.pages}
    entries = list(lists[0].iter("a"))
    if not entries:
        yield Fault("the table of contents is empty", "add an entry for each section", page.place(lists[0]))
    for entry in entries:
        address = entry.get("href", "")
        name = resolved(posixpath.dirname(page.part), address) if address[:1] != "#" else page.part
        goal = unquote(address.partition("#")[2])
        if name not in ids or (goal and goal not in ids[name]):
            message = f"an entry of the contents leads to `{address[:80]}`, which is not there"
            yield Fault(message, "correct it", page.place(entry))
