"""A page has several headings of level 1, so that none of them says what the whole is.

Bad: an `<h1>` for each section.
Good: one `<h1>` with the title, and an `<h2>` for each section.
"""

from collections.abc import Iterator

from toolkit_cli.audit._found import Fault
from toolkit_cli.audit._html_page import Page, shown
from toolkit_cli.core.diagnostics import Severity

SEVERITY = Severity.ERROR


def check(page: Page) -> Iterator[Fault]:
    """Every main heading after the first."""
    mains = [element for level, element in page.headings if level == 1]
    for element in mains[1:]:
        yield Fault(f"a second heading of level 1: {shown(element)}", "make it `<h2>`", page.place(element))
