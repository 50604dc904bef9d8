"""The pages of a Word document in a script that runs from right to left are laid out from left to right:
columns, page numbers and the gutter stand on the wrong side.

Bad: a document in Arabic without `w:bidi` in its section.
Good: Layout, Section direction, Right-to-left.
"""

from collections.abc import Iterator

from toolkit_cli.audit._docx_document import Document, Fault, Place
from toolkit_cli.audit._docx_names import flag, w, whole
from toolkit_cli.core.diagnostics import Severity
from toolkit_cli.core.scripts import runs_right_to_left

SEVERITY = Severity.ERROR


def check(document: Document) -> Iterator[Fault]:
    """Every section of a document whose text runs the other way."""
    if not runs_right_to_left("".join(paragraph.text for paragraph in document.body)):
        return
    for number, section in enumerate(document.main.iter(w("sectPr")), 1):
        place = Place(f"body, section {number}", len(document.paragraphs))
        if not flag(section, "bidi"):
            message = "a section with text from right to left is laid out from left to right"
            yield Fault(place, message, "choose Page Setup, Layout, Section direction")
        margins = section.find(w("pgMar"))
        gutter = whole(margins.get(w("gutter")), 0) if margins is not None else 0
        if gutter > 0 and not flag(section, "rtlGutter"):
            yield Fault(
                place, "the gutter is at the left", "choose Page Setup, Margins, Gutter position, Right"
            )
