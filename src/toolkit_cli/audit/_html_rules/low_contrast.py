"""Text of a page does not stand out enough from what lies behind it (WCAG 2.2, 1.4.3), by the colours of its
style sheets: on a light page, and on a dark or narrow one where they tell it apart. Where some style sheets could
not be read, it is a warning.

It judges words on plain colours. It does not judge words on pictures and gradients, in drawings, in links that
are pointed at or were visited, in controls that are disabled, marks of lists, borders, what scripts change, words
that stand in a place of their own on the page, or paper.

Bad: `color: #FFB81C` on white, 1.7 to 1.
Good: at least 4.5 to 1; for large text, from 24 px or from 18.7 px bold, at least 3 to 1.
"""

from collections.abc import Iterator
from functools import lru_cache

from toolkit_cli.audit._found import Fault
from toolkit_cli.audit._html_colour import as_hex, least_contrast, schemes
from toolkit_cli.audit._html_page import Page, shown
from toolkit_cli.core.contrast import ratio
from toolkit_cli.core.diagnostics import Severity

SEVERITY = Severity.ERROR


_ratio = lru_cache(maxsize=1000)(ratio)


def check(page: Page) -> Iterator[Fault]:
    """Every pair of colours that is too weak, once for each kind of element."""
    seen: set[tuple[str, str, str]] = set()
    for looks, where in schemes(page):
        for element, look in looks.of_texts:
            if not look.known or look.front is None or look.back is None:
                continue
            least = least_contrast(look) or 0
            front, back = as_hex(look.front), as_hex(look.back)
            found = _ratio(front, back)
            if found < least and (front, back, element.tag) not in seen:
                seen.add((front, back, element.tag))
                message = (
                    f"text in {front} on {back} has a contrast of {found:.2f} to 1{where}: {shown(element)}"
                )
                severity = Severity.WARNING if looks.unread else None
                hint = f"at least {least:g} to 1: choose other colours"
                yield Fault(message, hint, page.place(element), severity)
