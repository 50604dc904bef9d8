"""An e-book has no table of contents, or one that leads nowhere: readers cannot see what it holds, nor jump there.

Bad: neither an item with `properties="nav"` nor, in EPUB 2, an NCX; an entry that leads nowhere.
Good: `<nav epub:type="toc">` with an entry for each section.
"""

from collections.abc import Iterator

from lxml import etree

from toolkit_cli.audit._epub_book import Book
from toolkit_cli.audit._epub_pages import Link
from toolkit_cli.audit._found import Fault, Place
from toolkit_cli.audit._zip import FaultyArchiveError
from toolkit_cli.core.diagnostics import Severity

SEVERITY = Severity.ERROR
_NCX = "application/x-dtbncx+xml"


def check(book: Book) -> Iterator[Fault]:
    """The book without contents; every entry that leads nowhere."""
    page = book.contents
    if page is not None and page.contents is not None:
        name, entries, place = page.name, page.contents, page.contents_place or page.place
    elif (found := _ncx(book)) is not None and not book.version.startswith("3"):
        name, entries = found
        place = Place(name)
    else:
        yield Fault("the book has no table of contents", 'add `<nav epub:type="toc">`', book.place)
        return
    if not entries:
        yield Fault("the table of contents is empty", "add an entry for each section", place)
    for address, entry in entries:
        if not address or not book.leads(name, address):
            message = f"an entry of the contents leads to `{address[:80]}`, which is not there"
            yield Fault(message, "correct it", entry)


def _ncx(book: Book) -> tuple[str, tuple[Link, ...]] | None:
    """The name and entries of the contents as EPUB 2 has them; None if there are none that can be read."""
    named = book.spine.get("toc", "").strip() if book.spine is not None else ""
    name = next((item.name for item in book.items if item.id == named and item.type == _NCX), "")
    try:
        parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)
        root = etree.fromstring(book.archive.read(name), parser)
    except (etree.XMLSyntaxError, ValueError, FaultyArchiveError):
        return None
    points = (
        each for each in root.iter("{*}content") if "navPoint" in str(getattr(each.getparent(), "tag", ""))
    )
    return name, tuple((each.get("src", "").strip(), Place(name)) for each in points)
