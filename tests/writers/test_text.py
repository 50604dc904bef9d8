"""Plain text: its encoding, its lines, nothing lost and nothing left of markup."""

import re
import unicodedata
from collections.abc import Iterator

import pytest

import every_text
import web_documents
from toolkit_cli import locales
from toolkit_cli.core.folders import Folders
from toolkit_cli.model.document import Document
from toolkit_cli.model.inlines import Inline, ReferenceMark, Words, flat
from toolkit_cli.writers import text
from toolkit_cli.writers._linear import Head, linear

_UNSEEN = dict.fromkeys([0x200B, 0x200E, 0x200F])


def _text(document: Document) -> str:
    written = text.write(document, web_documents.context(document, text))
    assert written.diagnostics == ()
    return written.content.decode("utf-8")


def _plain(words: str) -> str:
    return " ".join(unicodedata.normalize("NFC", words).translate(_UNSEEN).split())


def _pieces(inlines: tuple[Inline, ...]) -> Iterator[str]:
    for inline in flat(inlines):
        if isinstance(inline, Words):
            yield inline.text
        elif isinstance(inline, ReferenceMark):
            yield f"[{inline.number}]"


@pytest.mark.parametrize(("name", "tag"), web_documents.every())
def test_no_word_is_lost_and_all_are_in_order(name: str, tag: str) -> None:
    document = web_documents.document(name, tag)
    made, position = _plain(_text(document)), 0
    labels = {label for placed in document.body for label in getattr(placed.block, "labels", {}).values()}
    headers = {head for placed in document.body for head in getattr(placed.block, "columns", ())}
    for _, label, written in document.texts():
        for piece in (label, *_pieces(written.inlines)):
            if written in headers:
                assert f"{_plain(piece)}" in made
                continue
            if written in labels:
                assert _plain(piece).casefold() in made.casefold()
                continue
            found = made.find(_plain(piece), position)
            assert found >= 0, piece
            position = found + len(_plain(piece))
    assert made.startswith(_plain(str(document.title)))
    assert [words for words in document.furniture.printed() if _plain(words) not in made] == []


def test_no_text_of_any_block_is_lost() -> None:
    document = every_text.document()
    made = _text(document)
    assert every_text.lost(document, made) == []
    assert [url for url in every_text.addresses(document) if url not in made] == []


@pytest.mark.parametrize(("name", "tag"), web_documents.every())
def test_encoding_and_lines(name: str, tag: str) -> None:
    document = web_documents.document(name, tag)
    content = text.write(document, web_documents.context(document, text)).content
    made = content.decode("utf-8")
    assert not content.startswith(b"\xef\xbb\xbf")
    assert content.endswith(b"\r\n")
    assert b"\n" not in content.replace(b"\r\n", b"")
    assert made == unicodedata.normalize("NFC", made)
    assert not re.search(
        "[\u0000-\u0009\u000b\u000c\u000e-\u001f\u00a0\u00ad\u200e\u200f\u202a-\u202e\u2066-\u2069\ufffd]",
        made,
    )
    lines = made.split("\r\n")
    assert all(line == line.rstrip() for line in lines)
    assert "\r\n\r\n\r\n\r\n" not in made


@pytest.mark.parametrize(("name", "tag"), web_documents.every())
def test_a_search_goes_from_heading_to_heading(name: str, tag: str) -> None:
    document = web_documents.document(name, tag)
    lines = _text(document).split("\r\n")
    found = [_plain(line) for line in lines if line.startswith("++")]
    heads = [
        piece for piece in linear(document, locales.load(tag)) if isinstance(piece, Head) and piece.level
    ]
    assert found == [_plain(f"{'+' * (head.level + 1)} {''.join(_pieces(head.text))}") for head in heads]
    said = locales.load(tag).labels["text_headings"]
    assert "++" in said
    assert lines.count(said) == int(len(heads) > 1)
    assert not lines[0].startswith("+")


@pytest.mark.parametrize(("name", "tag"), web_documents.every())
def test_nothing_is_left_of_markup(name: str, tag: str) -> None:
    made = _text(web_documents.document(name, tag))
    assert not re.search(
        r"\*\*|\]\(|\[\^|\{\{|\}\}|\{%|</?[a-z]|&[a-z]+;|Words\(|Text\(|(?<!\r\n)(?<!  )\* ", made
    )


def test_headings_stand_alone() -> None:
    lines = _text(web_documents.document("toolkit")).split("\r\n")
    at = lines.index("++ What are prosocial skills?")
    assert lines[at - 2 : at] == ["", ""]
    assert lines[at + 1] == ""
    at = lines.index("+++ Aims of the toolkit")
    assert lines[at - 1] == lines[at + 1] == ""


def test_lists_tables_pictures_and_links(project: Folders) -> None:
    lines = _text(web_documents.hostile(project)).split("\r\n")
    hostile = " ".join(web_documents.HOSTILE.split())
    assert "e s l (https://x.org/?a=1&b=2) r [1], ask at help.me@x-y.org or www.x-y.org/a." in lines
    at = lines.index(f"* {hostile}")
    assert lines[at : at + 3] == [f"* {hostile}", f"* {hostile}", f"  * {hostile}"]
    assert f"2. {hostile}" in lines
    assert f"{hostile}: {hostile}" in lines
    assert f"[Picture: {hostile}]" in lines
    assert lines[lines.index("https://x.org/a&b") - 1] == f"{hostile}: {hostile}"
    assert lines[lines.index("https://x.org/a&b") + 1] == "https://y.org/c&d"


def test_a_link_at_the_end_is_words_and_address(project: Folders) -> None:
    document = web_documents.leaflet(
        project,
        "  - {type: paragraph, text: 'See [the site](https://x.org/a)'}\n"
        "  - {type: paragraph, text: 'Lost? [Where to go?](https://x.org/b)'}\n",
    )
    assert "See the site: https://x.org/a\r\n" in _text(document)
    assert "Lost? Where to go? https://x.org/b\r\n" in _text(document)


def test_lists_that_follow_each_other_stand_apart(project: Folders) -> None:
    lines = _text(web_documents.leaflet(project, web_documents.LISTS)).split("\r\n")
    at = lines.index("* one")
    assert lines[at : at + 9] == [
        *("* one", "* two", "  * inner", "  * inmost", "* three"),
        *("", "* other", "", "1. counted"),
    ]


def test_no_colon_follows_a_question_mark(project: Folders) -> None:
    lines = _text(web_documents.leaflet(project, web_documents.ASKED)).split("\r\n")
    assert "What is seen? tears" in lines
    assert "Who helps? the school" in lines


@pytest.mark.parametrize("name", [name for name, tag in web_documents.every() if tag == "zh-Hans"])
def test_chinese_has_its_own_stops_and_colons(name: str) -> None:
    assert not re.findall(r".*[\u4e00-\u9fff][.:](?=\s).*", _text(web_documents.document(name, "zh-Hans")))


def test_contacts_and_both_languages_of_the_draft_notice_have_lines_of_their_own() -> None:
    lines = _text(web_documents.document("parents-help-sheet", "pl")).split("\r\n")
    notice = next(number for number, line in enumerate(lines) if line.startswith("DRAFT: "))
    assert lines[notice - 1]
    assert lines[notice + 1] == ""
    email = next(
        number
        for number, line in enumerate(lines)
        if line.endswith(": kccg.engagement@nhs.net") and number > notice + 20
    )
    assert lines[email - 1].endswith("www.kernowccg.nhs.uk") or "kccg" in lines[email]
