"""A paragraph in a heading style holds no words: it stands in the list of headings as a gap.

Bad: a blank line in the style Heading 2.
Good: space set by the style, and no blank line.
"""

from collections.abc import Iterator

from toolkit_cli.audit._docx_document import Document, Fault
from toolkit_cli.core.diagnostics import Severity

SEVERITY = Severity.ERROR


def check(document: Document) -> Iterator[Fault]:
    """Every heading without words."""
    for paragraph in document.body:
        if paragraph.heading and paragraph.empty:
            yield Fault(paragraph.place, "a heading is empty", "delete it, or make it Normal")
