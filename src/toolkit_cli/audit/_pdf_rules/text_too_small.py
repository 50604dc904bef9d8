"""Text of a PDF is smaller than 12 points.

An error below 9 points, else a warning.

Bad: small print at 8 points.
Good: 12 points or more, ideally 14; marks of notes may be smaller.
"""

from collections.abc import Iterator

from toolkit_cli.audit._found import Fault
from toolkit_cli.audit._pdf_document import Document, Piece
from toolkit_cli.core.diagnostics import Severity

SEVERITY = Severity.ERROR
_LEAST, _READABLE = 11.95, 8.95


def check(document: Document) -> Iterator[Fault]:
    """The smallest text of each page that is too small."""
    for page in document.pages:
        small = [
            each
            for each in page.pieces
            if 0 < each.size < _LEAST and not _is_mark(each) and not each.invisible
        ]
        if small:
            least = min(small, key=lambda each: each.size)
            message = f"text has {least.size:.1f} points"
            severity = Severity.WARNING if least.size >= _READABLE else None
            yield Fault(message, "12 points at least", page.place(least.text.strip()), severity)


def _is_mark(piece: Piece) -> bool:
    """Whether it is blank, or the mark of a note in the text."""
    text = piece.text.strip()
    return not text or (not piece.artifact and len(text) <= 4 and not any(map(str.isalpha, text)))
