"""A table of a PDF stands inside a cell of another: a screen reader loses the way back.

Bad: a `Table` within a `TD`.
Good: two tables, one after the other.
"""

from collections.abc import Iterator

from toolkit_cli.audit._found import Fault
from toolkit_cli.audit._pdf_document import Document
from toolkit_cli.core.diagnostics import Severity

SEVERITY = Severity.ERROR


def check(document: Document) -> Iterator[Fault]:
    """Every table inside a table."""
    for table in document.all("Table"):
        if table.within("Table"):
            yield Fault("a table stands inside another", "set them one after the other", table.place())
