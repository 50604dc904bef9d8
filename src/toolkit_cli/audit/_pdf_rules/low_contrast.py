"""Text of a PDF does not stand out enough from what it stands on (WCAG 2.2, 1.4.3): 4.5 to 1 at least, or 3 to 1
from 18 points, or from 14 points bold. Text on pictures, and in colours that only a printer mixes, is not judged.

Bad: black on navy paper; #999999 on white.
Good: #425563 on white; white on #005EB8.
"""

from collections.abc import Iterator

from toolkit_cli.audit._found import Fault
from toolkit_cli.audit._pdf_document import Document, Piece
from toolkit_cli.core.contrast import ratio
from toolkit_cli.core.diagnostics import Severity

SEVERITY = Severity.ERROR
_LARGE, _LARGE_BOLD = 17.95, 13.95
_TOLERANCE = 0.05


def check(document: Document) -> Iterator[Fault]:
    """The first text of each pair of colours on each page."""
    for page in document.pages:
        told: set[tuple[str, str]] = set()
        for piece in page.pieces:
            pair = piece.colour, piece.ground
            if not pair[0] or not pair[1] or pair in told or not _is_seen(piece):
                continue
            found, wanted = ratio(*pair), 3.0 if _is_large(piece) else 4.5
            if found < wanted - _TOLERANCE:
                told.add(pair)
                message = f"text in #{pair[0]} on #{pair[1]} has a contrast of {found:.1f} to 1"
                yield Fault(message, f"{wanted:g} to 1 at least", page.place(piece.text.strip()))


def _is_seen(piece: Piece) -> bool:
    return not piece.invisible and piece.size > 0 and any(map(str.isalnum, piece.text))


def _is_large(piece: Piece) -> bool:
    bold = any(word in piece.font.lower() for word in ("bold", "black", "heavy"))
    return piece.size >= (_LARGE_BOLD if bold else _LARGE)
