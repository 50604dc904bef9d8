"""Word files of other programs: the same parts and styles under other names are the same document."""

import io
import shutil
import zipfile
from dataclasses import replace
from pathlib import Path

import pytest
from lxml import etree

from audit.packages import package, parts_of, planted
from conftest import REPOSITORY, make
from other_word_programs import with_other_ids, with_other_parts
from toolkit_cli import locales
from toolkit_cli.audit.docx import audit
from toolkit_cli.build.load import context
from toolkit_cli.build.resolve import resolve
from toolkit_cli.core.diagnostics import Reporter
from toolkit_cli.core.folders import Folders
from toolkit_cli.model.project import Project
from toolkit_cli.ooxml.package import usual, with_usual_ids, with_usual_names
from toolkit_cli.ooxml.workshop import scrubbed
from toolkit_cli.reading.project import read_project
from toolkit_cli.templating.anatomy.block_styles import named
from toolkit_cli.templating.lint import lint
from toolkit_cli.writers import docx

TEMPLATES = REPOSITORY / "templates"
BLOCKS = (TEMPLATES / "_blocks" / "word.xml.j2").read_text("utf-8")
OF_KIND = {
    "handbook": "toolkit",
    "help-sheet": "parents-help-sheet",
    "leaflet": "pace-leaflet",
    "poster": "pace-poster",
    "reference-poster": "pathways-poster",
    "easy-read": "parents-help-sheet-easy-read",
}


@pytest.fixture(scope="module")
def edition() -> Project:
    return read_project(Folders(REPOSITORY), Reporter())


def _elsewhere(file: Path) -> bytes:
    return package(with_other_parts(with_other_ids(parts_of(file))))


def _text(content: bytes) -> str:
    return " ".join(etree.fromstring(content).itertext())


@pytest.mark.parametrize("kind", OF_KIND)
def test_a_template_of_another_program_has_no_fault_and_gives_the_same_text(
    kind: str, edition: Project
) -> None:
    file = TEMPLATES / kind / "word.docx"
    content = _elsewhere(file)
    assert content != usual(content)
    assert lint(content, "word.docx", edition.kinds[kind], BLOCKS) == []
    document = resolve(edition, OF_KIND[kind], locales.load("en-GB"))
    usually = context(Folders(REPOSITORY), edition, document, None)
    template = usual(content, named(BLOCKS, document.kind))
    found = docx.write(document, replace(usually, template=template))
    expected = docx.write(document, usually)
    assert found.diagnostics == expected.diagnostics
    assert found.pages == expected.pages
    theirs, ours = _parts(found.content), _parts(expected.content)
    assert theirs.keys() == ours.keys()
    for name in ("word/document.xml", *(name for name in ours if name.startswith("word/footer"))):
        assert _text(theirs[name]) == _text(ours[name])
    assert _styles_of(theirs) == _styles_of(ours)


def _without_empty_paragraphs(parts: dict[str, bytes]) -> dict[str, bytes]:
    """Section breaks in the paragraph before, as LibreOffice saves them."""
    root = etree.fromstring(parts["word/document.xml"])
    for section in list(root.iterfind(f".//{_w('pPr')}/{_w('sectPr')}")):
        paragraph = next(section.iterancestors(_w("p")))
        above = paragraph.getprevious()
        if above is not None and above.tag == _w("p") and not list(paragraph.iter(_w("t"))):
            properties = above.find(_w("pPr"))
            if properties is None:
                properties = etree.Element(_w("pPr"))
                above.insert(0, properties)
            properties.append(section)
            paragraph.getparent().remove(paragraph)  # type: ignore[union-attr]
    return parts | {"word/document.xml": etree.tostring(root)}


@pytest.mark.parametrize("kind", ["handbook", "leaflet"])
def test_a_section_break_in_the_paragraph_of_the_text_stays(kind: str, edition: Project) -> None:
    own = parts_of(TEMPLATES / kind / "word.docx")
    moved = _without_empty_paragraphs(own)
    content = package(moved)
    assert _text(moved["word/document.xml"]) == _text(own["word/document.xml"])
    assert moved["word/document.xml"].count(b"<w:p>") < own["word/document.xml"].count(b"<w:p>")
    assert lint(content, "word.docx", edition.kinds[kind], BLOCKS) == []
    made = _parts(scrubbed(content))["word/document.xml"]
    before, after = (etree.fromstring(each) for each in (own["word/document.xml"], made))
    assert _sections(after) == _sections(before)


def _sections(root: etree._Element) -> list[tuple[str, bool, int]]:
    """Each section: the words before its end, whether they share its paragraph, how many headers it names."""
    found, words = [], ""
    for each in root.iter(_w("t"), _w("sectPr")):
        if each.tag == _w("t"):
            words += each.text or ""
            continue
        paragraph = next(each.iterancestors(_w("p")), None)
        shared = paragraph is not None and bool("".join(paragraph.itertext()).strip())
        found.append((words, shared, len(each.findall(_w("headerReference")))))
    return found


