"""The words of a link in a Word document do not say where it leads. Screen readers list links without the
text around.

Bad: “click here”, “more information”.
Good: “Every Mind Matters”.
"""

from collections.abc import Iterator

from toolkit_cli.audit._docx_document import Document, Fault
from toolkit_cli.core.diagnostics import Severity
from toolkit_cli.core.wording import is_vague

SEVERITY = Severity.ERROR


def check(document: Document) -> Iterator[Fault]:
    """Every link whose words fit any other."""
    for paragraph in document.paragraphs:
        for link in () if paragraph.is_contents else paragraph.links:
            if is_vague(link.text):
                message = f"a link reads “{link.text.strip()}”"
                yield Fault(paragraph.at(link.text), message, "say where it leads")
