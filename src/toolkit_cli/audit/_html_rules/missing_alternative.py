"""A picture of a page has no alternative text and is not marked as decoration: people who do not see it learn
nothing of it (WCAG 2.2, 1.1.1).

Bad: `<img src="figure.png">`; `<svg>` without `<title>`.
Good: `<img alt="…">`; `alt=""` or `aria-hidden="true"` for decoration; `<svg role="img">` with `<title>`.
"""

from collections.abc import Iterator

from lxml import etree

from toolkit_cli.audit._found import Fault
from toolkit_cli.audit._html_page import Page
from toolkit_cli.core.diagnostics import Severity

SEVERITY = Severity.ERROR


def check(page: Page) -> Iterator[Fault]:
    """Every picture without a name that is not decoration."""
    for element in page.elements:
        if element in page.hidden or not _is_picture(element) or _is_decoration(element):
            continue
        if not page.name(element):
            yield Fault(
                f"a picture has no alternative text: `<{element.tag}>`", _hint(element), page.place(element)
            )


def _is_picture(element: etree._Element) -> bool:
    if element.tag == "svg":
        return next(element.iterancestors("svg"), None) is None
    is_button = element.tag == "input" and element.get("type", "").lower() == "image"
    return is_button or element.tag in {"img", "area", "object", "canvas"} or element.get("role") == "img"


def _is_decoration(element: etree._Element) -> bool:
    if element.get("role") in {"presentation", "none"}:
        return True
    if element.tag in {"object", "input"} and element.get("alt", "").strip():
        return True
    inside = next(element.iterancestors("a", "button"), None)
    return (bool(element.tag == "img") and element.get("alt") == "" and inside is None) or _named_around(
        element
    )


def _named_around(element: etree._Element) -> bool:
    """Whether it stands in a drawing or picture that has a name of its own, or in a link that has words."""
    around = next(element.iterancestors("a", "button"), None)
    if around is not None and element.get("alt") == "":
        return True
    return any(each.get("role") == "img" for each in element.iterancestors())


def _hint(element: etree._Element) -> str:
    return (
        "give it a `<title>`"
        if element.tag == "svg"
        else "say in `alt` what it tells; leave it empty for decoration"
    )