def _parts(content: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def _styles_of(parts: dict[str, bytes]) -> list[str]:
    """The names of the styles that the paragraphs, runs and tables of the text stand in."""
    sheet = etree.fromstring(parts["word/styles.xml"])
    names = {
        style.get(_w("styleId")): style.find(_w("name")).get(_w("val")).lower()  # type: ignore[union-attr]
        for style in sheet.iter(_w("style"))
    }
    root = etree.fromstring(parts["word/document.xml"])
    marks = root.iter(_w("pStyle"), _w("rStyle"), _w("tblStyle"))
    return [names[str(mark.get(_w("val")))] for mark in marks]


def _w(name: str) -> str:
    return f"{{http://schemas.openxmlformats.org/wordprocessingml/2006/main}}{name}"


def test_a_project_builds_with_a_template_of_another_program(project: Folders, tmp_path: Path) -> None:
    make(project, tmp_path / "before", "sleep-leaflet", formats=("docx", "large-print"))
    for kind in ("leaflet", "_large-print"):
        own = project.project / "templates" / kind / "word.docx"
        own.parent.mkdir(parents=True)
        own.write_bytes(_elsewhere(TEMPLATES / kind / "word.docx"))
    make(project, tmp_path / "after", "sleep-leaflet", formats=("docx", "large-print"))
    for name in ("sleep-leaflet.docx", "sleep-leaflet.large-print.docx"):
        before, after = (parts_of(tmp_path / side / "en-GB" / name) for side in ("before", "after"))
        assert _text(after["word/document.xml"]) == _text(before["word/document.xml"])
        assert _styles_of(after) == _styles_of(before)


@pytest.mark.parametrize("kind", [*OF_KIND, "_large-print"])
def test_a_template_of_word_stays_as_it_is(kind: str) -> None:
    content = (TEMPLATES / kind / "word.docx").read_bytes()
    assert usual(content, named(BLOCKS, None)) == content


def test_usual_names_lead_to_the_same_parts() -> None:
    parts = parts_of(TEMPLATES / "leaflet" / "word.docx")
    back = with_usual_names(with_other_parts(parts))
    assert back.keys() == parts.keys()
    # The two headers have changed their names; both are still there.
    assert {back[name] for name in back if "header" in name} == {
        parts[name] for name in parts if "header" in name
    }
    assert back["word/document.xml"] == parts["word/document.xml"]


def test_a_left_over_part_does_not_stand_for_the_text() -> None:
    parts = with_other_parts(parts_of(TEMPLATES / "poster" / "word.docx"))
    parts["word/document.xml"] = b"<old/>"
    back = with_usual_names(parts)
    assert back["word/document.xml"] == parts["word/document2.xml"]
    assert back["word/document-2.xml"] == b"<old/>"


def test_a_style_has_the_id_of_its_name_and_no_other_style_has_it() -> None:
    sheet = (
        f'<w:styles xmlns:w="{_w("")[1:-1]}"><w:style w:styleId="Heading1"><w:name w:val="Mine"/></w:style>'
        '<w:style w:styleId="Titre1"><w:name w:val="HEADING 1,Chapter"/><w:basedOn w:val="Heading1"/></w:style>'
        "</w:styles>"
    )
    made = with_usual_ids({"word/styles.xml": sheet.encode()}, ["Heading1"])
    found = etree.fromstring(made["word/styles.xml"])
    assert [style.get(_w("styleId")) for style in found] == ["Heading1-2", "Heading1"]
    assert found[1][1].get(_w("val")) == "Heading1-2"


def test_a_finished_document_of_another_program_is_audited(built: Path) -> None:
    file = built / "en-GB" / "pace-poster.docx"
    faulty = planted(file, ("docProps/core.xml", "<dc:title>", "<dc:title>The other "))
    moved = package(with_other_parts(_parts(faulty)))
    found = [str(each.diagnostic) for each in audit(faulty, "x.docx")]
    assert [str(each.diagnostic) for each in audit(moved, "x.docx")] == found
    assert any("title-not-on-page" in each for each in found)


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        (b"document.main+xml", b"template.main+xml", "is a template of Word (.dotx)"),
        (
            b"vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml",
            b"vnd.ms-word.document.macroEnabled.main+xml",
            "is a document with macros (.docm)",
        ),
        (
            b"vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml",
            b"vnd.ms-word.template.macroEnabledTemplate.main+xml",
            "is a template with macros (.dotm)",
        ),
    ],
)
def test_other_types_of_word_files_are_called_by_their_names(old: bytes, new: bytes, said: str) -> None:
    parts = with_other_parts(parts_of(TEMPLATES / "poster" / "word.docx"))
    parts["[Content_Types].xml"] = parts["[Content_Types].xml"].replace(old, new)
    (found,) = lint(package(parts), "word.docx")
    assert said in found.message


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"{\\rtf1 x}", "this is a Rich Text file (.rtf)"),
        (b"%PDF-1.7", "this is a PDF"),
        (b"PK\3\4\24" + bytes(25) + b"mimetypeapplication/vnd.oasis.opendocument.text", "OpenDocument text"),
        (b"hello", "this is not a Word document"),
        (package({"a": b"b"}), "this is not a Word document"),
    ],
)
def test_what_is_no_word_file_is_called_what_it_is(content: bytes, said: str) -> None:
    (found,) = lint(content, "word.docx")
    assert said in found.message
    assert found.hint == "save it in Word as .docx"


def test_the_limits_of_a_kind_name_styles_as_people_see_them(project: Folders) -> None:
    folder = project.project / "templates" / "leaflet"
    shutil.copytree(TEMPLATES / "leaflet", folder)
    file = folder / "kind.yaml"
    text = file.read_text("utf-8").replace(
        "minimum: 12", "minimum: 12, styles: {body text: 30, Heading1: 20}"
    )
    assert "body text" in text
    file.write_text(text, encoding="utf-8")
    kind = read_project(project, Reporter()).kinds["leaflet"]
    assert kind.text.styles == {"BodyText": 30, "Heading1": 20}
