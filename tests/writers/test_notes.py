"""Notes in every format: the marks lead to their sources, the sources are there, and back again."""

import io
import re
import zipfile
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import pytest
from lxml import etree
from lxml import html as lxml_html

import pdf_structure
import web_documents
from toolkit_cli import locales
from toolkit_cli.audit import audit
from toolkit_cli.build.check import check
from toolkit_cli.build.resolve import resolve
from toolkit_cli.core.diagnostics import Reporter, Severity
from toolkit_cli.core.folders import Folders
from toolkit_cli.locales import Locale
from toolkit_cli.model.document import Document
from toolkit_cli.model.presentation import GIANT, LARGE, STANDARD, Presentation
from toolkit_cli.writers import docx, epub, html, pdf, text
from toolkit_cli.writers._speech_script import script
from toolkit_cli.writers._speech_text import Speakers

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
XHTML = "{http://www.w3.org/1999/xhtml}"
EPUB_TYPE = "{http://www.idpf.org/2007/ops}type"
SOURCES = """
references:
  - {mark: "4", source: "Ann Author. *Night*. [The address](https://x.org/night). 2020."}
  - {mark: "2", source: "Ben Author & Co. Morning <2>. 2021."}
"""
BLOCKS = """
title: Sleep
audience: parents
blocks:
  - {type: paragraph, text: "Sleep helps[^4], they say[^2]."}
  - {type: list, items: ["It is so[^4]."]}
"""
WANTED = ("Ann Author. Night. The address", "Ben Author & Co. Morning <2>. 2021.")
STYLES = ("endnotes", "footnotes")
KINDS = ("leaflet", "help-sheet")
"""One whose text is a section of its own in Word, and one where other words follow on the page."""


def _document(project: Folders, notes: str, kind: str = "leaflet", tag: str = "en-GB") -> Document:
    (project.content / "references.yaml").write_text(SOURCES, encoding="utf-8")
    (project.content / "sections" / "sleep.yaml").write_text(BLOCKS, encoding="utf-8")
    file = project.content / "documents" / "sleep-leaflet.yaml"
    file.write_text(file.read_text("utf-8").replace("kind: leaflet", f"kind: {kind}"), encoding="utf-8")
    (project.content / "documents" / "sleep-help-sheet.yaml").unlink()
    reporter = Reporter()
    found = check(project, reporter)
    assert not reporter.failed, "\n".join(map(str, reporter))
    made = found.kinds[kind].model_copy(update={"notes": notes})
    return resolve(replace(found, kinds={kind: made}), "sleep-leaflet", locales.load(tag))


def _written(document: Document, writer: Any, presentation: Presentation = STANDARD) -> bytes:
    written = writer.write(document, web_documents.context(document, writer, presentation))
    faults = [found for found in written.diagnostics if found.severity is not Severity.INFO]
    assert faults == []
    assert isinstance(written.content, bytes)
    return written.content


