"""A link or button of a page has no words: a screen reader stops at it and says nothing, or spells its address.

Bad: `<a href="/more"><img src="arrow.png" alt=""></a>`.
Good: a link with words, or with a picture whose alternative text says where it leads.
"""

from collections.abc import Iterator

from toolkit_cli.audit._found import Fault
from toolkit_cli.audit._html_page import Page
from toolkit_cli.core.diagnostics import Severity

SEVERITY = Severity.ERROR


def check(page: Page) -> Iterator[Fault]:
    """Every link and button without a name."""
    for element in page.all("a", "button"):
        acts = element.tag == "button" or element.get("href") is not None
        if acts and not page.name(element):
            kind = "button" if element.tag == "button" else "link"
            yield Fault(f"a {kind} has no words", "write what it does", page.place(element))
