"""Marks of a template were left in a finished Word document.

Bad: “Dear {{ name }}”.
Good: the words that belong there.
"""

from collections.abc import Iterator

from toolkit_cli.audit._docx_document import PROPERTIES, Document, Fault, Place
from toolkit_cli.core.diagnostics import Severity
from toolkit_cli.core.wording import residue

SEVERITY = Severity.ERROR


def check(document: Document) -> Iterator[Fault]:
    """Every mark in text, alternative texts and properties."""
    for paragraph in document.paragraphs:
        found = residue(paragraph.text)
        if found:
            yield _fault(paragraph.at(), found)
    for drawing in document.drawings:
        found = residue(drawing.alternative)
        if found:
            yield _fault(drawing.place, found)
    for name in ("dc:title", "dc:subject", "dc:creator"):
        found = residue(document.core(name))
        if found:
            yield _fault(PROPERTIES, found)


def _fault(place: Place, mark: str) -> Fault:
    return Fault(place, f"“{mark[:40]}” is left of a template", "write what belongs there")
