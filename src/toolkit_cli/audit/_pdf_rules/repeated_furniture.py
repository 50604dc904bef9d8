"""The header or footer of the pages of a PDF is among its tags: a screen reader reads it again on every page,
in the middle of a sentence.

Bad: “Page 3 of 12” as a `P` on each page.
Good: headers and footers as artifacts; what they say, once in the text.
"""

import re
from collections.abc import Iterator

from toolkit_cli.audit._found import Fault, Place
from toolkit_cli.audit._pdf_document import Document
from toolkit_cli.core.diagnostics import Severity

SEVERITY = Severity.WARNING
_EDGE = 0.09
_DIGITS = re.compile(r"\d+")


def check(document: Document) -> Iterator[Fault]:
    """The first words that come again at the same height, near the edge, of three or more pages in tags."""
    seen: dict[tuple[str, int], list[int]] = {}
    for page in document.pages:
        for each in page.pieces:
            near = each.height < page.height * _EDGE or each.height > page.height * (1 - _EDGE)
            words = _DIGITS.sub("0", each.text.strip())
            if near and words and each.content is not None and not each.artifact:
                seen.setdefault((words, round(each.height)), []).append(page.number)
    for (words, _), pages in seen.items():
        if len(set(pages)) >= 3:
            message = f"“{words[:60]}” is read again on {len(set(pages))} pages"
            place = Place(f"page {pages[0]}", text=words, order=pages[0] * 100_000)
            yield Fault(message, "mark headers and footers as artifacts", place)
            return
