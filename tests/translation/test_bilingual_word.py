"""The bilingual Word document: read as Word and reviewers leave it, and refused where it is broken."""

import io
import re
import zipfile
from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from toolkit_cli.translation.exchange import Package, docx
from translation.exchanged import PACKAGE, PACKAGES, broken, damaged, read_or_broken, returned

WRITTEN = docx.write(PACKAGE)
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def _part(content: bytes, name: str = "word/document.xml") -> str:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return archive.read(name).decode()


def _with(change: Callable[[str], str], name: str = "word/document.xml", content: bytes = WRITTEN) -> bytes:
    """The document with one part changed."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(buffer, "w") as new:
        for part in old.namelist():
            text = old.read(part).decode()
            changed = change(text) if part == name else text
            assert part != name or changed != text
            new.writestr(part, changed)
    return buffer.getvalue()


def _edited(*pairs: tuple[str, str]) -> Package:
    """What is read after some XML was replaced by other XML."""

    def change(text: str) -> str:
        for old, new in pairs:
            assert old in text
            text = text.replace(old, new)
        return text

    return docx.read(_with(change))


@given(PACKAGES)
def test_nothing_changed_comes_back_the_same(package: Package) -> None:
    content = docx.write(package)
    assert docx.write(package) == content
    read = docx.read(content)
    assert returned(read) == returned(package)
    assert (read.language, read.source_language, read.title) == (
        package.language,
        package.source_language,
        package.title,
    )


def test_spaces_at_the_ends_of_a_translation_are_kept_for_the_rule_that_names_them() -> None:
    read = _edited(("Zachowaj **spokój**.", " Zachowaj **spokój**.  "))
    assert read.entries[0].target == " Zachowaj **spokój**.  "


@given(st.binary(max_size=80) | damaged(WRITTEN))
def test_any_bytes_are_read_or_refused(content: bytes) -> None:
    read_or_broken(docx, content)


@given(damaged(_part(WRITTEN).encode()))
def test_any_damage_of_the_text_is_read_or_refused(part: bytes) -> None:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        archive.writestr("_rels/.rels", _part(WRITTEN, "_rels/.rels"))
        archive.writestr("word/document.xml", part)
    read_or_broken(docx, buffer.getvalue())


def test_a_reviewer_confirms_by_deleting_words_of_the_note() -> None:
    read = _edited(("machine draft", ""), ("English was: Say yes", ""))
    assert not any(entry.machine for entry in read.entries)
    assert [entry.stale for entry in read.entries] == [False, False, False, False, True]
    kept = _edited(("machine draft", "Machine draft, looks odd"))
    assert kept.entries[1].machine
    assert kept.entries[1].notes == ("item of a list", "Machine draft, looks odd")


def test_what_word_makes_of_a_text_is_read() -> None:
    run = '<w:t xml:space="preserve">Zadzwoń pod 111.</w:t></w:r></w:p>'
    split = (
        '<w:t>Za</w:t></w:r><w:proofErr w:type="spellStart"/><w:r><w:t xml:space="preserve">dzwoń </w:t></w:r>'
        '<w:ins w:id="1" w:author="A"><w:r><w:t>„pod”</w:t></w:r></w:ins>'
        '<w:del w:id="2" w:author="A"><w:r><w:delText>na</w:delText><w:t>na</w:t></w:r></w:del>'
        '<w:moveFrom w:id="3" w:author="A"><w:r><w:t>stąd</w:t></w:r></w:moveFrom>'
        '<w:r><w:tab/><w:t>11</w:t><w:noBreakHyphen/><w:t>1</w:t><w:br/><w:commentReference w:id="0"/></w:r></w:p>'
        "<w:p/><w:p><w:hyperlink><w:r><w:t>zaraz.</w:t></w:r></w:hyperlink></w:p>"
    )
    assert _edited((run, split)).entries[1].target == "Zadzwoń „pod” 11\u20111 zaraz."


def test_rows_in_a_content_control_count_and_deleted_rows_do_not() -> None:
    text = _part(WRITTEN)
    row = next(found[0] for found in re.finditer(r"<w:tr>.*?</w:tr>", text) if "Stay" in found[0])
    wrapped = f"<w:sdt><w:sdtContent>{row}</w:sdtContent></w:sdt>"
    assert returned(_edited((row, wrapped))) == returned(PACKAGE)
    deleted = row.replace("<w:cantSplit/>", '<w:cantSplit/><w:del w:id="9" w:author="A"/>')
    assert returned(_edited((row, deleted))) == returned(PACKAGE)[1:]


def test_styles_are_known_by_their_names_in_any_language_of_word() -> None:
    content = _with(lambda text: text.replace('"Heading1"', '"berschrift1"'))
    content = _with(lambda text: text.replace('"Heading1"', '"berschrift1"'), "word/styles.xml", content)
    assert returned(docx.read(content)) == returned(PACKAGE)


def test_the_main_part_may_have_another_name() -> None:
    buffer = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(WRITTEN)) as old, zipfile.ZipFile(buffer, "w") as new:
        for part in old.namelist():
            name = part.replace("document.xml", "document2.xml")
            new.writestr(name, old.read(part).replace(b'"word/document.xml"', b'"/word/document2.xml"'))
    assert docx.read(buffer.getvalue()) == docx.read(WRITTEN)


def test_the_cells_are_in_their_languages() -> None:
    root = etree.fromstring(_part(docx.write(Package("ar", "en-GB", "Title", PACKAGE.entries))).encode())
    row = list(root.iter(f"{W}tr"))[1]
    source, target, _ = row.iter(f"{W}tc")
    assert [lang.get(f"{W}val") for lang in source.iter(f"{W}lang")] == ["en-GB", "en-GB"]
    assert target.find(f"{W}p/{W}pPr/{W}bidi") is not None
    for look in target.iter(f"{W}rPr"):
        assert [child.tag for child in look] == [f"{W}rtl", f"{W}lang"]
        assert look[1].get(f"{W}bidi") == "ar-SA"
    for row in root.iter(f"{W}tr"):
        assert row.find(f"{W}trPr/{W}cantSplit") is not None
    for table in root.iter(f"{W}tbl"):
        assert table.find(f"{W}tr/{W}trPr/{W}tblHeader") is not None


def _replaced(old: str, new: str) -> bytes:
    return _with(lambda text: re.sub(old, new, text, count=1, flags=re.S))


@pytest.mark.parametrize(
    ("content", "message", "place"),
    [
        (b"", "this is no whole Word document", ""),
        (WRITTEN[:-40], "this is no whole Word document", ""),
        (WRITTEN[: len(WRITTEN) // 2], "this is no whole Word document", ""),
        (_replaced("</w:document>", ""), "this is not XML", "word/document.xml"),
        (_replaced("<w:document", '<!DOCTYPE a [<!ENTITY b "c">]><w:document'), "the XML holds a", "word/document.xml"),
        (_replaced("<w:body>.*</w:body>", ""), "the document has no body", "word/document.xml"),
        (_replaced("<w:body>.*</w:body>", "<w:body/>"), "the document has no table", ""),
        (_replaced("<w:tc>.*?</w:tc>", ""), "this row has 2 columns instead of 3", "table 1, row 1"),
        (_replaced(r"Source \(en-GB\)", "English"), "this row does not name the languages", "table 1, row 1"),
        (_replaced(r"Translation \(pl\)", "Translation (cs)"), "this table is of `pl`", "table 2, row 1"),
        (_replaced("pace-model", ""), "no heading stands above this table", "table 1, row 2"),
        (_replaced(r"Stay \*\*calm\*\*.", ""), "this row has no source text", "table 1, row 2"),
        (_replaced("Call 111 &amp; ask.", "Stay **calm**."), "`Stay **calm**.` stands twice in", "table 1, row 3"),
        (_with(lambda text: text.replace("/officeDocument\"", "/other\""), "_rels/.rels"), "this is no Word document", ""),
        (_with(lambda text: text.replace("word/document", "word/none"), "_rels/.rels"), "this is no Word document", ""),
        (_replaced("<w:body>", "<w:body>" + "<w:p/>" * 4_000_000), "this part is far too large", "word/document.xml"),
    ],
    ids=range(16),
)  # fmt: skip
def test_a_broken_file_is_refused_at_its_place(content: bytes, message: str, place: str) -> None:
    fault = broken(docx, content)
    assert fault.message.startswith(message)
    assert fault.place == place
    assert fault.hint
