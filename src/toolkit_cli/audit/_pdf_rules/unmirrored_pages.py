"""A PDF in a language that runs from right to left is bound for one that runs from left to right: its pages
turn, and stand side by side, the wrong way.

Bad: Arabic with `/Direction /L2R`, or with no direction.
Good: `/ViewerPreferences << /Direction /R2L >>`.
"""

from collections.abc import Iterator

from toolkit_cli.audit._found import Fault
from toolkit_cli.audit._pdf_document import Document
from toolkit_cli.audit._tags import runs_right_to_left
from toolkit_cli.core.diagnostics import Severity

SEVERITY = Severity.ERROR


def check(document: Document) -> Iterator[Fault]:
    """The document whose pages are bound on the wrong side."""
    rtl = runs_right_to_left(document.language)
    if rtl and document.direction != "/R2L":
        yield Fault("the pages are bound for text that runs from left to right", "set `/Direction /R2L`")
    elif document.language and not rtl and document.direction == "/R2L":
        yield Fault("the pages are bound for text that runs from right to left", "set `/Direction /L2R`")
