"""The parts of a list of a page are not those that a list is made of: screen readers do not say that there is
a list, or count wrongly.

Bad: `<ul><p>…</p></ul>`; an `<li>` outside of a list; a list without items.
Good: `<ul>` or `<ol>` with `<li>`; `<dl>` with `<dt>` and `<dd>`, or `<div>`s that hold both.
"""

from collections.abc import Iterator

from lxml import etree

from toolkit_cli.audit._found import Fault
from toolkit_cli.audit._html_page import Page
from toolkit_cli.audit._html_roles import role
from toolkit_cli.core.diagnostics import Severity

SEVERITY = Severity.ERROR
_ALWAYS = frozenset({"script", "template"})
_ITEMS = frozenset({"listitem", "term", "definition"})
_CHILDREN = {"ul": _ALWAYS | {"li"}, "ol": _ALWAYS | {"li"}, "dl": _ALWAYS | {"dt", "dd", "div"}}
_PARENTS = {"li": {"ul", "ol", "menu"}, "dt": {"dl", "div"}, "dd": {"dl", "div"}}


def check(page: Page) -> Iterator[Fault]:
    """Every list with other parts than items, every item outside of a list, every empty list."""
    for element in page.all("ul", "ol", "dl", "li", "dt", "dd"):
        if element.tag in _PARENTS:
            parent = element.getparent()
            around = parent.tag if parent is not None else ""
            is_item = (role(element) or "listitem") in _ITEMS
            if (
                is_item
                and around not in _PARENTS[element.tag]
                and (parent is None or parent.get("role") != "list")
            ):
                yield Fault(
                    f"`<{element.tag}>` stands outside of a list", "set it in one", page.place(element)
                )
        elif (role(element) or "list") == "list":
            yield from _parts(page, element)


def _parts(page: Page, element: etree._Element) -> Iterator[Fault]:
    children = [each for each in element if isinstance(each.tag, str)]
    known = _CHILDREN[element.tag]
    strange = next(
        (each for each in children if each.tag not in known and each.get("role") != "listitem"), None
    )
    if strange is not None:
        message = f"`<{element.tag}>` holds `<{str(strange.tag)[:20]}>`"
        yield Fault(message, "set only items in it", page.place(strange))
    if not children:
        message = f"`<{element.tag}>` has no items"
        yield Fault(message, "take it out", page.place(element), Severity.WARNING)
