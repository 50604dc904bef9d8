"""A link in a Word document has no words: it cannot be seen, but a screen reader stops at it.

Bad: a link on a blank that was left behind.
Good: no link, or one with words.
"""

from collections.abc import Iterator

from toolkit_cli.audit._docx_document import Document, Fault
from toolkit_cli.core.diagnostics import Severity

SEVERITY = Severity.ERROR


def check(document: Document) -> Iterator[Fault]:
    """Every link without words or pictures."""
    for paragraph in document.paragraphs:
        for link in paragraph.links:
            if link.target and not link.text.strip() and not link.pictures:
                yield Fault(paragraph.at(), f"a link to “{link.target}” has no words", "remove the link")
