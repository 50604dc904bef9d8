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
    assert kept.entries[1].notes == ("line before a list",)
    assert kept.entries[1].comments == ("Machine draft, looks odd",)
    assert _edited(("machine draft", "MACHINE-DRAFT")).entries[1].machine


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
        (_replaced("<w:document", '<!DOCTYPE a [<!ENTITY b "c">]><w:document'), "the XML defines entities", "word/document.xml"),
        (_replaced("<w:body>.*</w:body>", ""), "the document has no body", "word/document.xml"),
        (_replaced("<w:body>.*</w:body>", "<w:body/>"), "the document has no table", ""),
        (_with(lambda text: re.sub(r"\((en-GB|pl)\)", "", text)), "no row names the languages", "table 1, row 1"),
        (_with(lambda text: text.replace("/officeDocument\"", "/other\""), "_rels/.rels"), "this is no Word document", ""),
        (_with(lambda text: text.replace("word/document", "word/none"), "_rels/.rels"), "this is no Word document", ""),
        (_replaced("<w:body>", "<w:body>" + "<w:p/>" * 4_000_000), "this part is far too large", "word/document.xml"),
    ],
    ids=range(11),
)  # fmt: skip
def test_a_broken_file_is_refused_at_its_place(content: bytes, message: str, place: str) -> None:
    fault = broken(docx, content)
    assert fault.message.startswith(message)
    assert fault.place == place
    assert fault.hint


ROWS = re.compile(r"<w:tr>.*?</w:tr>", re.S)
CELLS = re.compile(r"<w:tc>.*?</w:tc>", re.S)


def _changed(change: Callable[[list[str]], list[str]], table: int = 0) -> Package:
    """What is read after the rows of one table were changed."""

    def rows(text: str) -> str:
        found = list(re.finditer(r"<w:tbl>.*?</w:tbl>", text, re.S))[table]
        old = "".join(ROWS.findall(found[0]))
        return text.replace(old, "".join(change(ROWS.findall(found[0]))))

    return docx.read(_with(rows))


def _with_cell(row: str, number: int, old: str, new: str) -> str:
    cell = CELLS.findall(row)[number]
    assert old in cell
    return row.replace(cell, cell.replace(old, new, 1))


def _merged_down(rows: list[str]) -> list[str]:
    """Word puts the words of both cells into the first."""
    head, first, second = rows
    words = "<w:p><w:r><w:t>Zadzwoń pod 111.</w:t></w:r></w:p></w:tc>"
    first = _with_cell(
        _with_cell(first, 1, "</w:tc>", words), 1, "</w:tcPr>", '<w:vMerge w:val="restart"/></w:tcPr>'
    )
    second = _with_cell(second, 1, "</w:tcPr>", "<w:vMerge/></w:tcPr>")
    return [head, first, re.sub("<w:t [^>]*>Zadzwoń pod 111.</w:t>", "", second)]


def _merged_across(rows: list[str]) -> list[str]:
    head, first, second = rows
    one, two, _note = CELLS.findall(first)
    merged = one.replace("</w:tcPr>", '<w:gridSpan w:val="2"/></w:tcPr>').replace(
        "</w:tc>", two[two.index("<w:p>") :]
    )
    return [head, first.replace(one + two, merged), second]


def _row_made_two(rows: list[str]) -> list[str]:
    head, first, second = rows
    one, _two, _note = CELLS.findall(first)
    lower = first.replace(one, "<w:tc><w:tcPr/><w:p/></w:tc>").replace(
        "Zachowaj **spokój**.", "Potem oddychaj."
    )
    return [head, first, lower, second]


def _cell_made_two(rows: list[str]) -> list[str]:
    head, first, second = (row.replace("<w:tcW", '<w:gridSpan w:val="2"/><w:tcW') for row in rows)
    cell = CELLS.findall(first)[1].replace('<w:gridSpan w:val="2"/>', "")
    return [head, first.replace(CELLS.findall(first)[1], cell + cell.replace("spokój", "ciszę")), second]


def _with_symbol(rows: list[str]) -> list[str]:
    return [
        rows[0],
        _with_cell(rows[1], 1, "</w:r>", '<w:sym w:font="Wingdings" w:char="F0FC"/></w:r>'),
        rows[2],
    ]


