"""What is read from the catalogue of a PDF, and mended in it."""

from datetime import UTC, datetime
from pathlib import Path

from toolkit_cli.tools import pdf, typst

FONTS = Path(__file__).parent.parent.parent / "templates" / "fonts"
SOURCE = """#set document(title: "T")
#set page(width: 100pt, height: 50pt)
#set text(font: "Liberation Sans", lang: "ckb")
One
#pagebreak()
#table(table.header[A], [B])
"""


def _made(source: str) -> bytes:
    job = typst.Job("a.typ", {"a.typ": source.encode()}, (FONTS,), datetime(2021, 3, 1, tzinfo=UTC))
    made, warnings = typst.pdf(job, {})
    assert warnings == ()
    return made


def test_pages_size_and_language_are_read() -> None:
    made = _made(SOURCE)
    assert pdf.page_count(made) == 2
    assert pdf.page_size(made) == (100, 50)
    assert pdf.language(made) == "ckb"


def test_the_direction_is_that_of_the_language() -> None:
    made = _made(SOURCE)
    assert b"/Direction/L2R" in made
    mended = pdf.with_direction(made, "rtl")
    assert b"/Direction/R2L" in mended
    assert len(mended) == len(made)
    assert pdf.with_direction(mended, "ltr") == made


def test_a_table_without_header_row_is_seen() -> None:
    assert not pdf.tables_without_header(_made(SOURCE))
    assert pdf.tables_without_header(_made(SOURCE.replace("table.header[A]", "[A]")))
