"""A web page keeps readers from enlarging it (WCAG 2.2, 1.4.4).

Bad: `user-scalable=no`, or a `maximum-scale` below 5.
Good: `<meta name="viewport" content="width=device-width, initial-scale=1">`.
"""

import re
from collections.abc import Iterator

from toolkit_cli.audit._found import Fault
from toolkit_cli.audit._html_page import Page
from toolkit_cli.core.diagnostics import Severity

SEVERITY = Severity.ERROR
WEB_ONLY = True
_FIXED = re.compile(r"user-scalable\s*=\s*(?:no|0)\b")
_SCALE = re.compile(r"maximum-scale\s*=\s*(\d{1,5}(?:\.\d{1,5})?)")


def check(page: Page) -> Iterator[Fault]:
    """Every viewport that blocks zoom, and the page without one."""
    views = [
        each for each in page.elements if each.tag == "meta" and each.get("name", "").lower() == "viewport"
    ]
    for element in views:
        content = element.get("content", "").lower()
        scale = _SCALE.search(content)
        if _FIXED.search(content) or (scale and float(scale[1]) < 5):
            message = f"the page cannot be enlarged: `{content[:80]}`"
            yield Fault(message, "take out `user-scalable` and `maximum-scale`", page.place(element))
    if not views:
        hint = '`<meta name="viewport" content="width=device-width, initial-scale=1">`'
        yield Fault("the page does not fit itself to small screens", hint, page.place())
