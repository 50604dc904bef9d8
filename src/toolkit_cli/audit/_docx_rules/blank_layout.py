"""Layout in a Word document is made of blanks: empty paragraphs, rows of spaces, tabs for columns, a typed
page break. A screen reader reads “blank, blank, blank”, and all of it shifts when the text grows.

Bad: three empty lines to reach the foot of the page.
Good: space before and after in the style, a table for columns, “Page break before” in the style.
"""

import re
from collections.abc import Iterator
from itertools import groupby

from toolkit_cli.audit._docx_document import Document, Fault, Paragraph
from toolkit_cli.audit._docx_names import w
from toolkit_cli.core.diagnostics import Severity

SEVERITY = Severity.WARNING
_SPACES = re.compile(r"[ \u00a0]{3,}")


def check(document: Document) -> Iterator[Fault]:
    """Every group of empty paragraphs, of tabbed ones, every row of spaces and every typed page break."""
    for sequence in document.sequences:
        for empty, group in groupby(sequence, lambda each: each.empty):
            blanks = list(group)
            if empty and len(blanks) > 1:
                message = f"{len(blanks)} empty paragraphs stand in a row"
                yield Fault(blanks[0].place, message, "delete them, and set space in the style")
        for tabbed, group in groupby(sequence, lambda each: _tabs(each) > 0):
            rows = list(group)
            if tabbed and (len(rows) > 1 or _tabs(rows[0]) > 1):
                yield Fault(rows[0].at(), "tabs make columns", "use a table")
        for paragraph in sequence:
            yield from _within(paragraph)


def _within(paragraph: Paragraph) -> Iterator[Fault]:
    spaces = _SPACES.search(paragraph.text)
    if spaces and paragraph.text.strip():
        message = f"{len(spaces[0])} spaces stand in a row"
        yield Fault(paragraph.at(), message, "use an indent, a tab stop or a table")
    if any(each.get(w("type")) == "page" for each in paragraph.element.iter(w("br"))):
        hint = "choose Page break before in the style or paragraph that comes next"
        yield Fault(paragraph.at(), "a page break is typed", hint)


def _tabs(paragraph: Paragraph) -> int:
    """How many tabs stand between words, but for contents pages, headers and footers."""
    if paragraph.is_contents or paragraph.part in {"header", "footer"}:
        return 0
    return paragraph.text.strip().count("\t")
