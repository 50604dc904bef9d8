"""The alternative text of a picture in a Word document is too short or too long to help, only says that it
is a picture, or was made by a machine and never read.

Bad: “Picture 3”, “image of a graph”, “Description automatically generated”.
Good: what the picture tells, in 5 to 150 characters; more than that belongs in the text.
"""

from collections.abc import Iterator

from toolkit_cli.audit._docx_document import Document, Fault
from toolkit_cli.core.diagnostics import Severity
from toolkit_cli.core.wording import weakness

SEVERITY = Severity.ERROR


def check(document: Document) -> Iterator[Fault]:
    """Every alternative text that is none."""
    for drawing in document.drawings:
        why = weakness(drawing.alternative) if drawing.alternative else ""
        if why:
            message = f"the alternative text “{drawing.alternative[:60]}” {why}"
            yield Fault(drawing.place, message, "say what the picture tells, in 5 to 150 characters")
