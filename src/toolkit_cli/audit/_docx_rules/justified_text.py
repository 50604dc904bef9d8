"""Text in a Word document is justified: the uneven gaps between words are hard for people with dyslexia.

Bad: text aligned at both sides.
Good: text aligned at the side where its lines begin.
"""

from collections.abc import Iterator

from toolkit_cli.audit._docx_document import Document, Fault
from toolkit_cli.core.diagnostics import Severity

SEVERITY = Severity.WARNING


def check(document: Document) -> Iterator[Fault]:
    """Every paragraph of several words that is justified."""
    for paragraph in document.paragraphs:
        if paragraph.format.get("jc") in {"both", "distribute"} and len(paragraph.text.split()) > 1:
            yield Fault(paragraph.at(), "text is justified", "align it at the start")
