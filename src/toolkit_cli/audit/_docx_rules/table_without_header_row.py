"""A table of data in a Word document has no header row: a screen reader cannot say which column a cell
belongs to, and the headings do not come again on the next page. Of a table
whose style sets no header row apart (“Header Row” is not ticked) only its author can tell whether it holds data:
a grid of short texts without gaps is a warning.

Bad: a first row that is only bold.
Good: “Repeat as header row” for the first row (Table Layout).
"""

from collections.abc import Iterator

from toolkit_cli.audit._docx_document import Document, Fault
from toolkit_cli.core.diagnostics import Severity

SEVERITY = Severity.ERROR


def check(document: Document) -> Iterator[Fault]:
    """Every table of data whose first row is not marked as its header."""
    for table in document.tables:
        if table.holds_data and not table.rows[0].header:
            hint = "choose the first row, then Layout, Repeat Header Rows"
            yield Fault(table.place, "a table of data has no header row", hint)
        elif not table.holds_data and table.may_hold_data and not table.rows[0].header:
            hint = "if it holds data: tick Header Row (Table Design), then choose Layout, Repeat Header Rows"
            yield Fault(table.place, "a table that reads like data has no header row", hint, Severity.WARNING)
