"""A font of a PDF is not in the file: each machine shows another one, often without the letters of other languages
(PDF/UA 7.21.4).

Bad: “ArialMT”, only named.
Good: every font embedded.
"""

from collections.abc import Iterator

from toolkit_cli.audit._found import Fault, Place
from toolkit_cli.audit._pdf_document import Document
from toolkit_cli.core.diagnostics import Severity

SEVERITY = Severity.ERROR


def check(document: Document) -> Iterator[Fault]:
    """Every font that is only named."""
    for font in document.fonts:
        if not font.embedded:
            place = Place(f"page {font.page}", order=font.page * 100_000)
            yield Fault(f"the font {font.name[:60]} is not embedded", "save it again with all fonts", place)
