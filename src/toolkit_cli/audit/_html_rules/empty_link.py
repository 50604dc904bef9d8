"""A link or button of a page has no words: a screen reader stops at it and says nothing, or spells its address.
Its words are its accessible name: its own text, the alternative text of pictures in it, or a label.

Bad: `<a href="/more"><img src="arrow.png" alt=""></a>`; `<input type="button" value="">`; `<summary></summary>`.
Good: a link with words, or with a picture whose alternative text says where it leads.
"""

from collections.abc import Iterator

from lxml import etree

from toolkit_cli.audit._found import Fault
from toolkit_cli.audit._html_page import EPUB_TYPE, Page
from toolkit_cli.audit._html_roles import ACTS, role
from toolkit_cli.core.diagnostics import Severity

SEVERITY = Severity.ERROR


def check(page: Page) -> Iterator[Fault]:
    """Every link, button, item of a menu and summary without a name."""
    for element in page.elements:
        kind = role(element)
        if kind not in ACTS | {"summary"} or element in page.hidden or _is_picture(element):
            continue
        if not page.name(element) and not _is_region(element):
            words = {"link": "link", "menuitem": "item of a menu", "summary": "summary"}.get(kind, "button")
            yield Fault(f"a {words} has no words", "write what it does", page.place(element))


def _is_picture(element: etree._Element) -> bool:
    """Whether it is judged as a picture."""
    return element.tag == "area" or (element.tag == "input" and element.get("type", "").lower() == "image")


def _is_region(element: etree._Element) -> bool:
    """Whether it is a region of a drawn page in an e-book, which has no words by its standard."""
    return any("region-based" in each.get(EPUB_TYPE, "").split() for each in element.iterancestors("nav"))
