"""Cells of a table in a Word document are merged or split: a screen reader counts rows and columns and
loses its way.

Bad: one cell across two columns or two rows.
Good: the same number of cells in every row; two tables, if need be.
"""

from collections.abc import Iterator

from lxml import etree

from toolkit_cli.audit._docx_document import Document, Fault
from toolkit_cli.audit._docx_names import w, whole
from toolkit_cli.core.diagnostics import Severity

SEVERITY = Severity.ERROR


def check(document: Document) -> Iterator[Fault]:
    """Every table with merged cells, at the first of them."""
    for table in document.tables:
        merged = [cell for row in table.rows for cell in row.cells if _merged(cell.element.find(w("tcPr")))]
        if merged:
            count = "1 cell is" if len(merged) == 1 else f"{len(merged)} cells are"
            yield Fault(merged[0].place, f"{count} merged", "split them: each row the same number of cells")


def _merged(properties: etree._Element | None) -> bool:
    if properties is None:
        return False
    span = properties.find(w("gridSpan"))
    wide = span is not None and whole(span.get(w("val")), 1) > 1
    return wide or any(properties.find(w(name)) is not None for name in ("vMerge", "hMerge"))
