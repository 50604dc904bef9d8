"""Text in Arabic, Hebrew or another complex script has no font of its own (`w:rFonts` with `w:cs`): each
machine then shows another one.

Bad: a font for Latin letters only.
Good: a font for complex scripts in the style, tried with readers.
"""

from collections.abc import Iterator

from toolkit_cli.audit._docx_direction import is_complex
from toolkit_cli.audit._docx_document import Document, Fault
from toolkit_cli.core.diagnostics import Severity

SEVERITY = Severity.ERROR


def check(document: Document) -> Iterator[Fault]:
    """The first run of every paragraph that lacks the font."""
    for paragraph in document.paragraphs:
        for run in paragraph.runs:
            named = run.format.get("rFonts", "cs") or run.format.get("rFonts", "cstheme")
            if run.text.strip() and is_complex(run) and not named:
                message = "text in a complex script has no font"
                yield Fault(paragraph.at(run.text), message, "set the complex scripts font of its style")
                break
