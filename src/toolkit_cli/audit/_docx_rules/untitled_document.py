"""A Word document has no title in its properties: screen readers and browsers then say its file name.

Bad: an empty Title under File, Info.
Good: the title that stands on the first page.
"""

from collections.abc import Iterator

from toolkit_cli.audit._docx_document import PROPERTIES, Document, Fault
from toolkit_cli.core.diagnostics import Severity

SEVERITY = Severity.ERROR


def check(document: Document) -> Iterator[Fault]:
    """The document, if it has no title."""
    if not document.core("dc:title"):
        yield Fault(PROPERTIES, "the document has no title", "write it under File, Info, Title")
