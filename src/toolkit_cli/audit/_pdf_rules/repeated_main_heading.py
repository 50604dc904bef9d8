"""A PDF has several headings of level 1 and no title above them, so that none of them says what the whole is.

Bad: an `H1` for each chapter, and a title that is a plain paragraph.
Good: one `H1`; or a title tagged as `Title`.
"""

from collections.abc import Iterator

from toolkit_cli.audit._found import Fault
from toolkit_cli.audit._pdf_document import Document
from toolkit_cli.core.diagnostics import Severity

SEVERITY = Severity.WARNING


def check(document: Document) -> Iterator[Fault]:
    """The second main heading, if there is no title."""
    mains = [element for level, element in document.headings if level == 1]
    if len(mains) > 1 and not any(each.tag == "Title" for each in document.elements):
        message = f"there are {len(mains)} headings of level 1, and no title"
        yield Fault(message, "tag the title as `Title`, or make it the only H1", mains[1].place())