def _with_table(rows: list[str]) -> list[str]:
    inner = "<w:tbl><w:tr><w:tc><w:p><w:r><w:t>x</w:t></w:r></w:p></w:tc></w:tr></w:tbl><w:p/></w:tc>"
    return [rows[0], _with_cell(rows[1], 1, "</w:tc>", inner), rows[2]]


def _without_translation(rows: list[str]) -> list[str]:
    cells = CELLS.findall(rows[1])
    return [rows[0], rows[1].replace(cells[1] + cells[2], ""), rows[2]]


def _twice(rows: list[str]) -> list[str]:
    return [*rows, rows[1].replace("spokój", "ciszę")]


@pytest.mark.parametrize(
    ("change", "kept", "left"),
    [
        (_merged_down, [], {"it is merged with the row above or below": 2}),
        (_merged_across, ["Call 111 & ask."], {"its cells are merged into one": 1}),
        (
            _row_made_two,
            ["Call 111 & ask."],
            {"the row below it has no English": 1, "there is no English": 1},
        ),
        (_cell_made_two, ["Call 111 & ask."], {"a cell of it was made two": 1}),
        (_with_symbol, ["Call 111 & ask."], {"there is a symbol from a font in it": 1}),
        (_with_table, ["Call 111 & ask."], {"there is a table in it": 1}),
        (_without_translation, ["Call 111 & ask."], {"a cell of it is missing": 1}),
        (_twice, ["Call 111 & ask."], {"the same text stands there more than once": 2}),
    ],
)
def test_rows_that_are_unclear_are_left_out_and_the_others_taken(
    change: Callable[[list[str]], list[str]], kept: list[str], left: dict[str, int]
) -> None:
    read = _changed(change)
    assert [entry.source for entry in read.entries if entry.context == "pace-model"] == kept
    assert returned(read)[len(kept) :] == returned(PACKAGE)[2:]
    assert {reason: sum(each.reason.startswith(reason) for each in read.left_out) for reason in left} == left
    assert len(read.left_out) == sum(left.values())
    assert all(each.words and each.hint and each.place.startswith("table 1, row ") for each in read.left_out)


def _without_note(rows: list[str]) -> list[str]:
    return [row.replace(CELLS.findall(row)[2], "") for row in rows]


def _with_column(rows: list[str]) -> list[str]:
    added = "<w:tc><w:tcPr/><w:p><w:r><w:t>{}</w:t></w:r></w:p></w:tc>"
    words = ["My questions", "Is calm a noun?", ""]
    return [
        row.replace(CELLS.findall(row)[0], CELLS.findall(row)[0] + added.format(said))
        for row, said in zip(rows, words, strict=True)
    ]


def _without_head(rows: list[str]) -> list[str]:
    return rows[1:]


def _split_in_tables(rows: list[str]) -> list[str]:
    return [*rows[:2], "</w:tbl><w:p/><w:tbl>", rows[2]]


@pytest.mark.parametrize("change", [_without_note, _with_column, _without_head, _split_in_tables])
def test_tables_that_were_rearranged_are_read_whole(change: Callable[[list[str]], list[str]]) -> None:
    read = _changed(change)
    assert [(e.source, e.target) for e in read.entries] == [(e.source, e.target) for e in PACKAGE.entries]
    assert not read.left_out


def test_what_a_file_does_not_say_of_a_translation_is_not_made_up() -> None:
    assert not any(entry.rated for entry in _changed(_without_note).entries[:2])
    assert not any(entry.rated for entry in _changed(_with_notes_merged).entries[:2])
    assert not any(entry.rated for entry in _changed(_without_cells_of_notes).entries[:2])
    assert all(entry.rated for entry in _changed(lambda rows: rows[:2]).entries)
    notes = "heading|line before a list|words in a drawing|machine draft|English was: [^<]*"
    emptied = docx.read(_with(lambda text: re.sub(f"(?<=>)({notes})<", "<", text)))
    assert not any(entry.rated or entry.machine for entry in emptied.entries)
    translated = docx.read(_replaced("(?<=>)machine draft<", "szkic maszynowy<"))
    assert [entry.rated for entry in translated.entries] == [True, False, True, True, True]


