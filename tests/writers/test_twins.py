"""All formats of a document say the same words: none has a bare value where another has its label."""

import io
import re
import zipfile
from collections.abc import Callable, Mapping
from dataclasses import replace
from functools import cache

import pytest
from lxml import etree
from lxml import html as lxml_html

import every_text
import pdf_structure
import web_documents
from toolkit_cli import locales
from toolkit_cli.core.diagnostics import Severity
from toolkit_cli.core.sources import Origin
from toolkit_cli.model.blocks import Paragraph
from toolkit_cli.model.document import Document, Heading, Placed
from toolkit_cli.model.inlines import ReferenceMark, Words, flat
from toolkit_cli.model.presentation import LARGE, STANDARD, Presentation
from toolkit_cli.model.text import Text
from toolkit_cli.writers import WriterContext, docx, epub, html, pdf, text
from toolkit_cli.writers._speech_script import script
from toolkit_cli.writers._speech_text import Speakers

KINDS = sorted(file.parent.name for file in web_documents.TEMPLATES.glob("*/kind.yaml"))
DOCUMENTS = sorted({name for name, _ in web_documents.every()})
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_WORD = re.compile(r"[^\W_]+")


def _filled(document: Document) -> Document:
    """With a value for everything that stands around the text."""
    labels = locales.load(document.language).labels
    around = replace(
        document.furniture,
        version="7.3",
        version_line=labels["version_line"].format(version="7.3", edition=document.furniture.edition),
        review_date="Januar 2029",
        email="ask@help.example",
        phone="01872 999 111",
        website="www.help.example",
        message="Closingword" if document.kind.message else "",
    )
    return replace(document, furniture=around)


def _written(document: Document, writer: object, presentation: Presentation = STANDARD) -> bytes:
    large = writer is docx and presentation.size
    shown = replace(document, kind_name="_large-print") if large else document
    context: WriterContext = web_documents.context(shown, writer, presentation)
    written = writer.write(document, context)  # type: ignore[attr-defined]
    faults = [each for each in written.diagnostics if each.severity is Severity.ERROR]
    assert [each for each in faults if each.rule != "page-limit"] == []
    assert isinstance(written.content, bytes)
    return written.content


def _word(document: Document, presentation: Presentation = STANDARD) -> str:
    found = []
    with zipfile.ZipFile(io.BytesIO(_written(document, docx, presentation))) as archive:
        for name in sorted(archive.namelist(), key=lambda name: (name != "word/document.xml", name)):
            if name.endswith(".svg"):
                found.append(" ".join(map(str, etree.fromstring(archive.read(name)).itertext())))
            if re.fullmatch(r"word/(document|footnotes|endnotes|(header|footer)\d+)\.xml", name):
                root = etree.fromstring(archive.read(name))
                found += [
                    "".join(each.text or " " for each in paragraph.iter(f"{W}t", f"{W}tab", f"{W}br"))
                    for paragraph in root.iter(f"{W}p")
                ]
                found += [each.get("descr", "") for each in root.iter("{*}docPr")]
    return "\n".join(found)


def _pdf(document: Document, presentation: Presentation = STANDARD) -> str:
    file = pdf_structure.reader(_written(document, pdf, presentation))
    told = [str(tag.entry["/Alt"]) for tag in pdf_structure.tags(file) if "/Alt" in tag.entry]
    return "\n".join([*(page.extract_text() for page in file.pages), *told])


def _html(document: Document) -> str:
    page = lxml_html.document_fromstring(_written(document, html).decode("utf-8"))
    told = [str(each) for each in page.xpath("//@alt | //@aria-label")]
    return "\n".join([*(str(each) for each in page.xpath("//body//text()[not(ancestor::style)]")), *told])


def _epub(document: Document) -> str:
    found = []
    with zipfile.ZipFile(io.BytesIO(_written(document, epub))) as archive:
        for name in archive.namelist():
            if name.endswith(".xhtml"):
                root = etree.fromstring(archive.read(name))
                found += [str(each) for each in root.xpath("//text() | //@alt | //@aria-label")]
    return "\n".join(found)


