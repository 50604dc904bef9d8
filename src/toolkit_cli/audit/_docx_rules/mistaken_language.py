"""Text in a Word document is marked as a language that is not written in its script, so that a screen
reader reads it with the wrong voice or not at all. Word keeps three languages for each run: `w:val` for
Latin, Cyrillic and Greek letters, `w:eastAsia` for Chinese, Japanese and Korean, `w:bidi` for Arabic,
Hebrew and other complex scripts.

Bad: Ukrainian text marked as English.
Good: text marked with its own language (Review, Language).
"""

from collections.abc import Iterator

from toolkit_cli.audit._docx_document import Document, Fault, Run
from toolkit_cli.core.diagnostics import Severity
from toolkit_cli.core.scripts import EAST_ASIAN, RIGHT_TO_LEFT, SIMPLE, script, writes

SEVERITY = Severity.ERROR


def check(document: Document) -> Iterator[Fault]:
    """Runs in a script that their language does not use, once a paragraph and script."""
    for paragraph in document.paragraphs:
        seen = set()
        for run in paragraph.runs:
            name = script(run.text)
            languages = _languages(run, name)
            if name in seen or name == "Latin" or any(writes(each, name) for each in languages):
                continue
            seen.add(name)
            said = f"is marked as “{languages[0]}”" if languages else "has no language"
            hint = "choose the text, then its language under Review, Language"
            yield Fault(paragraph.at(run.text), f"text in {name} letters {said}", hint)


def _languages(run: Run, name: str) -> list[str]:
    """The languages that Word applies to text in a script."""
    if name in SIMPLE:
        kinds = ["val"]
    elif name in EAST_ASIAN:
        kinds = ["eastAsia"]
    else:
        kinds = ["bidi"] if name in RIGHT_TO_LEFT else ["bidi", "val"]
    return [found for kind in kinds if (found := run.format.get("lang", kind))]
