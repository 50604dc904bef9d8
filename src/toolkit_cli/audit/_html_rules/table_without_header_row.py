"""A table of a page has no header cells: a screen reader cannot say which column a cell belongs to
(WCAG 2.2, 1.3.1).

Bad: a first row of `<td>`; a `<th>` in the middle of a table without `scope`, as a warning.
Good: `<th>` in the first row and at the beginning of rows, best with `scope="col"` and `scope="row"`.
"""

from collections.abc import Iterator

from lxml import etree

from toolkit_cli.audit._found import Fault
from toolkit_cli.audit._html_page import Page, shown, text
from toolkit_cli.core.diagnostics import Severity

SEVERITY = Severity.ERROR
_HEADERS = frozenset({"columnheader", "rowheader"})
_SCOPES = frozenset({"col", "row", "colgroup", "rowgroup"})


def check(page: Page) -> Iterator[Fault]:
    """Every table of data without header cells; header cells that do not say what they head."""
    for table in page.all("table"):
        if table.get("role", "table") not in {"table", "grid", "treegrid"}:
            continue
        rows = [each for each in table.iter("tr") if next(each.iterancestors("table"), None) is table]
        cells = [cell for row in rows for cell in row if cell.tag in {"td", "th"}]
        heads = [cell for cell in cells if cell.tag == "th" or cell.get("role") in _HEADERS]
        plain = {cell for row in rows[:1] for cell in row} | {next(iter(row), None) for row in rows}
        if not heads and len(cells) > 1:
            yield Fault("a table has no header cells", 'make them `<th scope="col">`', page.place(table))
        for cell in heads:
            if cell not in plain and cell.get("scope", "").lower() not in _SCOPES and not _named(cell):
                message = f"a header cell does not say what it heads: {shown(cell)}"
                hint = 'write `scope="col"` or `scope="row"`'
                yield Fault(message, hint, page.place(cell), Severity.WARNING)


def _named(cell: etree._Element) -> bool:
    """Whether other cells may refer to it, or it is an empty corner."""
    return bool(cell.get("id") or cell.get("headers") or cell.get("role") in _HEADERS) or not text(cell)
