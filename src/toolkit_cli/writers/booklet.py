"""The printer's twin of a leaflet: two pages side by side on a sheet, in the order that folds to a booklet."""

import json
from collections.abc import Iterator

from toolkit_cli.model.document import Document
from toolkit_cli.model.inlines import words_of
from toolkit_cli.tools import pdf, typst
from toolkit_cli.writers import WriterContext, Written
from toolkit_cli.writers._print import typeset
from toolkit_cli.writers._print_document import SOURCES
from toolkit_cli.writers._print_faults import UNSET, unset

EXTENSION = ".booklet.pdf"
TEMPLATE = "print.typ"
BLOCKS = " ".join(SOURCES)
_SHEET = 4
"""Pages on a sheet, both sides of it."""
_IMPOSED = """#let sheets = json("/sheets.json")
#set document(title: sheets.title)
#set page(width: sheets.width * 2pt, height: sheets.height * 1pt, margin: 0pt)
#let file = bytes(sheets.file)
#for side in sheets.sides {
  grid(columns: (1fr, 1fr), rows: sheets.height * 1pt, ..side.map(number => {
    if number != none { image(file, format: "pdf", page: number) }
  }))
}
"""


def write(document: Document, context: WriterContext) -> Written:
    """The leaflet on sheets of twice its size, to be printed on both sides, turned on the short edge, and folded.

    It is for a printer only: it has no tags. Where no pages can be set, it says what `pdf` says; what is wrong
    with pages that are there is left to that.
    """
    try:
        pages = typeset(document, context)
        width, height = pdf.page_size(pages.content)
        values = {
            "title": words_of(document.title.inlines),
            "width": width,
            "height": height,
            "sides": list(sides(pages.count, context.locale.direction == "rtl")),
            "file": list(pages.content),
        }
        files = {"booklet.typ": _IMPOSED.encode(), "sheets.json": json.dumps(values).encode()}
        job = typst.Job("booklet.typ", files, (context.fonts,), context.timestamp)
        made, _ = typst.pdf(job, {}, standards=())
    except UNSET as fault:
        return Written(b"", None, tuple(unset(document, fault)))
    return Written(made, pdf.page_count(made))


def sides(count: int, leftwards: bool = False) -> Iterator[list[int | None]]:
    """The pages on each side of each sheet; blank pages stand before the last, which stays the back.

    `leftwards`: the booklet opens from right to left.
    """
    blank = -count % _SHEET
    pages: list[int | None] = [*range(1, count), *[None] * blank, count]
    for first in range(0, len(pages) // 2, 2):
        last = len(pages) - 1 - first
        for pair in ([pages[last], pages[first]], [pages[first + 1], pages[last - 1]]):
            yield pair[::-1] if leftwards else pair
