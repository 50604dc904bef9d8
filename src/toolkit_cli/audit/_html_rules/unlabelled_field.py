"""A field of a form, or a frame, has no name: a screen reader cannot say what belongs into it.

Bad: `<input type="text">` with words beside it; an empty `<label for>`; `<iframe>` without `title`.
Good: `<label for="email">Email</label><input id="email">`.
"""

from collections.abc import Iterator

from lxml import etree

from toolkit_cli.audit._found import Fault
from toolkit_cli.audit._html_page import Page
from toolkit_cli.audit._html_roles import FIELDS, role
from toolkit_cli.core.diagnostics import Severity

SEVERITY = Severity.ERROR


def check(page: Page) -> Iterator[Fault]:
    """Every field and frame without a name."""
    for element in page.elements:
        if element in page.hidden or not (_is_frame(element) or role(element) in FIELDS):
            continue
        if not page.name(element):
            yield Fault(
                f"`<{element.tag}>` has no name", "give it a label, or a `title`", page.place(element)
            )


def _is_frame(element: etree._Element) -> bool:
    """Whether it is a frame that readers meet, neither out of the order of keys nor marked as nothing."""
    if element.tag not in {"iframe", "frame"} or element.get("tabindex") == "-1":
        return False
    said = any(str(key).startswith(("aria-", "tabindex", "title")) for key in element.attrib)
    return said or element.get("role", "").lower() not in {"presentation", "none"}