def _text(document: Document) -> str:
    return _written(document, text).decode("utf-8")


def _recording(document: Document) -> str:
    tag = document.language
    return "\n".join(line.written for line in script(document, locales.load(tag), Speakers(tag)))


def _large(document: Document) -> str:
    return _word(document, LARGE)


def _large_pdf(document: Document) -> str:
    return _pdf(document, LARGE)


FORMATS: Mapping[str, Callable[[Document], str]] = {
    "word": _word,
    "pdf": _pdf,
    "large word": _large,
    "large pdf": _large_pdf,
    "html": _html,
    "epub": _epub,
    "text": _text,
    "recording": _recording,
}


@cache
def _of_kind(kind: str) -> Document:
    """Every block in one document of a kind."""
    found = next(web_documents.document(name) for name in DOCUMENTS if _kind(name) == kind)
    made = every_text.document()
    words = Text("Openingword", (Words("Openingword"), ReferenceMark("1")))
    title = Heading(Text("Headingword", (Words("Headingword"),)))
    body = (
        Placed(title, 1, Origin("a.yaml")),
        Placed(Paragraph(type="paragraph", text=words), 2, Origin("b.yaml")),
        *made.body,
    )
    return _filled(
        replace(
            made,
            kind_name=kind,
            kind=found.kind.model_copy(update={"pages": None}),
            body=body,
            figures={"moon": web_documents.MOON.replace("{{ width }}", "{{ width|round(1) }}")},
        )
    )


@cache
def _shown(kind: str, form: str) -> str:
    return FORMATS[form](_of_kind(kind))


def _kind(name: str) -> str:
    return web_documents.document(name).kind_name


def _words(shown: str) -> set[str]:
    return set(_WORD.findall(shown.replace("\u00ad", "").casefold()))


def _squashed(shown: str) -> str:
    return "".join(_WORD.findall(shown.casefold()))


def _own(document: Document) -> set[str]:
    """The words of a document by itself: its texts, what stands around them, and the labels of that."""
    around, locale = document.furniture, locales.load(document.language)
    said = [
        "".join(each.text for each in flat(found.inlines) if isinstance(each, Words))
        for _, _, found in document.texts()
    ]
    said += [str(document.title), *around.printed(), locale.labels["review_date"], locale.labels["version"]]
    return _words(" ".join(said))


@pytest.mark.parametrize("form", FORMATS)
@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_says_every_word_of_its_document(kind: str, form: str) -> None:
    document = _of_kind(kind)
    squashed = _squashed(_shown(kind, form))
    lost = [each for each in sorted(_own(document)) if each not in squashed]
    assert lost == []
    label = locales.load(document.language).labels["review_date"]
    assert f"{_squashed(label)}januar2029" in squashed


def _apart(one: str, other: str) -> list[str]:
    """The words of one that the other does not have; numbers of pages differ, and so do the raised ones of notes."""
    squashed = _squashed(other)
    found = (each.rstrip("0123456789") for each in _words(one))
    return sorted(each for each in found if each not in squashed)


@pytest.mark.parametrize("large", ["", "large "])
@pytest.mark.parametrize("kind", KINDS)
def test_word_and_pdf_are_twins_word_for_word(kind: str, large: str) -> None:
    one, other = _shown(kind, f"{large}word"), _shown(kind, f"{large}pdf")
    assert (_apart(one, other), _apart(other, one)) == ([], [])


@pytest.mark.parametrize("name", DOCUMENTS)
def test_every_document_says_the_same_words_in_word_and_pdf(name: str) -> None:
    document = _filled(web_documents.document(name))
    one, other = _word(document), _pdf(document)
    assert (_apart(one, other), _apart(other, one)) == ([], [])
    text_words = _words(_text(document))
    assert [each for each in sorted(_own(document)) if each not in text_words] == []
