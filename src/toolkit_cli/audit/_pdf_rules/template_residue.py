"""Marks of a template were left in a finished PDF.

Bad: `{{ title }}`.
Good: the words that belong there.
"""

from collections.abc import Iterator

from toolkit_cli.audit._found import Fault
from toolkit_cli.audit._pdf_document import Document
from toolkit_cli.core.diagnostics import Severity
from toolkit_cli.core.wording import residue

SEVERITY = Severity.ERROR


def check(document: Document) -> Iterator[Fault]:
    """The first such mark of each page."""
    for page in document.pages:
        for each in page.pieces:
            mark = residue(each.text)
            if mark:
                yield Fault(f"`{mark}` was left in the text", "build it again", page.place(each.text.strip()))
                break
