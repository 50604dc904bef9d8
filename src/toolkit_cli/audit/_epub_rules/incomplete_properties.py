"""An e-book does not say its title, language, identifier, or when it was last changed: libraries cannot hold it,
and reading systems cannot tell its editions apart.

Bad: no `dc:identifier` that `unique-identifier` names.
Good: `dc:title`, `dc:language`, `dc:identifier`, and `dcterms:modified` as 2026-11-23T00:00:00Z.
"""

import re
from collections.abc import Iterator

from toolkit_cli.audit._epub_book import Book
from toolkit_cli.audit._found import Fault
from toolkit_cli.core.diagnostics import Severity

SEVERITY = Severity.ERROR
_TIME = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ")


def check(book: Book) -> Iterator[Fault]:
    """Every property that is missing."""
    for name in ("title", "language", "identifier"):
        if not book.dc(name):
            yield Fault(f"the book has no `dc:{name}`", "write it in the package document", book.place)
    unique = book.root.get("unique-identifier", "")
    ids = {each.get("id") for each in book.root.iter("{*}identifier")}
    if book.dc("identifier") and unique not in ids:
        yield Fault("`unique-identifier` leads to no identifier", "give it the id of one", book.place)
    modified = book.meta("dcterms:modified")
    if book.version.startswith("3") and not (len(modified) == 1 and _TIME.fullmatch(modified[0])):
        said = f"is `{modified[0][:40]}`" if modified else "is missing"
        yield Fault(f"`dcterms:modified` {said}", "write it once, as 2026-11-23T00:00:00Z", book.place)
