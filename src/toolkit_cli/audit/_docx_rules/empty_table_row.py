"""A row of a table in a Word document is empty: it was made for space, and a screen reader reads it as a
row.

Bad: an empty row between two groups.
Good: space set by the style of the table.
"""

from collections.abc import Iterator

from toolkit_cli.audit._docx_document import Document, Fault
from toolkit_cli.core.diagnostics import Severity

SEVERITY = Severity.ERROR


def check(document: Document) -> Iterator[Fault]:
    """Every row in which no cell holds anything."""
    for table in document.tables:
        for row in table.rows:
            if len(table.rows) > 1 and all(cell.empty for cell in row.cells):
                yield Fault(row.place, "a row is empty", "delete it, and set space in the style")
