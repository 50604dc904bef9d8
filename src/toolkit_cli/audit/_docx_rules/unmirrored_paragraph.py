"""A paragraph of a Word document in Arabic, Hebrew or another script that runs from right to left is set
from left to right: its full stops, bullets and indents stand on the wrong side, and its numbers in the
wrong order.

Bad: Arabic text in a paragraph without `w:bidi`.
Good: “Right-to-left text direction” for the paragraph or its style.
"""

from collections.abc import Iterator

from toolkit_cli.audit._docx_document import Document, Fault
from toolkit_cli.core.diagnostics import Severity
from toolkit_cli.core.scripts import runs_right_to_left

SEVERITY = Severity.ERROR


def check(document: Document) -> Iterator[Fault]:
    """Every paragraph whose letters run the other way."""
    for paragraph in document.paragraphs:
        if runs_right_to_left(paragraph.text) and not paragraph.format.on("bidi"):
            message = "text that runs from right to left stands in a paragraph from left to right"
            yield Fault(paragraph.at(), message, "choose Home, Right-to-Left Text Direction")
