"""A table of a Word document in a script that runs from right to left begins at the left, so that its
columns are read in the wrong order.

Bad: an Arabic table without `w:bidiVisual`.
Good: Table Properties, Table direction, Right-to-left.
"""

from collections.abc import Iterator

from toolkit_cli.audit._docx_document import Document, Fault
from toolkit_cli.audit._docx_names import flag, w
from toolkit_cli.core.diagnostics import Severity
from toolkit_cli.core.scripts import runs_right_to_left

SEVERITY = Severity.ERROR


def check(document: Document) -> Iterator[Fault]:
    """Every table of several columns whose text runs the other way."""
    for table in document.tables:
        mirrored = flag(table.element.find(w("tblPr")), "bidiVisual")
        text = "".join(each.text or "" for each in table.element.iter(w("t")))
        if table.columns > 1 and runs_right_to_left(text) and not mirrored:
            message = "a table with text from right to left begins at the left"
            yield Fault(table.place, message, "choose Table Properties, Table direction, Right-to-left")
