"""Marks of a template were left in a finished Word document.

Bad: “Dear {{ name }}”.
Good: the words that belong there.
"""

import re
from collections.abc import Iterator

from toolkit_cli.audit._docx_document import PROPERTIES, Document, Fault, Place
from toolkit_cli.core.diagnostics import Severity

SEVERITY = Severity.ERROR
_MARK = re.compile(r"\{[{%#][^}]{0,60}\}{0,2}|\}\}|%\}")


def check(document: Document) -> Iterator[Fault]:
    """Every mark in text, alternative texts and properties."""
    for paragraph in document.paragraphs:
        found = _MARK.search(paragraph.text)
        if found:
            yield _fault(paragraph.at(), found[0])
    for drawing in document.drawings:
        found = _MARK.search(drawing.alternative)
        if found:
            yield _fault(drawing.place, found[0])
    for name in ("dc:title", "dc:subject", "dc:creator"):
        found = _MARK.search(document.core(name))
        if found:
            yield _fault(PROPERTIES, found[0])


def _fault(place: Place, mark: str) -> Fault:
    return Fault(place, f"“{mark[:40]}” is left of a template", "write what belongs there")
