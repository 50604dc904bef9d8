"""A heading in a Word document skips a level, so that readers who move by headings look for the one
between.

Bad: Heading 3 straight after Heading 1; a first heading that is Heading 2.
Good: Heading 1, then Heading 2, then Heading 3.
"""

from collections.abc import Iterator

from toolkit_cli.audit._docx_document import Document, Fault
from toolkit_cli.core.diagnostics import Severity

SEVERITY = Severity.ERROR


def check(document: Document) -> Iterator[Fault]:
    """Every heading that is more than one level below the one before."""
    before = 0
    for heading in document.headings:
        if heading.heading > before + 1:
            after = f"after level {before}" if before else "as the first heading"
            message = f"a heading of level {heading.heading} stands {after}"
            yield Fault(heading.at(), message, f"make it Heading {before + 1}")
        before = heading.heading
