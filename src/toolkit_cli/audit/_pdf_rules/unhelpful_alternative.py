"""The alternative text of a picture of a PDF is too short or too long to help, only says that it is a picture, or
was made by a machine and never read.

Bad: “Picture 3”, “image of a graph”, “Description automatically generated”.
Good: what the picture tells, in 5 to 150 characters; more than that belongs in the text.
"""

from collections.abc import Iterator

from toolkit_cli.audit._found import Fault
from toolkit_cli.audit._pdf_document import Document
from toolkit_cli.core.diagnostics import Severity
from toolkit_cli.core.wording import is_file_name, weakness

SEVERITY = Severity.ERROR


def check(document: Document) -> Iterator[Fault]:
    """Every alternative text that is none."""
    for element in document.all("Figure"):
        words = (element.alternative or "").strip()
        why = weakness(words) if words and not is_file_name(words) else ""
        if why:
            message = f"the alternative text “{words[:60]}” {why}"
            yield Fault(message, "say what the picture tells, in 5 to 150 characters", element.place())
