"""A page has no heading of level 1: there is nothing that says what the whole is.

Bad: a page whose title is a `<p>` in large letters.
Good: one `<h1>` with the title of the page.
"""

from collections.abc import Iterator

from toolkit_cli.audit._found import Fault
from toolkit_cli.audit._html_page import EPUB_TYPE, Page
from toolkit_cli.core.diagnostics import Severity

SEVERITY = Severity.ERROR


def check(page: Page) -> Iterator[Fault]:
    """The page, if it has no main heading."""
    if all(level != 1 for level, _ in page.headings) and not _is_contents(page):
        yield Fault("the page has no heading of level 1", "make its title an `<h1>`", page.place())


def _is_contents(page: Page) -> bool:
    """Whether it is the table of contents of an e-book, which may go without."""
    return any(each.get(EPUB_TYPE) == "toc" for each in page.all("nav"))
