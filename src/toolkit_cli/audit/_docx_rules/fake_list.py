"""The bullets or numbers of a list in a Word document are typed as text: a screen reader does not say that
there is a list, nor how many items it has.

Bad: paragraphs that begin with a typed “•”, “-”, or “1.” and a tab.
Good: the styles List Bullet and List Number.
"""

from collections.abc import Iterator
from itertools import groupby

from toolkit_cli.audit._docx_document import Document, Fault, Paragraph
from toolkit_cli.core.diagnostics import Severity
from toolkit_cli.core.wording import named_mark, typed_mark

SEVERITY = Severity.ERROR


def check(document: Document) -> Iterator[Fault]:
    """Every typed list, at its first item."""
    for sequence in document.sequences:
        for _, group in groupby(sequence, _mark):
            items = list(group)
            mark = _mark(items[0])
            if not mark or (mark == "1. " and len(items) == 1):
                continue
            count = "1 paragraph begins" if len(items) == 1 else f"{len(items)} paragraphs begin"
            hint = "delete it and use the style List Bullet or List Number"
            yield Fault(items[0].at(), f"{count} with {named_mark(mark)}", hint)


def _mark(paragraph: Paragraph) -> str:
    """The typed mark of an item, or nothing."""
    named = paragraph.listed or paragraph.heading or paragraph.is_contents
    return "" if named else typed_mark(paragraph.text)
