"""A column of a table in a Word document is empty: it was made for space, and a screen reader reads it as a
column.

Bad: an empty column between two others.
Good: space set by the margins of the cells.
"""

from collections.abc import Iterator

from toolkit_cli.audit._docx_document import Document, Fault
from toolkit_cli.core.diagnostics import Severity

SEVERITY = Severity.ERROR


def check(document: Document) -> Iterator[Fault]:
    """Every column in which no cell holds anything, at its first cell."""
    for table in document.tables:
        widths = {len(row.cells) for row in table.rows}
        if len(widths) != 1 or table.columns < 2:
            continue
        for column in zip(*(row.cells for row in table.rows), strict=True):
            if all(cell.empty for cell in column):
                yield Fault(
                    column[0].place, "a column is empty", "delete it, and set the margins of the cells"
                )
