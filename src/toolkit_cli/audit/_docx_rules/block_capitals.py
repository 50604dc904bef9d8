"""Words in a Word document are written in capitals, which are hard to read and which some screen readers
spell.

Bad: “WASH YOUR HANDS NOW”, or the font option “All caps”.
Good: “Wash your hands now”.
"""

from collections.abc import Iterator

from toolkit_cli.audit._docx_document import Document, Fault, Run
from toolkit_cli.core.diagnostics import Severity
from toolkit_cli.core.wording import shouted

SEVERITY = Severity.WARNING


def check(document: Document) -> Iterator[Fault]:
    """Every paragraph with more than two words in capitals one after the other, or with “All caps”."""
    for paragraph in document.paragraphs:
        caps = next((run for run in paragraph.runs if _all_caps(run)), None)
        several = (run[0] for run in shouted(paragraph.text) if len(run[0].split()) > 1)
        shout = caps.text if caps else next(several, "")  # a single word may be an abbreviation
        if shout:
            yield Fault(
                paragraph.at(shout), f"“{shout.strip()[:40]}” is in capitals", "write it in sentence case"
            )


def _all_caps(run: Run) -> bool:
    return run.format.toggled("caps") and any(letter.isalpha() for letter in run.text)
