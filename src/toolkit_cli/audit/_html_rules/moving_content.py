"""Something on a page moves, plays or changes by itself: it draws the eye from the text, speaks over a screen
reader, or takes the page away (WCAG 2.2, 1.4.2, 2.2.1 and 2.2.2). What plays by itself is a warning: only who
hears it knows how long. A page that leaves at once, or after more than 20 hours, is no fault.

Bad: `autoplay`, `<marquee>`, `<meta http-equiv="refresh" content="30">`.
Good: media that readers start themselves.
"""

import re
from collections.abc import Iterator

from lxml import etree

from toolkit_cli.audit._found import Fault
from toolkit_cli.audit._html_page import Page
from toolkit_cli.core.diagnostics import Severity

SEVERITY = Severity.ERROR
_DELAY = re.compile(r"\s*(?:(\d{1,9})\d*(?:\.[\d.]*)?|\.[\d.]*)\s*(?:[;,\s].*)?", re.S)
_LONGEST = 20 * 60 * 60


def check(page: Page) -> Iterator[Fault]:
    """Every medium that starts by itself, every moving text, every page that reloads after a while."""
    for element in page.elements:
        if element.tag in {"audio", "video"} and element.get("autoplay") is not None:
            message = f"`<{element.tag}>` plays by itself"
            yield Fault(message, "take out `autoplay`", page.place(element), Severity.WARNING)
        elif element.tag in {"marquee", "blink"} and not page.is_unseen(element):
            yield Fault(f"`<{element.tag}>` moves", "set it as plain text", page.place(element))
    delays = ((each, delay) for each in page.elements if (delay := _delay(each)) is not None)
    for each, delay in list(delays)[:1]:
        if 0 < delay <= _LONGEST:
            message = f"the page reloads or leaves by itself after {delay} seconds"
            yield Fault(message, "take out the `refresh`", page.place(each))


def _delay(element: etree._Element) -> int | None:
    """After how many seconds the page reloads; None if it does not."""
    if element.tag != "meta" or element.get("http-equiv", "").strip().lower() != "refresh":
        return None
    found = _DELAY.fullmatch(element.get("content", "")[:2000])
    return int(found[1] or 0) if found else None
