"""The alternative text of a picture is in Latin letters while the Word document is written in another
script: it was left out when the text was translated.

Bad: “A pair of scales” in a leaflet in Arabic.
Good: alternative text in the language of the document.
"""

from collections.abc import Iterator

from toolkit_cli.audit._docx_document import Document, Fault
from toolkit_cli.core.diagnostics import Severity
from toolkit_cli.core.scripts import script

SEVERITY = Severity.WARNING


def check(document: Document) -> Iterator[Fault]:
    """Every alternative text in Latin letters in a document in another script."""
    own = script("".join(paragraph.text for paragraph in document.body))
    if own in {"", "Latin"}:
        return
    for drawing in document.drawings:
        if script(drawing.alternative) == "Latin" and not drawing.decorative:
            shown = f"the alternative text “{drawing.alternative[:60]}”"
            message = f"{shown} is in Latin letters, the text in {own} ones"
            yield Fault(drawing.place, message, "translate it")
