"""A picture in a Word document has no alternative text and is not marked as decorative: people who do not
see it learn nothing of it.

Bad: a chart without alternative text.
Good: what the picture tells, in a sentence (right-click, View Alt Text); or “Mark as decorative”.
"""

from collections.abc import Iterator

from toolkit_cli.audit._docx_document import Document, Fault
from toolkit_cli.core.diagnostics import Severity

SEVERITY = Severity.ERROR


def check(document: Document) -> Iterator[Fault]:
    """Every drawing that is neither described nor decorative."""
    for drawing in document.drawings:
        if not (drawing.alternative or drawing.decorative or drawing.text_box):
            name = f" “{drawing.name}”" if drawing.name else ""
            hint = "right-click it, View Alt Text, and say what it tells; or mark it as decorative"
            yield Fault(drawing.place, f"the picture{name} has no alternative text", hint)
