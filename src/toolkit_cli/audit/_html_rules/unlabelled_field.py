"""A field of a form, or a frame, has no name: a screen reader cannot say what belongs into it.

Bad: `<input type="text">` with words beside it; `<iframe>` without `title`.
Good: `<label for="email">Email</label><input id="email">`.
"""

from collections.abc import Iterator

from lxml import etree

from toolkit_cli.audit._found import Fault
from toolkit_cli.audit._html_page import Page
from toolkit_cli.core.diagnostics import Severity

SEVERITY = Severity.ERROR
_OWN_WORDS = frozenset({"hidden", "submit", "reset", "button", "image"})


def check(page: Page) -> Iterator[Fault]:
    """Every field and frame without a name."""
    labelled = {each.get("for") for each in page.elements if each.tag == "label"}
    for element in page.all("input", "select", "textarea", "iframe", "frame"):
        if element.tag == "input" and element.get("type", "").lower() in _OWN_WORDS:
            continue
        inside = next(element.iterancestors("label"), None) is not None
        if not inside and element.get("id") not in (labelled - {None}) and not _named(element):
            yield Fault(
                f"`<{element.tag}>` has no name", "give it a label, or a `title`", page.place(element)
            )


def _named(element: etree._Element) -> bool:
    return any(element.get(key, "").strip() for key in ("aria-label", "aria-labelledby", "title"))
