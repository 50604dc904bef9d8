"""The bullets or numbers of a list of a page are typed as text: a screen reader does not say that there is a
list, nor how many items it has.

Bad: `<p>• Breathe</p><p>• Talk</p>`; lines parted by `<br>` that begin with a dash.
Good: `<ul><li>Breathe</li><li>Talk</li></ul>`.
"""

from collections.abc import Iterator

from lxml import etree

from toolkit_cli.audit._found import Fault, quoted
from toolkit_cli.audit._html_page import Page
from toolkit_cli.core.diagnostics import Severity
from toolkit_cli.core.wording import typed_mark

SEVERITY = Severity.ERROR


def check(page: Page) -> Iterator[Fault]:
    """The first of two or more paragraphs, or lines, that follow each other and begin like items."""
    before: etree._Element | None = None
    told: etree._Element | None = None
    for element in page.all("p", "div", "br"):
        line = (element.tail if element.tag == "br" else element.text) or ""
        if not typed_mark(line):
            continue
        previous = _previous(element)
        follows = previous is not None and previous in {before, told}
        if follows and told is None and before is not None:
            message = f"an item of a list is typed: {quoted(line)}"
            yield Fault(message, "make it `<li>` in `<ul>` or `<ol>`", page.place(before))
        told = element if follows else None
        before = element


def _previous(element: etree._Element) -> etree._Element | None:
    return next(element.itersiblings(etree.Element, preceding=True), None)
