"""A web page keeps readers from enlarging it (WCAG 2.2, 1.4.4). Room for twice the size is what the standard asks
for; less than five times is a warning.

Bad: `user-scalable=no`, or a `maximum-scale` below 2.
Good: `<meta name="viewport" content="width=device-width, initial-scale=1">`.
"""

import re
from collections.abc import Iterator

from toolkit_cli.audit._found import Fault
from toolkit_cli.audit._html_page import Page
from toolkit_cli.core.diagnostics import Severity

SEVERITY = Severity.ERROR
WEB_ONLY = True
_PAIR = re.compile(r"([a-z-]+)\s*=\s*([^\s,;=]+)")
_NUMBER = re.compile(r"[+-]?\d{1,9}(?:\.\d{1,9})?")
_WORDS = {"yes": 1.0, "device-width": 10.0, "device-height": 10.0}


def check(page: Page) -> Iterator[Fault]:
    """Every viewport that blocks zoom."""
    for element in page.elements:
        if element.tag != "meta" or element.get("name", "").strip().lower() != "viewport":
            continue
        content = element.get("content", "").lower()
        said = dict(_PAIR.findall(content[:2000]))
        scale = _number(said.get("maximum-scale", "10"))
        fixed = "user-scalable" in said and -1 < _number(said["user-scalable"]) < 1
        if fixed or 0 <= scale < 5:
            message = f"the page cannot be enlarged: `{content[:80]}`"
            severity = None if fixed or scale < 2 else Severity.WARNING
            hint = "take out `user-scalable` and `maximum-scale`"
            yield Fault(message, hint, page.place(element), severity)


def _number(value: str) -> float:
    """What browsers take a value of a viewport for: unknown words are 0."""
    found = _NUMBER.match(value)
    return float(found[0]) if found else _WORDS.get(value, 0.0)
