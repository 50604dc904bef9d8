"""A heading of a PDF holds no words: it stands in the list of headings as a gap.

Bad: an `H2` around an empty line.
Good: headings with words.
"""

from collections.abc import Iterator

from toolkit_cli.audit._found import Fault
from toolkit_cli.audit._pdf_document import Document
from toolkit_cli.core.diagnostics import Severity

SEVERITY = Severity.ERROR


def check(document: Document) -> Iterator[Fault]:
    """Every heading without words; not where the text of the pages could not be read."""
    for _, element in document.headings:
        readable = all(page.read for page in document.pages)
        pictured = any(each.kind == "Figure" for each in element.below("Figure"))
        if readable and not element.text and not element.alternative and not pictured:
            yield Fault("a heading is empty", "write it, or take it out", element.place())
