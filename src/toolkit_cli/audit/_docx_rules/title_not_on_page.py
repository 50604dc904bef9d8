"""The title in the properties of a Word document is not the title, or a main heading, on its pages: often
it is that of the older document it was made from, or of the document it was translated from.

Bad: the property “Leaflet template” on a leaflet called “Sleep well, learn well”.
Good: the same words in both places.
"""

from collections.abc import Iterator

from toolkit_cli.audit._docx_document import PROPERTIES, Document, Fault
from toolkit_cli.core.diagnostics import Severity

SEVERITY = Severity.ERROR


def check(document: Document) -> Iterator[Fault]:
    """The title of the properties, if it is nowhere a title on the pages."""
    title = document.core("dc:title")
    shown = {_plain(each.text) for each in document.paragraphs if each.is_title or each.heading == 1}
    if title and _plain(title) not in shown:
        hint = "make the Title under File, Info the same as the title on the first page"
        yield Fault(PROPERTIES, f"the title “{title}” is not a title on any page", hint)


def _plain(text: str) -> str:
    return " ".join(text.split()).casefold()
