"""A picture in a Word document is marked as decorative and has alternative text too: some screen readers
read it, some leave it out.

Bad: both.
Good: “Mark as decorative” for ornament, alternative text for what tells something.
"""

from collections.abc import Iterator

from toolkit_cli.audit._docx_document import Document, Fault
from toolkit_cli.core.diagnostics import Severity

SEVERITY = Severity.ERROR


def check(document: Document) -> Iterator[Fault]:
    """Every drawing that is both decorative and described."""
    for drawing in document.drawings:
        if drawing.decorative and drawing.alternative:
            message = f"a decorative picture has the alternative text “{drawing.alternative[:60]}”"
            yield Fault(drawing.place, message, "remove the text, or the mark")
