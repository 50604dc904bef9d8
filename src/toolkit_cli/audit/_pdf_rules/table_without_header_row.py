"""A table of a PDF has no header cells, or they do not say what they head: a screen reader cannot say which column
a cell belongs to (PDF/UA 7.5).

Bad: `TD` in every row; `TH` without `/Scope`.
Good: `TH` with `/Scope /Column` or `/Row`; cells that name their `TH` in `/Headers`.
"""

from collections.abc import Iterator

from toolkit_cli.audit._found import Fault
from toolkit_cli.audit._pdf_document import Document
from toolkit_cli.core.diagnostics import Severity

SEVERITY = Severity.ERROR


def check(document: Document) -> Iterator[Fault]:
    """Every table without header cells; the first header cell of each that heads nothing."""
    for table in document.all("Table"):
        cells = list(table.below("TH", "TD"))
        heads = [each for each in cells if each.kind == "TH"]
        named = any(each.heads for each in heads)
        loose = next((each for each in heads if not (named or each.scoped) and each.text), None)
        if len(cells) > 1 and not heads:
            yield Fault("a table has no header cells", "make its first row a header row", table.place())
        elif loose is not None:
            hint = "set `/Scope`, by repeating the header row in the document it was made from"
            yield Fault("a header cell does not say what it heads", hint, loose.place())
