"""A heading of a page holds no words: it stands in the list of headings as a gap.

Bad: `<h2></h2>`.
Good: an `<h2>` with words, or space made by the style sheet.
"""

from collections.abc import Iterator

from toolkit_cli.audit._found import Fault
from toolkit_cli.audit._html_page import Page
from toolkit_cli.core.diagnostics import Severity

SEVERITY = Severity.ERROR


def check(page: Page) -> Iterator[Fault]:
    """Every heading without words."""
    for level, element in page.headings:
        if not page.name(element):
            yield Fault(
                f"a heading of level {level} is empty", "write it, or take it out", page.place(element)
            )
