"""A picture of a page has no alternative text and is not marked as decoration: people who do not see it learn
nothing of it (WCAG 2.2, 1.1.1). A drawing that is neither named nor called a picture is a warning: most screen
readers pass it over, which is right for decoration only.

Bad: `<img src="figure.png">`; `<svg>` without `<title>`.
Good: `<img alt="…">`; `alt=""` or `aria-hidden="true"` for decoration; `<svg role="img">` with `<title>`.
"""

from collections.abc import Iterator

from lxml import etree

from toolkit_cli.audit._found import Fault
from toolkit_cli.audit._html_page import Page
from toolkit_cli.audit._html_roles import ACTS, role
from toolkit_cli.core.diagnostics import Severity

SEVERITY = Severity.ERROR
_PICTURES = frozenset({"img", "graphics-document", "graphics-symbol"})


def check(page: Page) -> Iterator[Fault]:
    """Every picture without a name that is not decoration."""
    for element in page.elements:
        if element in page.hidden or not _is_picture(element) or _is_decoration(page, element):
            continue
        if not page.name(element):
            message = f"a picture has no alternative text: `<{element.tag}>`"
            severity = Severity.WARNING if _is_passed_over(element) else None
            yield Fault(message, _hint(element), page.place(element), severity)


def _is_picture(element: etree._Element) -> bool:
    if element.tag == "svg":
        return next(element.iterancestors("svg"), None) is None
    if element.tag == "area":
        return element.get("href") is not None
    is_button = element.tag == "input" and element.get("type", "").lower() == "image"
    return is_button or element.tag in {"img", "object", "canvas"} or role(element) in _PICTURES


def _is_decoration(page: Page, element: etree._Element) -> bool:
    if element.tag == "img" and not (
        element.get("alt", "x") or element.get("tabindex") or _is_named(element)
    ):
        return True
    if role(element) in {"presentation", "none"} or (element.tag != "img" and _is_none(element)):
        return True
    around = next((each for each in element.iterancestors() if role(each) in ACTS), None)
    if around is not None and _is_passed_over(element) and page.name(around):
        return True
    return any(role(each) in _PICTURES and each.tag != "canvas" for each in element.iterancestors())


def _is_named(element: etree._Element) -> bool:
    return bool(element.get("aria-label") or element.get("aria-labelledby"))


def _is_none(element: etree._Element) -> bool:
    return element.get("role", "").lower() in {"presentation", "none"}


def _is_passed_over(element: etree._Element) -> bool:
    """Whether it is no picture to a screen reader, unless it has a name."""
    return element.tag in {"svg", "canvas"} and role(element) not in _PICTURES


def _hint(element: etree._Element) -> str:
    return (
        "give it a `<title>`"
        if element.tag == "svg"
        else "say in `alt` what it tells; leave it empty for decoration"
    )
