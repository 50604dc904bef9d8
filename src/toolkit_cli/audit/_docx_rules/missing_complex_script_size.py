"""Text in Arabic, Hebrew or another complex script has a size or a weight of its own only for Latin
letters: Word ignores both and shows it small, or thin. Each needs its twin: `w:szCs` for `w:sz`, `w:bCs`
for `w:b`.

Bad: `w:sz="32"` alone on Arabic text, which Word shows in 10 pt.
Good: `w:sz="32"` and `w:szCs="32"`, or more: Arabic letters look smaller than Latin ones of their size.
"""

from collections.abc import Iterator

from toolkit_cli.audit._docx_direction import is_complex
from toolkit_cli.audit._docx_document import Document, Fault, Run
from toolkit_cli.core.diagnostics import Severity

SEVERITY = Severity.ERROR


def check(document: Document) -> Iterator[Fault]:
    """The first run of every paragraph that is smaller than Latin letters would be, or whose weights differ."""
    for paragraph in document.paragraphs:
        message = next((said for run in paragraph.runs if (said := _difference(run))), "")
        if message:
            yield Fault(paragraph.at(), message, "set the size and weight again for all of the text")


def _difference(run: Run) -> str:
    if not run.text.strip() or not is_complex(run):
        return ""
    latin, own = run.format.points("sz"), run.format.points("szCs")
    if run.format.get("sz") and own < latin:
        return f"text is {own:g} pt where Latin letters are {latin:g} pt"
    bold, own_bold = run.format.toggled("b"), run.format.toggled("bCs")
    if bold != own_bold:
        return "only Latin letters are bold here" if bold else "only letters of complex scripts are bold here"
    return ""
