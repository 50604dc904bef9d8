"""The words of a link in a PDF do not say where it leads. Screen readers list links without the text around.

Bad: “click here”, “more information”.
Good: “Every Mind Matters”.
"""

from collections.abc import Iterator

from toolkit_cli.audit._found import Fault
from toolkit_cli.audit._pdf_document import Document
from toolkit_cli.core.diagnostics import Severity
from toolkit_cli.core.wording import is_vague

SEVERITY = Severity.ERROR


def check(document: Document) -> Iterator[Fault]:
    """Every link whose words fit any other."""
    for element in document.all("Link"):
        if is_vague(element.text) and not element.within("TOCI"):
            yield Fault(f"a link reads “{element.text}”", "say where it leads", element.place())
