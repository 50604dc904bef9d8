"""Text in a Word document does not stand out enough from what lies behind it (WCAG 2.2, 1.4.3): its own
shading or highlight, else that of the paragraph, the cell, the style of the table, the page.

Bad: warm yellow (FFB81C) on white, 1.7 to 1.
Good: at least 4.5 to 1; for large text, from 18 pt or from 14 pt bold, at least 3 to 1.
"""

from collections.abc import Iterator

from toolkit_cli.audit._docx_colour import background, text_colour
from toolkit_cli.audit._docx_document import Document, Fault
from toolkit_cli.core.contrast import ratio
from toolkit_cli.core.diagnostics import Severity

SEVERITY = Severity.ERROR


def check(document: Document) -> Iterator[Fault]:
    """Every pair of colours that is too weak, once a paragraph."""
    for paragraph in document.paragraphs:
        seen = set()
        for run in paragraph.runs:
            front = text_colour(run)
            back = background(document, paragraph, run) if front and run.text.strip() else None
            if not front or not back or (front, back) in seen:
                continue
            seen.add((front, back))
            points, bold = run.format.points(), run.format.toggled("b")
            least = 3.0 if points >= 18 or (bold and points >= 14) else 4.5
            found = ratio(front, back)
            if found < least:
                message = f"text in {front} on {back} has a contrast of {found:.2f} to 1"
                yield Fault(
                    paragraph.at(run.text), message, f"at least {least:g} to 1: choose a darker colour"
                )