def _parts(package: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(package)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def _plain(element: Any) -> str:
    return " ".join("".join(element.itertext()).split())


def _errors(content: bytes, name: str) -> list[str]:
    return [str(found) for found in audit(content, name) if found.severity is Severity.ERROR]


@pytest.mark.parametrize("notes", STYLES)
@pytest.mark.parametrize("kind", KINDS)
def test_word_has_real_notes(project: Folders, kind: str, notes: str) -> None:
    made = _written(_document(project, notes, kind), docx)
    parts, name = _parts(made), notes.removesuffix("s")
    root = etree.fromstring(parts["word/document.xml"])
    marks = [mark.get(f"{W}id") for mark in root.iter(f"{W}{name}Reference")]
    found = {note.get(f"{W}id"): note for note in etree.fromstring(parts[f"word/{notes}.xml"])}
    assert len(marks) == 2
    shown = [_plain(found[mark]) for mark in marks]
    assert all(wanted in each for wanted, each in zip(WANTED, shown, strict=True))
    assert all(found[mark].find(f".//{W}{name}Ref") is not None for mark in marks)
    assert [found[each].get(f"{W}type") for each in ("-1", "0")] == ["separator", "continuationSeparator"]
    named = f'PartName="/word/{notes}.xml"'.encode()
    assert named in parts["[Content_Types].xml"]
    assert f'Target="{notes}.xml"'.encode() in parts["word/_rels/document.xml.rels"]
    assert b"https://x.org/night" in parts[f"word/_rels/{notes}.xml.rels"]
    styles = etree.fromstring(parts["word/styles.xml"])
    known = {style.get(f"{W}styleId") for style in styles.iter(f"{W}style")}
    used = {each.get(f"{W}val") for note in found.values() for each in note.iter(f"{W}pStyle", f"{W}rStyle")}
    assert used <= known
    assert _errors(made, "x.docx") == []


@pytest.mark.parametrize("notes", STYLES)
def test_a_contents_page_names_the_list_where_there_is_one(project: Folders, notes: str) -> None:
    made = _written(replace(_document(project, notes, "handbook"), contents=True), docx)
    root = etree.fromstring(_parts(made)["word/document.xml"])
    entries = [each for each in root.iter(f"{W}p") if each.find(f".//{W}instrText") is not None]
    assert any("References" in _plain(each) for each in entries) == (notes == "endnotes")
    assert [each for each in _errors(made, "x.docx") if "broken-field" in each] == []


@pytest.mark.parametrize("notes", STYLES)
def test_a_second_mark_in_word_shows_the_number_of_the_first(project: Folders, notes: str) -> None:
    root = etree.fromstring(_parts(_written(_document(project, notes), docx))["word/document.xml"])
    names = {mark.get(f"{W}name") for mark in root.iter(f"{W}bookmarkStart")}
    fields = [found.text.split() for found in root.iter(f"{W}instrText") if "NOTEREF" in (found.text or "")]
    assert [field[0] for field in fields] == ["NOTEREF"]
    assert fields[0][1] in names
    item = next(each for each in root.iter(f"{W}p") if "It is so" in _plain(each))
    assert "".join(found.text or "" for found in item.iter(f"{W}t")) == "It is so1."


@pytest.mark.parametrize("kind", KINDS)
def test_endnotes_stand_under_their_heading_and_before_what_closes_the_document(
    project: Folders, kind: str
) -> None:
    parts = _parts(_written(_document(project, "endnotes", kind), docx))
    settings = etree.fromstring(parts["word/settings.xml"])
    properties = settings.find(f"{W}endnotePr")
    assert properties is not None
    values = [each.get(f"{W}val") for each in properties if each.get(f"{W}val")]
    assert values == ["sectEnd", "decimal"]
    body = etree.fromstring(parts["word/document.xml"])[0]
    headings = [each for each in body.iter(f"{W}p") if _plain(each) == "References"]
    assert len(headings) == 1
    own = headings[0].find(f"{W}pPr/{W}sectPr")
    assert own is not None
    after = list(body.iter(f"{W}sectPr"))
    following = after[after.index(own) + 1].find(f"{W}type")
    assert following is not None
    assert following.get(f"{W}val") == {"leaflet": "nextPage", "help-sheet": "continuous"}[kind]
    for section in after:
        counted = section.find(f"{W}endnotePr/{W}numFmt")
        assert counted is not None
        assert counted.get(f"{W}val") == "decimal"


@pytest.mark.parametrize("presentation", [STANDARD, LARGE, GIANT], ids=str)
@pytest.mark.parametrize("notes", STYLES)
def test_notes_are_counted_in_the_pages_of_word(
    project: Folders, notes: str, presentation: Presentation
) -> None:
    document = _document(project, notes)
    long = " ".join(["This source has a name that goes on for many lines."] * 150)

    def pages(with_notes: bool) -> int:
        (project.content / "references.yaml").write_text(
            SOURCES.replace("Morning <2>", long) if with_notes else "references: []\n", encoding="utf-8"
        )
        made = resolve(_with(check(project, Reporter()), notes), "sleep-leaflet", locales.load("en-GB"))
        found = docx.write(made, web_documents.context(made, docx, presentation)).pages
        assert found is not None
        return found

    assert document.notes
    assert pages(with_notes=True) > pages(with_notes=False) + 1


def _with(project: Any, notes: str) -> Any:
    kind = project.kinds["leaflet"].model_copy(update={"notes": notes})
    return replace(project, kinds={"leaflet": kind})


@pytest.mark.parametrize("presentation", [STANDARD, LARGE], ids=str)
@pytest.mark.parametrize("notes", STYLES)
def test_a_pdf_has_its_notes_as_tags_or_as_a_list_that_marks_lead_to(
    project: Folders, notes: str, presentation: Presentation
) -> None:
    made = _written(_document(project, notes), pdf, presentation)
    file = pdf_structure.reader(made)
    shown = pdf_structure.squashed("".join(page.extract_text() for page in file.pages))
    for wanted in WANTED:
        assert shown.count(pdf_structure.squashed(wanted)) == 1
    tags = [tag.type for tag in pdf_structure.tags(file)]
    assert ("Note" in tags or "FENote" in tags) == (notes == "footnotes")
    assert ("References" in shown) == (notes == "endnotes")
    inner = [
        note["/A"]
        for page in file.pages
        for note in (each.get_object() for each in page.get("/Annots", []))
        if "/A" in note and note["/A"].get("/S") == "/GoTo"
    ] + [each for page in file.pages for each in page.get("/Annots", []) if "/Dest" in each.get_object()]
    assert len(inner) >= 3
    assert _errors(made, "x.pdf") == []


@pytest.mark.parametrize("notes", STYLES)
def test_web_pages_lead_to_the_sources_and_back(project: Folders, notes: str) -> None:
    made = _written(_document(project, notes), html)
    page = lxml_html.document_fromstring(made.decode("utf-8"))
    marks = page.xpath("//a[@role='doc-noteref']")
    assert [mark.text for mark in marks] == ["1", "2", "1"]
    section = page.xpath("//section[@role='doc-endnotes']")[0]
    assert page.get_element_by_id(section.get("aria-labelledby")).text_content() == "References"
    for mark, wanted in zip(marks, (*WANTED, WANTED[0]), strict=True):
        note = page.get_element_by_id(mark.get("href")[1:])
        assert wanted in note.text_content()
        back = [link.get("href")[1:] for link in note.xpath(".//a[@role='doc-backlink']")]
        assert mark.get("id") in back
    assert all(link.get("aria-label") for link in page.xpath("//a[@role='doc-backlink']"))
    assert _errors(made, "x.html") == []


@pytest.mark.parametrize("contents", [False, True])
def test_books_lead_to_the_sources_and_back_across_their_files(project: Folders, contents: bool) -> None:
    made = _written(replace(_document(project, "endnotes"), contents=contents), epub)
    pages = {
        name.rpartition("/")[2]: etree.fromstring(content)
        for name, content in _parts(made).items()
        if name.endswith(".xhtml")
    }
    ids = {(name, each.get("id")) for name, page in pages.items() for each in page.iter() if each.get("id")}
    led = [
        (name, link.get("role"), link.get("href", ""))
        for name, page in pages.items()
        for link in page.iter(f"{XHTML}a")
        if link.get("role") in ("doc-noteref", "doc-backlink")
    ]
    assert [role for _, role, _ in led] == ["doc-noteref"] * 3 + ["doc-backlink"] * 3
    for name, _, href in led:
        file, _, anchor = href.partition("#")
        assert (file or name, anchor) in ids
    types = [each.get(EPUB_TYPE) for page in pages.values() for each in page.iter() if each.get(EPUB_TYPE)]
    assert types.count("noteref") == 3
    assert types.count("endnotes") == 1
    assert _errors(made, "x.epub") == []


def _listed(lines: list[str]) -> Iterator[str]:
    at = lines.index("++ References")
    yield from (line for line in lines[at + 1 : at + 5] if line)


@pytest.mark.parametrize("notes", STYLES)
def test_text_has_numbers_in_brackets_and_the_list(project: Folders, notes: str) -> None:
    lines = _written(_document(project, notes), text).decode("utf-8").split("\r\n")
    assert "Sleep helps [1], they say [2]." in lines
    assert "* It is so [1]." in lines
    first, second, *_ = _listed(lines)
    assert first.startswith(f"1. {WANTED[0]} (https://x.org/night)")
    assert second == f"2. {WANTED[1]}"


def test_a_recording_says_the_marks_and_reads_the_sources_at_the_end(project: Folders) -> None:
    lines = script(_document(project, "footnotes"), locales.load("en-GB"), Speakers("en-GB"))
    said = [" ".join(part.text for each in line.sentences for part in each) for line in lines]
    assert any("helps, reference 1, they say, reference 2" in each for each in said)
    written = [line.written for line in lines]
    at = written.index("References")
    assert at > written.index("It is so [1].")
    assert written[at + 2].startswith("1. Ann Author")


@pytest.mark.parametrize("tag", locales.available())
def test_every_language_has_words_for_the_list(tag: str) -> None:
    locale: Locale = locales.load(tag)
    assert locale.labels["sources"].strip()
    assert locale.labels["source_back"].strip()
    if locale.voice:
        assert "{number}" in locale.voice["signs"]["reference"]


@pytest.mark.parametrize("tag", ["ar-XB", "en-XA"])
@pytest.mark.parametrize("notes", STYLES)
def test_notes_run_as_their_document_does(project: Folders, notes: str, tag: str) -> None:
    document = _document(project, notes, tag=tag)
    parts = _parts(_written(document, docx))
    root = etree.fromstring(parts[f"word/{notes}.xml"])
    paragraphs = [note.find(f"{W}p") for note in root if note.get(f"{W}type") is None]
    mirrored = [each.find(f"{W}pPr/{W}bidi") is not None for each in paragraphs if each is not None]
    assert mirrored == [tag == "ar-XB"] * 2
    words = [run for each in paragraphs if each is not None for run in each.iter(f"{W}r")]
    assert all(run.find(f"{W}rPr/{W}lang") is not None for run in words)
    assert re.search(r"Ann Author", "".join(root.itertext()))
    _written(document, pdf)
