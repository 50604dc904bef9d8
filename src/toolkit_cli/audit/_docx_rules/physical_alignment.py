"""A paragraph of a Word document that runs from right to left is aligned “left” or “right”: programs
disagree about which side that is.

Bad: `w:jc` with `left` or `right` in a paragraph with `w:bidi`.
Good: no alignment, or `start`.
"""

from collections.abc import Iterator

from toolkit_cli.audit._docx_document import Document, Fault
from toolkit_cli.core.diagnostics import Severity

SEVERITY = Severity.ERROR


def check(document: Document) -> Iterator[Fault]:
    """Every paragraph from right to left that names a side."""
    for paragraph in document.paragraphs:
        side = paragraph.format.get("jc")
        if side in {"left", "right"} and paragraph.format.on("bidi") and not paragraph.empty:
            yield Fault(
                paragraph.at(), f"text from right to left is aligned “{side}”", "align it at the start"
            )
