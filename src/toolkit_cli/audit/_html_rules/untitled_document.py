"""A web page has no title: screen readers, tabs and bookmarks then say its address (WCAG 2.2, 2.4.2).

Bad: `<title></title>`, or a title that is the name of a file.
Good: `<title>Parents help sheet – NHS Kernow</title>`.
"""

from collections.abc import Iterator

from lxml import etree

from toolkit_cli.audit._found import Fault
from toolkit_cli.audit._html_page import Page, text
from toolkit_cli.core.diagnostics import Severity
from toolkit_cli.core.wording import names_nothing

SEVERITY = Severity.ERROR


def check(page: Page) -> Iterator[Fault]:
    """The page, if it has no title, or one that says nothing."""
    titles = [text(each) for each in page.elements if each.tag == "title" and _of_page(each)]
    title = titles[0] if titles else ""
    if not title:
        yield Fault("the page has no title", "write it: `<title>`", page.place())
    elif names_nothing(title) or (title.casefold() == "home" and not page.part):
        yield Fault(f"the title `{title[:60]}` says nothing", "say what the page is about", page.place())


def _of_page(element: etree._Element) -> bool:
    return next(element.iterancestors("svg"), None) is None
