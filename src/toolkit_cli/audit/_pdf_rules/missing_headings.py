"""A PDF has no heading: there is nothing that a screen reader could list, or jump to.

Bad: headings that are only large and bold.
Good: headings as `H1` to `H6`, from the styles of the document it was made from.
"""

from collections.abc import Iterator

from toolkit_cli.audit._found import Fault
from toolkit_cli.audit._pdf_document import Document
from toolkit_cli.core.diagnostics import Severity

SEVERITY = Severity.ERROR
_SHORT, _FEW = 2, 500
"""Pages and words of a document in which nobody has to jump."""


def check(document: Document) -> Iterator[Fault]:
    """The tagged document without headings and without a title among its tags; a short one may do without."""
    title = any(each.tag == "Title" for each in document.elements)
    if len(document.elements) > 1 and not document.headings and not title:
        short = len(document.pages) <= _SHORT and len(document.text.split()) < _FEW
        hint = "use the styles for headings in the document it was made from"
        severity = Severity.WARNING if short else None
        yield Fault("the document has no headings", hint, severity=severity)