def _with_notes_merged(rows: list[str]) -> list[str]:
    head, first, second = rows
    first = _with_cell(first, 2, "</w:tcPr>", '<w:vMerge w:val="restart"/></w:tcPr>')
    return [head, first, _with_cell(second, 2, "</w:tcPr>", "<w:vMerge/></w:tcPr>")]


def _without_cells_of_notes(rows: list[str]) -> list[str]:
    return [rows[0], *(row.replace(CELLS.findall(row)[2], "") for row in rows[1:])]


@pytest.mark.parametrize(
    ("mark", "reason"),
    [
        ("<w:strike/>", "there is struck out text in it"),
        ('<w:dstrike w:val="true"/>', "there is struck out text in it"),
        ("<w:vanish/>", "there is hidden text in it"),
        ('<w:strike w:val="0"/><w:vanish w:val="false"/>', ""),
    ],
)
def test_words_that_are_struck_out_or_hidden_are_no_translation(mark: str, reason: str) -> None:
    run = f"</w:r><w:r><w:rPr>{mark}</w:rPr><w:t> bardzo</w:t></w:r>"
    read = _changed(lambda rows: [rows[0], _with_cell(rows[1], 1, "</w:r>", run), rows[2]])
    assert [each.reason for each in read.left_out] == ([reason] if reason else [])
    assert ("Stay **calm**." in {entry.source for entry in read.entries}) is not bool(reason)


def test_tables_that_a_table_lays_out_are_read() -> None:
    def laid_out(text: str) -> str:
        frame = "<w:tbl><w:tr><w:tc>{}<w:p/></w:tc></w:tr></w:tbl>"
        return re.sub("<w:tbl>.*?</w:tbl>", lambda table: frame.format(table[0]), text, count=1, flags=re.S)

    assert returned(docx.read(_with(laid_out))) == returned(PACKAGE)


def test_what_stands_outside_of_the_tables_is_named() -> None:
    written = "<w:p><w:r><w:t>Who is this for?</w:t></w:r></w:p><w:sectPr>"
    (left,) = docx.read(_with(lambda text: text.replace("<w:sectPr>", written))).left_out
    assert (left.words, left.place) == ("Who is this for?", "below table 2")


def test_a_row_that_was_copied_is_taken_once_and_no_more_finished_than_its_copies() -> None:
    def copied(rows: list[str]) -> list[str]:
        empty = rows[1].replace("Zachowaj **spokój**.", "")
        return [*rows, empty, rows[2].replace("machine draft", "heading")]

    read = _changed(copied)
    assert not read.left_out
    assert [(e.target, e.machine) for e in read.entries] == [(e.target, e.machine) for e in PACKAGE.entries]


def test_questions_of_a_translator_are_kept() -> None:
    assert _changed(_with_column).entries[0].comments == ("Is calm a noun?",)
    told = '<w:commentReference w:id="4"/></w:r>'
    content = _with(
        lambda text: text.replace("Zachowaj **spokój**.</w:t></w:r>", f"Zachowaj **spokój**.</w:t>{told}")
    )
    part = f'<w:comments xmlns:w="{W[1:-1]}"><w:comment w:id="4"><w:p><w:r><w:t>Noun or verb?</w:t></w:r></w:p></w:comment></w:comments>'
    buffer = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(buffer, "w") as new:
        for name in old.namelist():
            text = old.read(name).decode()
            kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/comments"
            related = f'<Relationship Id="r9" Type="{kind}" Target="comments.xml"/></Relationships>'
            if name == "word/_rels/document.xml.rels":
                text = text.replace("</Relationships>", related)
            new.writestr(name, text)
        new.writestr("word/comments.xml", part)
    (entry, *_) = docx.read(buffer.getvalue()).entries
    assert (entry.target, entry.comments) == ("Zachowaj **spokój**.", ("Noun or verb?",))


def test_a_table_of_another_language_is_left_out() -> None:
    read = docx.read(_replaced(r"Translation \(pl\)", "Translation (cs)"))
    assert read.language == "cs" and len(read.entries) == 2
    assert {each.reason for each in read.left_out} == {"this table is of `pl`, the first of `cs`"}
