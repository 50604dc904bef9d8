"""The contrast of some words of a page cannot be computed: they stand on a picture, their colours are in a style
sheet elsewhere, or are given in a way that this program does not read. It is for a person to look at. Words that a
style sheet sets in a place of their own are never judged, unless they bring their own background.

Bad: white words on a photograph.
Good: words on a plain colour.
"""

from collections.abc import Iterator

from toolkit_cli.audit._found import Fault
from toolkit_cli.audit._html_colour import OWN_PLACE, schemes
from toolkit_cli.audit._html_page import Page, shown
from toolkit_cli.core.diagnostics import Severity

SEVERITY = Severity.INFO


def check(page: Page) -> Iterator[Fault]:
    """What could not be judged: style sheets, and words by the cause, each cause once."""
    told: set[str] = set()
    for looks, where in schemes(page):
        causes = looks.unread[:3] + (["style sheets that are too long"] if looks.too_much else [])
        for cause in causes:
            if cause not in told:
                told.add(cause)
                message = f"the contrast of the page cannot be told for sure{where}: {cause} cannot be read"
                yield Fault(message, "look at the page, or test it in a browser", page.place())
        for element, look in looks.of_texts:
            why = look.veil or look.why or "a size that depends on the screen"
            if not look.known and why not in told and why != OWN_PLACE:
                told.add(why)
                message = f"the contrast of {shown(element)} cannot be computed{where}, because of {why}"
                yield Fault(message, "look at it: at least 4.5 to 1", page.place(element))
