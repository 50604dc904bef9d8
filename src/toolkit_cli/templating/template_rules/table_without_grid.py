"""A table does not say how wide its columns are, so that it cannot be filled.

Word always writes that; other programs may not.

Bad: a table made by a converter. Good: the template opened in Word and saved again.
"""

from collections.abc import Iterator

from toolkit_cli.core.diagnostics import Severity
from toolkit_cli.templating.anatomy.fault import Fault
from toolkit_cli.templating.anatomy.ooxml import NS, VAL, w
from toolkit_cli.templating.anatomy.template import Template

SEVERITY = Severity.ERROR
_HINT = "open the template in Word and save it"


def check(template: Template) -> Iterator[Fault]:
    """Every table whose columns have no width, or whose cells span no number of them."""
    for table in [element for element in template.places if element.tag == w("tbl")]:
        grid = table.find("w:tblGrid", NS)
        columns = grid.findall("w:gridCol", NS) if grid is not None else []
        if not columns or not all(_is_number(column.get(w("w"))) for column in columns):
            yield Fault(template.places[table], "the table does not say how wide its columns are", _HINT)
        for span in table.iterfind("w:tr/w:tc/w:tcPr/w:gridSpan", NS):
            if not _is_number(span.get(VAL)):
                yield Fault(template.place_of(span), f"the cell spans `{span.get(VAL)}` columns", _HINT)


def _is_number(text: str | None) -> bool:
    return text is not None and text.isascii() and text.isdigit()
