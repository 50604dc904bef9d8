"""The alternative text of a picture in a Word document is too short or too long to help, only says that it
is a picture, or was made by a machine and never read.

Bad: “Picture 3”, “image of a graph”, “Description automatically generated”.
Good: what the picture tells, in 5 to 150 characters; more than that belongs in the text.
"""

import re
from collections.abc import Iterator

from toolkit_cli.audit._docx_document import Document, Fault
from toolkit_cli.core.diagnostics import Severity

SEVERITY = Severity.ERROR
_LEAST, _MOST = 5, 150
_EMPTY = re.compile(r"(?:image|picture|photo|graphic|figure|diagram|chart|logo|icon|shape)s?[\W\d]*", re.I)
_OPENING = re.compile(r"(?:an? |the )?(?:image|picture|photo(?:graph)?|graphic) (?:of|showing)\b", re.I)
_MACHINE = re.compile(r"(?:automatically generated|AI-generated content may be incorrect)", re.I)


def check(document: Document) -> Iterator[Fault]:
    """Every alternative text that is none."""
    for drawing in document.drawings:
        why = _weakness(drawing.alternative) if drawing.alternative else ""
        if why:
            message = f"the alternative text “{drawing.alternative[:60]}” {why}"
            yield Fault(
                drawing.place, message, f"say what the picture tells, in {_LEAST} to {_MOST} characters"
            )


def _weakness(text: str) -> str:
    if _MACHINE.search(text):
        return "was made by a machine"
    if _EMPTY.fullmatch(text):
        return "only says that there is a picture"
    if _OPENING.match(text):
        return "begins by saying that it is a picture"
    if not _LEAST <= len(text) <= _MOST:
        return f"has {len(text)} characters"
    return ""
