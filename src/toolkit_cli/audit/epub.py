"""The accessibility of e-books: the book as a whole, and each of its pages."""

from toolkit_cli.audit import _epub_rules, _html_rules
from toolkit_cli.audit._epub_book import FaultyBookError, read_book
from toolkit_cli.audit._found import Found, apply, faulty, pages_of
from toolkit_cli.audit._html_page import Page
from toolkit_cli.audit._zip import FaultyArchiveError

NOT_JUDGED = (
    "pages that are drawings, contrast on pictures, of words with a place of their own and in the colours of"
    " readers, scripts, films, sounds and what is read aloud with the text"
)
"""What no rule looks at: it is for a person, or a browser, to see."""


def audit(content: bytes, file: str) -> list[Found]:
    """Every fault of an e-book, then of its pages in order; bytes that are no e-book have one fault."""
    in_pages: list[Found] = []

    def see(page: Page) -> None:
        in_pages.extend(apply(_html_rules, page, file, skip="WEB_ONLY"))

    try:
        book = read_book(content, see)
        return apply(_epub_rules, book, file, whole="package") + in_pages
    except (FaultyBookError, FaultyArchiveError) as fault:
        return faulty(file, str(fault), "open it in a reader, and export it again as EPUB", "package")


def pages() -> dict[str, str]:
    """The page of every rule for e-books as a whole."""
    return pages_of(_epub_rules)
