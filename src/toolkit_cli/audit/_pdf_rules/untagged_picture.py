"""A picture of a PDF is neither among its tags nor marked as an artifact: a screen reader leaves it out without
a word (PDF/UA 7.1).

Bad: a photo or a stamp that was added to a finished PDF.
Good: a `Figure` with its alternative; decoration as an artifact.
"""

from collections.abc import Iterator

from toolkit_cli.audit._found import Fault
from toolkit_cli.audit._pdf_document import Document
from toolkit_cli.core.diagnostics import Severity

SEVERITY = Severity.ERROR


def check(document: Document) -> Iterator[Fault]:
    """Every page with pictures that no tag holds, if the document has tags."""
    for page in document.pages if document.elements else ():
        if page.loose_pictures:
            count = page.loose_pictures
            message = (
                f"{count} pictures are not among the tags" if count > 1 else "a picture is not among the tags"
            )
            yield Fault(message, "tag it with an alternative text, or mark it as an artifact", page.place())
