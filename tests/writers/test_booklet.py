"""The printer's twin of a leaflet."""

import pytest

import pdf_structure
import web_documents
from toolkit_cli.tools import typst
from toolkit_cli.writers import booklet, pdf


@pytest.mark.parametrize(
    ("count", "expected"),
    [
        (4, [[4, 1], [2, 3]]),
        (7, [[7, 1], [2, None], [6, 3], [4, 5]]),
        (8, [[8, 1], [2, 7], [6, 3], [4, 5]]),
    ],
)
def test_the_pages_stand_so_that_they_fold_to_a_booklet(count: int, expected: list[list[int]]) -> None:
    assert list(booklet.sides(count)) == expected
    assert list(booklet.sides(count, leftwards=True)) == [pair[::-1] for pair in expected]


def test_each_side_holds_two_pages_of_the_leaflet() -> None:
    document = web_documents.document("ways-to-build-resilience")
    written = booklet.write(document, web_documents.context(document, booklet))
    again = booklet.write(document, web_documents.context(document, booklet))
    assert written.diagnostics == ()
    assert written.content == again.content
    file = pdf_structure.reader(written.content)
    assert written.pages == len(file.pages)
    assert written.pages % 2 == 0
    box = file.pages[0].mediabox
    assert (round(float(box.width)), round(float(box.height))) == (839, 595)


def test_a_leaflet_and_its_booklet_are_set_once() -> None:
    document = web_documents.document("ways-to-build-resilience")
    typst._pdf.cache_clear()
    for writer in (booklet, pdf):  # the order of a build
        writer.write(document, web_documents.context(document, writer))
    assert typst._pdf.cache_info().misses == 2, "the pages, and the sheets"
