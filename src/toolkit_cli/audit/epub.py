"""The accessibility of e-books: the book as a whole, and each of its pages."""

from toolkit_cli.audit import _epub_rules, _html_rules
from toolkit_cli.audit._epub_book import FaultyBookError, read_book
from toolkit_cli.audit._found import Found, apply, faulty, pages_of
from toolkit_cli.audit._zip import FaultyArchiveError


def audit(content: bytes, file: str) -> list[Found]:
    """Every fault of an e-book, then of its pages in order; bytes that are no e-book have one fault."""
    try:
        book = read_book(content)
        found = apply(_epub_rules, book, file, whole="package")
    except (FaultyBookError, FaultyArchiveError) as fault:
        return faulty(file, str(fault), "open it in a reader, and export it again as EPUB", "package")
    for page in book.pages:
        found += apply(_html_rules, page, file, skip="WEB_ONLY")
    return found


def pages() -> dict[str, str]:
    """The page of every rule for e-books as a whole."""
    return pages_of(_epub_rules)
