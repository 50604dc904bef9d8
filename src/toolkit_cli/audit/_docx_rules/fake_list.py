"""The bullets or numbers of a list in a Word document are typed as text: a screen reader does not say that
there is a list, nor how many items it has.

Bad: paragraphs that begin with a typed “•”, “-”, or “1.” and a tab.
Good: the styles List Bullet and List Number.
"""

import re
from collections.abc import Iterator
from itertools import groupby

from toolkit_cli.audit._docx_document import Document, Fault, Paragraph
from toolkit_cli.core.diagnostics import Severity

SEVERITY = Severity.ERROR
_BULLET = re.compile(r"(?:[•‣◦▪■●○·–—*\u2212-]|\uf0b7|\ufffc)\s+\S|o\t\s*\S")
_NUMBER = re.compile(r"\(?(\d{1,2}|[a-z])[.)](\s+)\S")


def check(document: Document) -> Iterator[Fault]:
    """Every typed list, at its first item."""
    for sequence in document.sequences:
        for _, group in groupby(sequence, _mark):
            items = list(group)
            mark = _mark(items[0])
            if not mark or (mark == "1. " and len(items) == 1):
                continue
            count = "1 paragraph begins" if len(items) == 1 else f"{len(items)} paragraphs begin"
            shown = "a typed number" if mark.startswith("1.") else f"a typed “{mark}”"
            hint = "delete it and use the style List Bullet or List Number"
            yield Fault(items[0].at(), f"{count} with {shown}", hint)


def _mark(paragraph: Paragraph) -> str:
    """The typed mark of an item, or nothing: `1. ` and `1.` for numbers before a blank and before a tab."""
    text = paragraph.text.lstrip()
    if paragraph.listed or paragraph.heading or paragraph.is_contents:
        return ""
    if _BULLET.match(text):
        return text[0]
    number = _NUMBER.match(text)
    if number is None:
        return ""
    return "1." if "\t" in number[2] else "1. "
