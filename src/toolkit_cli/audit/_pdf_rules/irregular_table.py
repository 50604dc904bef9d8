"""The rows of a table of a PDF do not have the same number of cells: a screen reader counts columns and loses its
way (PDF/UA 7.2).

Bad: three cells in one row, two in the next.
Good: rows of equal length; spans that are said in `/ColSpan`.
"""

from collections.abc import Iterator

from toolkit_cli.audit._found import Fault
from toolkit_cli.audit._pdf_document import Document
from toolkit_cli.core.diagnostics import Severity

SEVERITY = Severity.WARNING


def check(document: Document) -> Iterator[Fault]:
    """Every table whose rows differ in length, if none of its cells spans others."""
    for table in document.all("Table"):
        rows = list(table.below("TR"))
        widths = {sum(1 for cell in row.children if cell.kind in {"TH", "TD"}) for row in rows}
        if len(widths) > 1 and not any(cell.spans for cell in table.below("TH", "TD")):
            counts = " and ".join(map(str, sorted(widths)[:3]))
            yield Fault(f"the rows of a table have {counts} cells", "give each the same", table.place())
