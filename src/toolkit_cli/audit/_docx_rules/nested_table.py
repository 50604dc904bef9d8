"""A table of a Word document stands inside a cell of another: a screen reader loses the way back.

Bad: a table within a table.
Good: one table after the other.
"""

from collections.abc import Iterator

from toolkit_cli.audit._docx_document import Document, Fault
from toolkit_cli.core.diagnostics import Severity

SEVERITY = Severity.ERROR


def check(document: Document) -> Iterator[Fault]:
    """Every table in a cell of another."""
    for table in document.tables:
        if table.nested:
            yield Fault(table.place, "a table stands inside another", "move it out, or make it a list")
