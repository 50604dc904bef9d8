"""A page of a PDF is one picture, as scanners make it: there is no text on it that could be read aloud, enlarged
or searched (WCAG 2.2, 1.4.5).

Bad: a scanned leaflet.
Good: the document it was printed from; at the least, text recognised and checked by a person.
"""

from collections.abc import Iterator

from toolkit_cli.audit._found import Fault
from toolkit_cli.audit._pdf_document import Document
from toolkit_cli.core.diagnostics import Severity

SEVERITY = Severity.ERROR
_LARGE = 0.5


def check(document: Document) -> Iterator[Fault]:
    """Every page with a large picture and no text, or with nothing but text recognised by a machine."""
    for page in document.pages:
        if not page.read or page.pictures < _LARGE:
            continue
        seen = [each for each in page.pieces if each.text.strip()]
        if not seen:
            yield Fault(
                "the page is a picture without text", "use the document it was printed from", page.place()
            )
        elif all(each.invisible for each in seen):
            message = "the page is a picture; its text was recognised by a machine"
            yield Fault(message, "use the document it was printed from", page.place())
