"""The alternative text of a picture of a PDF is the name of its file.

Bad: `IMG_2041.jpg`.
Good: “A pupil and a teacher talk at a table”.
"""

from collections.abc import Iterator

from toolkit_cli.audit._found import Fault
from toolkit_cli.audit._pdf_document import Document
from toolkit_cli.core.diagnostics import Severity
from toolkit_cli.core.wording import is_file_name

SEVERITY = Severity.ERROR


def check(document: Document) -> Iterator[Fault]:
    """Every alternative text that is, or holds, the name of a file."""
    for element in document.all("Figure"):
        words = element.alternative or ""
        if is_file_name(words):
            message = f"the alternative text “{words[:60]}” is the name of a file"
            yield Fault(message, "say what the picture tells", element.place())
