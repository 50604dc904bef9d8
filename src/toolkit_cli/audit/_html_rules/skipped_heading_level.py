"""A heading of a page skips a level, so that readers who move by headings look for the one between.

Bad: `<h4>` straight after `<h2>`; a first heading that is `<h3>`.
Good: `<h1>`, then `<h2>`, then `<h3>`.
"""

from collections.abc import Iterator

from toolkit_cli.audit._found import Fault
from toolkit_cli.audit._html_page import Page, shown
from toolkit_cli.core.diagnostics import Severity

SEVERITY = Severity.ERROR


def check(page: Page) -> Iterator[Fault]:
    """Every heading that is more than one level below the one before."""
    before = 0
    for level, element in page.headings:
        if level > before + 1:
            after = f"after level {before}" if before else "as the first heading"
            message = f"a heading of level {level} stands {after}: {shown(element)}"
            yield Fault(message, f"make it `<h{before + 1}>`", page.place(element))
        before = level
