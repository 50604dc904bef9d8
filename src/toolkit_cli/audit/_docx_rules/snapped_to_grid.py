"""A Word document in Chinese, Japanese or Korean sets its lines on a fixed grid: large print is then cut or
crowded.

Bad: a document grid of lines.
Good: Page Setup, Document Grid, No grid.
"""

from collections.abc import Iterator

from toolkit_cli.audit._docx_document import Document, Fault, Paragraph, Place
from toolkit_cli.audit._docx_names import is_on, w
from toolkit_cli.core.diagnostics import Severity
from toolkit_cli.core.scripts import EAST_ASIAN, scripts

SEVERITY = Severity.WARNING


def check(document: Document) -> Iterator[Fault]:
    """Every section with a grid, if the document has such text that follows it."""
    if not any(_snapped(paragraph) for paragraph in document.body):
        return
    for number, section in enumerate(document.main.iter(w("sectPr")), 1):
        grid = section.find(w("docGrid"))
        if grid is not None and grid.get(w("type"), "default") != "default":
            place = Place(f"body, section {number}", len(document.paragraphs))
            yield Fault(place, "lines are set on a grid", "choose Page Setup, Document Grid, No grid")


def _snapped(paragraph: Paragraph) -> bool:
    own = paragraph.format.get("snapToGrid")
    return bool(EAST_ASIAN & scripts(paragraph.text).keys()) and (own is None or is_on(own))
