"""The archive of an e-book is not packed as readers expect it: some refuse to open it.

Bad: a folder that was zipped by hand; `mimetype` compressed, or not the first member.
Good: `mimetype` first, stored, without extra fields, and exactly `application/epub+zip`.
"""

from collections.abc import Iterator

from toolkit_cli.audit._epub_book import Book
from toolkit_cli.audit._found import Fault, Place
from toolkit_cli.core.diagnostics import Severity

SEVERITY = Severity.ERROR
_TYPE = b"application/epub+zip"


def check(book: Book) -> Iterator[Fault]:
    """Everything that is wrong with the member `mimetype`."""
    name, plain = book.archive.first()
    place = Place("mimetype")
    if name != "mimetype":
        yield Fault("`mimetype` is not the first member", "pack it again, `mimetype` first", place)
    elif not plain:
        yield Fault("`mimetype` is compressed, or has extra fields", "store it as it is", place)
    member = book.archive.members.get("mimetype")
    plain_size = member is not None and member.file_size == len(_TYPE)
    if member is not None and not (plain_size and book.archive.read("mimetype") == _TYPE):
        yield Fault("`mimetype` is not exactly application/epub+zip", "write it so", place)
