"""The bullets or numbers of a list of a PDF are paragraphs that begin with a mark: a screen reader does not say
that there is a list, nor how many items it has.

Bad: `P` with “• Breathe”, `P` with “• Talk”.
Good: `L` with an `LI` for each.
"""

from collections.abc import Iterator

from toolkit_cli.audit._found import Fault
from toolkit_cli.audit._pdf_document import Document
from toolkit_cli.core.diagnostics import Severity
from toolkit_cli.core.wording import typed_mark

SEVERITY = Severity.ERROR


def check(document: Document) -> Iterator[Fault]:
    """The first of two or more paragraphs that follow each other and begin like items."""
    for around in document.elements:
        marked = [each.kind == "P" and typed_mark(each.text) for each in around.children]
        for at, child in enumerate(around.children[:-1]):
            if marked[at] and marked[at + 1] and not (at and marked[at - 1]):
                yield Fault("the items of a list are typed", "make it a real list", child.place())
