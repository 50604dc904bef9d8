"""The alternative text of a picture in a Word document is the name of its file.

Bad: `IMG_2041.jpg`.
Good: “A pupil and a teacher talk at a table”.
"""

from collections.abc import Iterator
from pathlib import PurePosixPath

from toolkit_cli.audit._docx_document import Document, Drawing, Fault
from toolkit_cli.core.diagnostics import Severity
from toolkit_cli.core.wording import is_file_name

SEVERITY = Severity.ERROR


def check(document: Document) -> Iterator[Fault]:
    """Every alternative text that is, or holds, the name of a file."""
    for drawing in document.drawings:
        if is_file_name(drawing.alternative) or drawing.alternative in _file_names(drawing):
            message = f"the alternative text “{drawing.alternative}” is the name of a file"
            yield Fault(drawing.place, message, "say what the picture tells")


def _file_names(drawing: Drawing) -> set[str]:
    return {name for file in drawing.files for name in (file, PurePosixPath(file).stem)}
