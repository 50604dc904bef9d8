"""Text without markup comes out of every format as it went in, white space folded and characters composed."""

import io
import re
import unicodedata
import zipfile
from collections.abc import Callable
from dataclasses import replace
from types import ModuleType

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from lxml import etree

import pdf_structure
import web_documents
from conftest import NEEDS_LIBLOUIS
from toolkit_cli.core.characters import unseen, unusable
from toolkit_cli.core.diagnostics import Severity
from toolkit_cli.core.sources import Origin
from toolkit_cli.model.blocks import Paragraph
from toolkit_cli.model.document import Document, Placed
from toolkit_cli.model.inlines import Words
from toolkit_cli.model.text import Text
from toolkit_cli.reading.inline_markup import read_markup
from toolkit_cli.writers import brf, docx, epub, html, pdf, text, transcript

SIGNS = "".join(map(chr, range(0x21, 0x7F))) + "éßŁżĐΩЖї–—‘’“”„…€£½°×·•‰™"
AWKWARD = (
    "2*4*6 cm, free*, **Ask** [us](https://x) [sic] \\ \\* \\\\ a\\b `c` _d_ ~e~ ^f^",
    "<b>&amp;</b> &nbsp; AT&T 5 < 6 > 4 ]]> <!-- --> <?x?> &#65; {{ title }} {% if %} {# #}",
    "#let $x$ @y // z /* w */ #[a] = b - c + d 1. e / f: g -- --- ... 'h' \"i\" ~j 100% %k",
    "# a - b > c | d : e ; f , g ! h ? i = j + k ( l ) m",
)


def _as_typed(words: str) -> str:
    """The source whose words are these: with backslashes, where its stars and brackets would be markup."""
    try:
        if read_markup(words)[0] == (Words(words),):
            return words
    except ValueError:
        pass
    return re.sub(r"([*\[\]])", r"\\\1", words)


def _document(texts: list[str]) -> Document:
    body = []
    for number, words in enumerate(texts):
        source = _as_typed(words)
        block = Paragraph(type="paragraph", text=Text(source, *read_markup(source)))
        body.append(Placed(block, 2, Origin(f"{number}.yaml")))
    return replace(web_documents.document("pace-leaflet"), body=tuple(body), figures={})


def _of_xml(content: bytes) -> str:
    return "".join(map(str, etree.fromstring(content, etree.XMLParser(huge_tree=False)).itertext()))


def _of_word(content: bytes) -> str:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return _of_xml(archive.read("word/document.xml"))


def _of_book(content: bytes) -> str:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return "".join(_of_xml(archive.read(name)) for name in archive.namelist() if name.endswith(".xhtml"))


def _of_page(content: bytes) -> str:
    return "".join(map(str, etree.fromstring(content, etree.HTMLParser()).itertext()))


READERS: dict[ModuleType, Callable[[bytes], str]] = {
    text: lambda content: content.decode("utf-8-sig"),
    transcript: lambda content: content.decode("utf-8-sig"),
    html: _of_page,
    epub: _of_book,
    docx: _of_word,
    pdf: lambda content: pdf_structure.words(pdf_structure.reader(content), []),
}


def _squashed(words: str) -> str:
    return pdf_structure.squashed(unicodedata.normalize("NFC", words))


def _check(writer: ModuleType, texts: list[str]) -> None:
    document = _document(texts)
    written = writer.write(document, web_documents.context(document, writer))
    if any(found.severity is Severity.ERROR for found in written.diagnostics):
        return  # what a format cannot say is an error of it
    shown, at = _squashed(READERS[writer](written.content)), 0
    for words in texts:
        found = shown.find(_squashed(words), at)
        assert found >= 0, (words, shown[at : at + 200])
        at = found + len(_squashed(words))


@pytest.mark.parametrize("writer", READERS, ids=lambda writer: writer.__name__.rpartition(".")[2])
def test_prose_full_of_signs_is_printed_as_it_is_written(writer: ModuleType) -> None:
    document = _document(list(AWKWARD))
    written = writer.write(document, web_documents.context(document, writer))
    assert not [found for found in written.diagnostics if found.severity is Severity.ERROR]
    _check(writer, list(AWKWARD))


_PROSE = (
    st.text(SIGNS + "   \u00a0", min_size=1, max_size=40)
    .map(lambda words: " ".join(words.split()))
    .filter(lambda words: bool(words) and not any(unusable(words)) and not any(unseen(words)))
)


@pytest.mark.parametrize(
    ("writer", "documents"), [(text, 40), (html, 20), (epub, 8), (docx, 6), (pdf, 4)], ids=lambda each: ""
)
def test_any_text_is_printed_as_it_is_written(writer: ModuleType, documents: int) -> None:
    @settings(max_examples=documents, deadline=None, database=None)
    @example(["a\\", "*", "**", "_", "]", "`"])
    @given(st.lists(_PROSE, min_size=10, max_size=25))
    def check(texts: list[str]) -> None:
        _check(writer, texts)

    check()


@NEEDS_LIBLOUIS
def test_every_sign_has_cells_in_braille_or_is_an_error() -> None:
    document = _document([f"mm {sign} nn" for sign in SIGNS])
    found = brf.write(document, web_documents.context(document, brf)).diagnostics
    without = {sign for sign in SIGNS for each in found if f"`{sign}`" in each.message.split(" in ")[0]}
    assert without < set("żЖ„‰ĐΩї")
    signs = [sign for sign in SIGNS if sign not in without]
    document = _document([f"mm {sign} nn" for sign in signs])
    written = brf.write(document, web_documents.context(document, brf))
    assert not [each for each in written.diagnostics if each.severity is Severity.ERROR]
    lines = re.findall(r"\bmm[ \t]+(\S.*?)[ \t]*\bnn\b", written.content.decode("ascii"), re.IGNORECASE)
    assert len(lines) == len(signs), [*zip(signs, lines, strict=False)]
