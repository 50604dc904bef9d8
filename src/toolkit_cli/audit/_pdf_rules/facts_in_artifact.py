"""An address or telephone number of a PDF stands only in a header, a footer or the background, which screen
readers leave out.

Bad: how to get in touch, in the footer alone.
Good: the same in the text too.
"""

import re
from collections.abc import Iterator

from toolkit_cli.audit._found import Fault
from toolkit_cli.audit._pdf_document import Document
from toolkit_cli.core.diagnostics import Severity

SEVERITY = Severity.WARNING
_FACT = re.compile(
    r"[\w.+-]{1,80}@[\w-]{1,80}\.[\w.-]{1,80}\w|(?:https?://|www\.)\S{1,200}\w|\+?\d[\d ]{8,14}\d"
)


def check(document: Document) -> Iterator[Fault]:
    """Every contact that stands in artifacts alone, once."""
    pieces = [each for page in document.pages for each in page.pieces if not each.artifact]
    read = _squeezed("".join(each.text for each in pieces))
    told: set[str] = set()
    for page in document.pages if document.elements else ():
        for piece in page.pieces:
            for found in _FACT.finditer(piece.text[:5000]) if piece.artifact else ():
                fact = found[0].strip()
                if _squeezed(fact) not in read and fact not in told:
                    told.add(fact)
                    message = f"“{fact[:60]}” stands only where screen readers do not read"
                    yield Fault(message, "say it in the text too", page.place(fact))


def _squeezed(text: str) -> str:
    return re.sub(r"[\s\u2060\u200b-\u200f\u2066-\u2069]+", "", text)
