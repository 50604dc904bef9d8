"""Something on a page moves, plays or changes by itself: it draws the eye from the text, speaks over a screen
reader, or takes the page away (WCAG 2.2, 1.4.2, 2.2.1 and 2.2.2).

Bad: `autoplay`, `<marquee>`, `<meta http-equiv="refresh">`.
Good: media that readers start themselves.
"""

from collections.abc import Iterator

from toolkit_cli.audit._found import Fault
from toolkit_cli.audit._html_page import Page
from toolkit_cli.core.diagnostics import Severity

SEVERITY = Severity.ERROR


def check(page: Page) -> Iterator[Fault]:
    """Every medium that starts by itself, every moving text, every page that reloads."""
    for element in page.elements:
        if element.tag in {"audio", "video"} and element.get("autoplay") is not None:
            yield Fault(f"`<{element.tag}>` plays by itself", "take out `autoplay`", page.place(element))
        elif element.tag in {"marquee", "blink"}:
            yield Fault(f"`<{element.tag}>` moves", "set it as plain text", page.place(element))
        elif element.tag == "meta" and element.get("http-equiv", "").strip().lower() == "refresh":
            yield Fault("the page reloads or leaves by itself", "take out the `refresh`", page.place(element))
