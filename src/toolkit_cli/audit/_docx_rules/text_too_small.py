"""Text in a Word document is smaller than 12 points.

Bad: contact details in 8 pt.
Good: 12 pt or more for everything that is to be read.
"""

from collections.abc import Iterator

from toolkit_cli.audit._docx_direction import points
from toolkit_cli.audit._docx_document import Document, Fault
from toolkit_cli.core.diagnostics import Severity

SEVERITY = Severity.ERROR
_LEAST = 12


def check(document: Document) -> Iterator[Fault]:
    """The smallest text of every paragraph, if it is too small."""
    for paragraph in document.paragraphs:
        runs = [run for run in paragraph.runs if run.text.strip()]
        if runs:
            smallest = min(runs, key=points)
            if points(smallest) < _LEAST:
                message = f"text is {points(smallest):g} pt"
                yield Fault(paragraph.at(smallest.text), message, f"make it {_LEAST} pt or larger")
