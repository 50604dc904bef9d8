"""What a parser gives up on is a finding: a part that was never looked at is not without fault."""

import io
import zipfile
from collections.abc import Callable

import pytest
from fuzz import made

from toolkit_cli import audit

DEEP = 300


def _edited(package: bytes, part: str, change: Callable[[bytes], bytes]) -> bytes:
    with zipfile.ZipFile(io.BytesIO(package)) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name, content in parts.items():
            archive.writestr(name, change(content) if name.endswith(part) else content)
    return out.getvalue()


def _deep(inside: bytes, opening: bytes, closing: bytes) -> Callable[[bytes], bytes]:
    def change(content: bytes) -> bytes:
        first, last = b"<" + inside + b">", b"</" + inside + b">"
        assert first in content
        nested = content.replace(first, first + opening * DEEP, 1)
        return nested.replace(last, closing * DEEP + last, 1)

    return change


def _half(content: bytes) -> bytes:
    return content[: len(content) // 2]


@pytest.mark.parametrize(
    "change",
    [_half, _deep(b"w:body", b"<w:sdt><w:sdtContent>", b"</w:sdtContent></w:sdt>")],
    ids=["half", "deep"],
)
def test_a_word_document_that_is_read_in_part_is_told(change: Callable[[bytes], bytes]) -> None:
    found = audit.audit(_edited(made.docx()[0], "word/document.xml", change), "a.docx")
    assert [each.rule for each in found] == ["faulty-document"]


@pytest.mark.parametrize(
    ("rule", "change"),
    [("ill-formed-page", _half), ("unchecked-page", _deep(b"main", b"<div>", b"</div>"))],
    ids=["half", "deep"],
)
def test_a_page_of_a_book_that_is_read_in_part_is_told(rule: str, change: Callable[[bytes], bytes]) -> None:
    assert rule not in {each.rule for each in audit.audit(made.epub()[0], "a.epub")}
    found = audit.audit(_edited(made.epub()[0], "text.xhtml", change), "a.epub")
    assert rule in {each.rule for each in found}
