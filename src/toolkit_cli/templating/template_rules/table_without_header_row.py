"""A table of the template shows a header row that is not marked as one: a screen reader does not read it out.

A table for layout shows no header row: switch “Header Row” off in Table Design. Tables of headers and footers hold
no data, so they are left alone.

Bad: a table with a coloured first row. Good: the row marked with “Repeat Header Rows”.
"""

from collections.abc import Iterator

from toolkit_cli.core.diagnostics import Severity
from toolkit_cli.templating.anatomy.fault import Fault, excerpt
from toolkit_cli.templating.anatomy.grounds import has_look, is_header, rows_of
from toolkit_cli.templating.anatomy.ooxml import w
from toolkit_cli.templating.anatomy.template import Template

SEVERITY = Severity.ERROR
_CONTROL = ("{%tr", "{{tr", "{#tr")


def check(template: Template) -> Iterator[Fault]:
    """Every table whose first row looks like a header and is none."""
    for table in [
        each for each, place in template.places.items() if each.tag == w("tbl") and _holds_data(place)
    ]:
        words = [(row, " ".join(text.text or "" for text in row.iter(w("t")))) for row in rows_of(table)]
        rows = [(row, text) for row, text in words if not text.strip().startswith(_CONTROL)]
        if len(rows) > 1 and has_look(table, "firstRow") and not is_header(rows[0][0]):
            message = f"the first row is not marked as header: {excerpt(rows[0][1].strip())}"
            hint = "choose Layout, Repeat Header Rows; for a table without one, switch off Header Row"
            yield Fault(template.places[table], message, hint)


def _holds_data(place: str) -> bool:
    return not place.startswith(("header", "footer"))
