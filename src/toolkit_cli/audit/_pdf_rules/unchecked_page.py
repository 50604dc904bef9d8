"""The text of a page of a PDF could not be read within the limits of this program: it is far larger than pages of
text are, or damaged. What stands on it was not judged; it has not passed.

Bad: a drawing of a hundred thousand lines.
Good: a page of text and pictures.
"""

from collections.abc import Iterator

from toolkit_cli.audit._found import Fault
from toolkit_cli.audit._pdf_document import Document
from toolkit_cli.core.diagnostics import Severity

SEVERITY = Severity.WARNING


def check(document: Document) -> Iterator[Fault]:
    """Every page that could not be read."""
    for page in document.pages:
        if not page.read:
            yield Fault("the page could not be read", "look at it, or save it again", page.place())
