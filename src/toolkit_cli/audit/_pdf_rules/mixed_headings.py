"""A PDF uses headings with levels (`H1` to `H6`) and headings without (`H`) side by side: readers cannot tell
what belongs to what (PDF/UA 7.4.4).

Bad: `H` after `H2`.
Good: one kind throughout.
"""

from collections.abc import Iterator

from toolkit_cli.audit._found import Fault
from toolkit_cli.audit._pdf_document import Document
from toolkit_cli.core.diagnostics import Severity

SEVERITY = Severity.ERROR


def check(document: Document) -> Iterator[Fault]:
    """The first heading without a level in a document that has headings with levels."""
    plain = [element for level, element in document.headings if level == 0]
    if plain and len(plain) < len(document.headings):
        yield Fault("headings with levels and without are mixed", "use H1 to H6", plain[0].place())
