"""The pages of an e-book in a language that runs from right to left turn the wrong way.

Bad: `<spine>` in a book in Arabic.
Good: `<spine page-progression-direction="rtl">`, and `dir="rtl"` in each page.
"""

from collections.abc import Iterator

from toolkit_cli.audit._epub_book import Book
from toolkit_cli.audit._found import Fault
from toolkit_cli.audit._tags import runs_right_to_left
from toolkit_cli.core.diagnostics import Severity

SEVERITY = Severity.ERROR


def check(book: Book) -> Iterator[Fault]:
    """The book whose pages turn against its language."""
    direction = book.spine.get("page-progression-direction", "") if book.spine is not None else ""
    rtl = runs_right_to_left(book.language)
    if rtl and direction != "rtl":
        hint = 'write `page-progression-direction="rtl"` in `<spine>`'
        yield Fault("the pages turn from left to right", hint, book.place)
    elif direction == "rtl" and book.language and not rtl and book.language[:2] not in {"zh", "ja", "ko"}:
        yield Fault("the pages turn from right to left", "take out `page-progression-direction`", book.place)
