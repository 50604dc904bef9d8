"""The contrast of some words of a page cannot be computed: they stand on a picture, their colours are in a style
sheet elsewhere, or are given in a way that this program does not read. It is for a person to look at.

Bad: white words on a photograph.
Good: words on a plain colour.
"""

from collections.abc import Iterator

from toolkit_cli.audit._found import Fault
from toolkit_cli.audit._html_colour import least_contrast, schemes
from toolkit_cli.audit._html_page import Page, shown
from toolkit_cli.core.diagnostics import Severity

SEVERITY = Severity.INFO


def check(page: Page) -> Iterator[Fault]:
    """What could not be judged: the page's style sheets, and words by the cause, each cause once."""
    for looks, where in schemes(page):
        if looks.unread or looks.too_much:
            message = (
                f"the contrast of the page cannot be computed{where}: not all its style sheets can be read"
            )
            yield Fault(message, "look at the page, or test it in a browser", page.place())
        told: set[str] = set()
        for element, look in looks.of_texts():
            unknown = look.front is None or look.back is None or least_contrast(look) is None
            why = look.why or "a size that depends on the screen"
            if unknown and why not in told:
                told.add(why)
                message = f"the contrast of {shown(element)} cannot be computed{where}, because of {why}"
                yield Fault(message, "look at it: at least 4.5 to 1", page.place(element))
