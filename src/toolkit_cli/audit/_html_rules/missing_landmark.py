"""A web page does not mark its main part, or marks several: screen readers jump to `<main>`.

Bad: a page of `<div>`s only; words outside of `<header>`, `<nav>`, `<main>`, `<aside>` and `<footer>`.
Good: `<header>`, `<main>`, `<footer>`, and all words in them.
"""

from collections.abc import Iterator

from lxml import etree

from toolkit_cli.audit._found import Fault
from toolkit_cli.audit._html_page import Page, shown
from toolkit_cli.core.diagnostics import Severity

SEVERITY = Severity.WARNING
WEB_ONLY = True
_PARTS = frozenset({"header", "nav", "main", "aside", "footer", "dialog", "head", "svg"})
_ROLES = frozenset(
    {
        "banner",
        "navigation",
        "main",
        "complementary",
        "contentinfo",
        "search",
        "region",
        "form",
        "dialog",
        "alert",
    }
)
_TAGS = ("main", "div", "section", "article", "td")


def check(page: Page) -> Iterator[Fault]:
    """The page without a main part or with several; the first words that stand outside of all parts."""
    mains = [each for each in page.all(*_TAGS) if each.tag == "main" or each.get("role") == "main"]
    if not mains:
        yield Fault("the page has no main part", "set its text in `<main>`", page.place())
    for element in mains[1:]:
        yield Fault("a second main part", "keep one `<main>`", page.place(element))
    outside = next(_outside(page), None) if mains else None
    if outside is not None:
        message = f"words stand outside of the parts of the page: {shown(outside)}"
        yield Fault(
            message, "set them in `<header>`, `<nav>`, `<main>`, `<aside>` or `<footer>`", page.place(outside)
        )


def _outside(page: Page) -> Iterator[etree._Element]:
    covered: set[etree._Element] = set()
    for element in page.elements:
        parent = element.getparent()
        within = parent is not None and parent in covered
        if within or element in page.hidden or _is_part(element) or _skips(element):
            covered.add(element)
        elif element.text and element.text.strip() and element.tag not in {"html", "head"}:
            yield element


def _is_part(element: etree._Element) -> bool:
    return element.tag in _PARTS or element.get("role", "") in _ROLES


def _skips(element: etree._Element) -> bool:
    return bool(element.tag == "a") and element.get("href", "").startswith("#")
