"""A PDF is damaged: programs that read it guess what is missing, each in its own way, and some show nothing.

Bad: a file that was cut off while it was sent, or changed by a program that wrote half of it.
Good: the file saved again by the program that made it.
"""

from collections.abc import Iterator

from toolkit_cli.audit._found import Fault
from toolkit_cli.audit._pdf_document import Document
from toolkit_cli.core.diagnostics import Severity

SEVERITY = Severity.WARNING


def check(document: Document) -> Iterator[Fault]:
    """The document, if it had to be repaired to be read."""
    if document.repaired:
        yield Fault("the file is damaged, and could be read in part only", "make it anew from its source")
