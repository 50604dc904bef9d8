"""A picture or text box of a Word document floats beside the text instead of standing in its line: a screen
reader reads it at another place, or not at all, and at large print it covers words.

Bad: “Wrap text: square”, text boxes, framed paragraphs, watermarks.
Good: “Wrap text: in line with text”; shaded paragraphs for panels.
"""

from collections.abc import Iterator

from toolkit_cli.audit._docx_document import Document, Drawing, Fault
from toolkit_cli.core.diagnostics import Severity

SEVERITY = Severity.ERROR
_KINDS = {"anchor": "a picture floats", "vml": "a drawing is in the form of Word before 2010"}
_HINT = "choose Layout Options, In line with text"


def check(document: Document) -> Iterator[Fault]:
    """Every drawing that is not in line, every text box, every framed paragraph."""
    for drawing in document.drawings:
        message = _message(drawing)
        if message:
            hint = "put its words in a paragraph of their own" if drawing.text_box else _HINT
            yield Fault(drawing.place, message, hint)
    for paragraph in document.paragraphs:
        if paragraph.format.element("framePr") is not None:
            yield Fault(paragraph.at(), "a paragraph stands in a frame", "remove the frame")


def _message(drawing: Drawing) -> str:
    if "WaterMark" in drawing.name:
        return "a watermark lies behind the text"
    if drawing.text_box:
        return "text stands in a text box"
    return _KINDS.get(drawing.kind, "")
