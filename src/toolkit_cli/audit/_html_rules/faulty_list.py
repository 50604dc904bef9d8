"""The parts of a list of a page are not those that a list is made of: screen readers do not say that there is
a list, or count wrongly.

Bad: `<ul><p>…</p></ul>`; an `<li>` outside of a list; a list without items.
Good: `<ul>` or `<ol>` with `<li>`; `<dl>` with `<dt>` and `<dd>`, or `<div>`s that hold both.
"""

from collections.abc import Iterator

from lxml import etree

from toolkit_cli.audit._found import Fault
from toolkit_cli.audit._html_page import Page
from toolkit_cli.core.diagnostics import Severity

SEVERITY = Severity.ERROR
_ALWAYS = frozenset({"script", "template"})
_CHILDREN = {"ul": _ALWAYS | {"li"}, "ol": _ALWAYS | {"li"}, "dl": _ALWAYS | {"dt", "dd", "div"}}
_PARENTS = {"li": {"ul", "ol", "menu"}, "dt": {"dl", "div"}, "dd": {"dl", "div"}}


def check(page: Page) -> Iterator[Fault]:
    """Every list with other parts than items, every item outside of a list, every empty list."""
    for element in page.all("ul", "ol", "dl", "li", "dt", "dd"):
        if element.tag in _PARENTS:
            parent = element.getparent()
            around = parent.tag if parent is not None else ""
            if around not in _PARENTS[element.tag] and (parent is None or parent.get("role") != "list"):
                yield Fault(
                    f"`<{element.tag}>` stands outside of a list", "set it in one", page.place(element)
                )
        elif element.get("role") not in {"presentation", "none"}:
            yield from _parts(page, element)


def _parts(page: Page, element: etree._Element) -> Iterator[Fault]:
    children = [each for each in element if isinstance(each.tag, str)]
    strange = next((each for each in children if each.tag not in _CHILDREN[element.tag]), None)
    if strange is not None:
        message = f"`<{element.tag}>` holds `<{str(strange.tag)[:20]}>`"
        yield Fault(message, "set only items in it", page.place(strange))
    if not children:
        yield Fault(f"`<{element.tag}>` has no items", "take it out", page.place(element))
