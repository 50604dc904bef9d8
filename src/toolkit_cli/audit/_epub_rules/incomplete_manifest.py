"""The package of an e-book does not list what the book holds, or lists what is not there.

Bad: a picture in the archive that no `<item>` names; an `<itemref>` that leads nowhere.
Good: an `<item>` for each file, and an `<itemref>` for each page in the order of reading.
"""

from collections.abc import Iterator

from toolkit_cli.audit._epub_book import Book
from toolkit_cli.audit._found import Fault
from toolkit_cli.core.diagnostics import Severity

SEVERITY = Severity.ERROR


def check(book: Book) -> Iterator[Fault]:
    """Every file that is not listed, every entry without a file, an empty order of reading."""
    listed = {item.name for item in book.items}
    known = {"mimetype", book.package}
    for name in book.archive:
        if name not in listed and name not in known and not name.startswith("META-INF/"):
            yield Fault(f"{name[:100]} is not in the manifest", "list it, or take it out", book.place)
    for item in book.items:
        if not item.remote and item.name not in book.archive:
            yield Fault(f"{item.name[:100]} is listed, but not in the book", "add it", book.place)
    ids = {item.id for item in book.items}
    for name in book.reading:
        if name not in ids:
            yield Fault(
                f"the order of reading names `{name[:60]}`, which is not listed", "correct it", book.place
            )
    if not book.reading:
        yield Fault("the book has no order of reading", "list its pages in `<spine>`", book.place)
