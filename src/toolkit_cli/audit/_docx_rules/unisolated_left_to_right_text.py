"""A telephone number, e-mail or web address stands in right-to-left text of a Word document without being
set apart: the groups of “01726 627800” are then shown in the wrong order.

Bad: a number within an Arabic run.
Good: the number in a run of its own that is not right-to-left, or between U+2066 and U+2069.
"""

import re
from collections.abc import Iterator

from toolkit_cli.audit._docx_document import Document, Fault
from toolkit_cli.core.diagnostics import Severity

SEVERITY = Severity.ERROR
_ISOLATED = re.compile(r"[\u2066-\u2068][^\u2069]{0,200}\u2069")
_LATIN = re.compile(
    r"\+?\d{1,12}(?:[ \u00a0-]\d{1,12})+|[^\s@]{1,64}@[^\s@]{1,64}\.\w+|(?:https?://|www\.)\S+", re.I
)


def check(document: Document) -> Iterator[Fault]:
    """Every number or address in a run from right to left."""
    for paragraph in document.paragraphs:
        for run in paragraph.runs:
            if not (run.format.on("rtl") and paragraph.format.on("bidi")):
                continue
            for found in _LATIN.findall(_ISOLATED.sub("", run.text)):
                hint = "put U+2066 before it and U+2069 after it, or set it as left-to-right text"
                yield Fault(paragraph.at(found), f"“{found}” is not set apart from the text around it", hint)
