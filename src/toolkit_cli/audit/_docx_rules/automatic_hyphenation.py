"""A Word document hyphenates words by itself: broken words are hard to read for people with dyslexia, and
screen readers may read them in two halves.

Bad: Layout, Hyphenation, Automatic.
Good: Layout, Hyphenation, None.
"""

from collections.abc import Iterator

from toolkit_cli.audit._docx_document import SETTINGS, Document, Fault
from toolkit_cli.core.diagnostics import Severity

SEVERITY = Severity.WARNING


def check(document: Document) -> Iterator[Fault]:
    """The document, if it hyphenates."""
    if document.set_on("autoHyphenation"):
        yield Fault(SETTINGS, "words are hyphenated automatically", "choose Layout, Hyphenation, None")
