"""A heading of a PDF skips a level, so that readers who move by headings look for the one between
(PDF/UA 7.4.2).

Bad: `H3` straight after `H1`; a first heading that is `H2`.
Good: `H1`, then `H2`, then `H3`.
"""

from collections.abc import Iterator

from toolkit_cli.audit._found import Fault
from toolkit_cli.audit._pdf_document import Document
from toolkit_cli.core.diagnostics import Severity

SEVERITY = Severity.ERROR


def check(document: Document) -> Iterator[Fault]:
    """Every heading that is more than one level below the one before."""
    before = 0
    for level, element in document.headings:
        if level > before + 1:
            after = f"after level {before}" if before else "as the first heading"
            message = f"a heading of level {level} stands {after}"
            yield Fault(message, f"make it H{before + 1}", element.place())
        before = level or before + 1
