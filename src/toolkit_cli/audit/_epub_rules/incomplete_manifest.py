"""The package of an e-book does not list what the book holds, or lists what is not there.

Bad: a picture in the archive that no `<item>` names; an `<itemref>` that leads nowhere.
Good: an `<item>` for each file, and an `<itemref>` for each page in the order of reading.
"""

import re
import unicodedata
from collections.abc import Iterator

from toolkit_cli.audit._epub_book import Book
from toolkit_cli.audit._found import Fault
from toolkit_cli.core.diagnostics import Severity

SEVERITY = Severity.ERROR
_LEFT_OVER = re.compile(r"^META-INF/|^__MACOSX/|(?:^|/)(?:\.DS_Store|Thumbs\.db|desktop\.ini)$")
"""What no manifest lists, and what systems leave behind, which readers pass over."""


def check(book: Book) -> Iterator[Fault]:
    """Every file that is not listed, every entry without a file, an empty order of reading."""
    listed = {_plain(item.name) for item in book.items}
    held = {_plain(name) for name in book.archive}
    known = {"mimetype", book.package, *book.others}
    for name in book.archive:
        if not (_plain(name) in listed or name in known or _LEFT_OVER.search(name)):
            yield Fault(f"{name[:100]} is not in the manifest", "list it, or take it out", book.place)
    for item in book.items:
        if not item.remote and _plain(item.name) not in held:
            yield Fault(f"{item.name[:100]} is listed, but not in the book", "add it", book.place)
    ids = {item.id for item in book.items}
    for name in book.reading:
        if name not in ids:
            yield Fault(
                f"the order of reading names `{name[:60]}`, which is not listed", "correct it", book.place
            )
    if not book.reading:
        yield Fault("the book has no order of reading", "list its pages in `<spine>`", book.place)


def _plain(name: str) -> str:
    """A name in the one form of its letters that is compared."""
    return unicodedata.normalize("NFC", name)
