"""Text of a PDF is neither among its tags nor marked as an artifact: a screen reader leaves it out
(PDF/UA 7.1).

Bad: a stamp or a text box that was added to a finished PDF.
Good: all text in the tags; repeated headers and page numbers as artifacts.
"""

from collections.abc import Iterator

from toolkit_cli.audit._found import Fault
from toolkit_cli.audit._pdf_document import Document, Piece
from toolkit_cli.core.diagnostics import Severity

SEVERITY = Severity.ERROR


def check(document: Document) -> Iterator[Fault]:
    """The first text of each page that no tag holds, if the document has tags."""
    for page in document.pages if document.elements else ():
        loose = next((each for each in page.pieces if _is_loose(each)), None)
        if loose is not None:
            hint = "tag it, or mark it as an artifact"
            yield Fault("text is not among the tags", hint, page.place(loose.text.strip()))


def _is_loose(piece: Piece) -> bool:
    return piece.content is None and not piece.artifact and bool(piece.text.strip())
