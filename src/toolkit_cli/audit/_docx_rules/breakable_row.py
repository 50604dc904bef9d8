"""A row of a table in a Word document may break across two pages, so that half a cell stands without its
beginning.

Bad: “Allow row to break across pages”.
Good: that option off for every row (Table Properties, Row).
"""

from collections.abc import Iterator

from toolkit_cli.audit._docx_document import Document, Fault
from toolkit_cli.core.diagnostics import Severity

SEVERITY = Severity.ERROR


def check(document: Document) -> Iterator[Fault]:
    """Every table with rows that may break, at the first of them."""
    for table in document.tables:
        rows = [row for row in table.rows if row.breakable]
        if rows:
            message = f"{len(rows)} of {len(table.rows)} rows may break across pages"
            hint = "choose the table, then Table Properties, Row, and turn it off"
            yield Fault(rows[0].place, message, hint)
