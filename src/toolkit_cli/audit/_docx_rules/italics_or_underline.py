"""Text in a Word document is in italics, or underlined without being a link: both are hard to read, and
underlined words are taken for links.

Bad: a whole sentence in italics.
Good: bold, sparingly.
"""

from collections.abc import Iterator

from toolkit_cli.audit._docx_document import Document, Fault, Run
from toolkit_cli.core.diagnostics import Severity

SEVERITY = Severity.WARNING


def check(document: Document) -> Iterator[Fault]:
    """Italics and underlining outside links, once a paragraph each."""
    for paragraph in document.paragraphs:
        runs = [run for run in paragraph.runs if run.text.strip()]
        slanted = next((run for run in runs if run.format.toggled("i")), None)
        if slanted:
            yield Fault(paragraph.at(slanted.text), "text is in italics", "use bold, sparingly")
        lined = next((run for run in runs if not run.linked and _underlined(run)), None)
        if lined:
            message = "text is underlined and is no link"
            yield Fault(paragraph.at(lined.text), message, "use bold, sparingly")


def _underlined(run: Run) -> bool:
    return (run.format.get("u") or "none") != "none"
