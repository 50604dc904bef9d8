"""A PDF has no tags: a screen reader knows neither headings, lists and tables nor the order of the text
(PDF/UA 6.2 and 7.1).

Bad: a PDF that was printed to a file, or scanned.
Good: a PDF saved by “Export” with “Document structure tags for accessibility”.
"""

from collections.abc import Iterator

from toolkit_cli.audit._found import Fault
from toolkit_cli.audit._pdf_document import Document
from toolkit_cli.core.diagnostics import Severity

SEVERITY = Severity.ERROR


def check(document: Document) -> Iterator[Fault]:
    """The document without tags, or with tags that its maker does not trust."""
    hint = "save it again as tagged PDF from the document it was made from"
    if document.tree is None or not document.tree.children:
        yield Fault("the document has no tags", hint)
    elif not document.marked:
        yield Fault("the document does not say that it is tagged (`/Marked`)", hint)
    elif document.suspects:
        yield Fault("the tags of the document are marked as doubtful (`/Suspects`)", "check them")
