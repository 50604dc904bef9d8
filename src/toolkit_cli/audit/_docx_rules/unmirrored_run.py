"""Text in a Word document that runs from right to left is not marked so: Word takes it for Latin text, and
gives it the font, size, weight and language of Latin text.

Bad: an Arabic run without `w:rtl`.
Good: text typed, or pasted, with an Arabic keyboard or as right-to-left text.
"""

from collections.abc import Iterator

from toolkit_cli.audit._docx_document import Document, Fault
from toolkit_cli.core.diagnostics import Severity
from toolkit_cli.core.scripts import runs_right_to_left

SEVERITY = Severity.ERROR


def check(document: Document) -> Iterator[Fault]:
    """The first such run of every paragraph."""
    for paragraph in document.paragraphs:
        for run in paragraph.runs:
            if runs_right_to_left(run.text) and not run.format.on("rtl"):
                message = "text is not marked as running from right to left"
                yield Fault(paragraph.at(run.text), message, "choose Home, Right-to-Left Text Direction")
                break
