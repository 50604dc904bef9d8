"""Text of a PDF can be seen but not read: its font does not say which characters its shapes are, or a character is
missing, so that a screen reader, a search and a copy give nonsense (PDF/UA 7.21.7 and 7.21.8).

Bad: a font without `/ToUnicode`; a box in place of a letter; U+FFFD.
Good: text that can be copied out as it is seen.
"""

from collections.abc import Iterator

from toolkit_cli.audit._found import Fault, Place
from toolkit_cli.audit._pdf_document import Document
from toolkit_cli.core.diagnostics import Severity

SEVERITY = Severity.ERROR


def check(document: Document) -> Iterator[Fault]:
    """Every font without meanings, and the first lost character of each page."""
    for font in document.fonts:
        if not font.mapped:
            place = Place(f"page {font.page}", order=font.page * 100_000)
            message = f"the font {font.name[:60]} does not say which characters it shows (`/ToUnicode`)"
            yield Fault(message, "save it again from the document it was made from", place)
    for page in document.pages:
        lost = next((each for each in page.pieces if each.lost or "\ufffd" in each.text), None)
        if lost is not None:
            hint = "use a font that has it, or another character"
            yield Fault("a character is missing from the font", hint, page.place(lost.text.strip()))
