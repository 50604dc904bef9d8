"""A web page does not begin with a link to its main part: whoever moves by keys goes through its head each time
(WCAG 2.2, 2.4.1).

Bad: a page whose first link leads elsewhere; a skip link whose goal is not there.
Good: `<a href="#main">Skip to main content</a>` first, and `<main id="main">`.
"""

from collections.abc import Iterator

from toolkit_cli.audit._found import Fault
from toolkit_cli.audit._html_page import Page
from toolkit_cli.core.diagnostics import Severity

SEVERITY = Severity.WARNING
WEB_ONLY = True


def check(page: Page) -> Iterator[Fault]:
    """The page that has links before its main part, none of which leads to it."""
    before = [
        each
        for each in page.elements
        if each.tag in {"a", "main"} and (each.tag == "main" or each.get("href"))
    ]
    first = before[0] if before else None
    if first is None or first.tag == "main" or not any(each.tag == "main" for each in before):
        return
    goal = first.get("href", "")
    if not goal.startswith("#"):
        yield Fault(
            "the first link does not lead to the main part", "begin with a skip link", page.place(first)
        )
    elif goal[1:] not in page.ids:
        yield Fault(
            f"the skip link leads to `{goal[:40]}`, which is not there",
            "give `<main>` that id",
            page.place(first),
        )
