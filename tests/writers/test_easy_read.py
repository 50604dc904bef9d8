"""Easy Read in every format: a picture beside each sentence, nothing lost, small enough to read, honest about itself."""

import re
import struct
import zipfile
import zlib
from collections.abc import Callable
from functools import cache
from io import BytesIO
from pathlib import Path

import pytest
from lxml import etree, html

import pdf_structure
import web_documents
from conftest import REPOSITORY, with_own_details
from toolkit_cli import writers
from toolkit_cli.build.check import check
from toolkit_cli.build.execute import execute
from toolkit_cli.build.formats import File
from toolkit_cli.build.load import context
from toolkit_cli.build.plan import plan
from toolkit_cli.core.diagnostics import Reporter
from toolkit_cli.core.discovery import plug_in
from toolkit_cli.core.folders import Folders
from toolkit_cli.core.sentences import words
from toolkit_cli.core.svg import svg_size
from toolkit_cli.model.blocks import EasyRead, Point
from toolkit_cli.model.document import Document
from toolkit_cli.model.project import Project
from toolkit_cli.templating.typography import printed_address

NAME = "parents-help-sheet-easy-read"
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
IMAGES = REPOSITORY / "content" / "images"
FRAME = (60.0, 39.6)
EMU = 36000
SVG = '<svg xmlns="http://www.w3.org/2000/svg" width="60mm" height="30mm" viewBox="0 0 60 30"><path d="M0 0H9"/></svg>'
SECTION = """
title: Sharing
audience: parents
blocks:
  - type: easy-read
    points:
      - {picture: easy-read/wide.svg, alternative: Two children, text: You can share.}
      - {picture: easy-read/high.png, alternative: A biscuit, text: You can give.}
"""
PLAN = """
title: Share
kind: easy-read
audience: parents
alternative-of: sleep-leaflet
content: [{use: sharing}]
"""


@cache
def _document() -> Document:
    return web_documents.document(NAME)


@cache
def _points() -> tuple[Point, ...]:
    blocks = (placed.block for placed in _document().body)
    return tuple(point for block in blocks if isinstance(block, EasyRead) for point in block.points)


@cache
def _project() -> Project:
    return check(Folders(REPOSITORY), Reporter())


@cache
def _made(writer: str) -> bytes:
    folders = Folders(REPOSITORY)
    given = context(folders, _project(), _document(), None, File("", writer))
    written = plug_in(writers, writer).write(_document(), given)
    assert [str(each) for each in written.diagnostics] == []
    return bytes(written.content)


def _body(content: bytes) -> etree._Element:
    with zipfile.ZipFile(BytesIO(content)) as archive:
        return etree.fromstring(archive.read("word/document.xml"))


def _png(width: int, height: int) -> bytes:
    """A black picture of so many pixels."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    rows = zlib.compress(b"".join(b"\0" + b"\0" * width for _ in range(height)))
    header = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", rows) + chunk(b"IEND", b"")


@pytest.fixture
def sharing(project: Folders) -> Folders:
    """The small project with a document in Easy Read, of a wide and a high picture."""
    with_own_details(project)
    images = project.content / "images" / "easy-read"
    images.mkdir(parents=True)
    (images / "wide.svg").write_text(SVG, encoding="utf-8")
    (images / "high.png").write_bytes(_png(20, 40))
    record = "pictures:\n" + "".join(
        f"  easy-read/{name}: {{licence: CC0 1.0, source: drawn here}}\n" for name in ("wide.svg", "high.png")
    )
    (images.parent / "pictures.yaml").write_text(record, encoding="utf-8")
    (project.content / "sections" / "sharing.yaml").write_text(SECTION, encoding="utf-8")
    (project.content / "documents" / "share.yaml").write_text(PLAN, encoding="utf-8")
    return project


def _build(folders: Folders, output: Path, form: str, language: str = "en-GB") -> tuple[list[str], Path]:
    """What the build of `share` in a format says, and its folder."""
    reporter = Reporter()
    project = check(folders, reporter)
    tasks = plan(project, ["share"], [language], [form])
    execute(folders, project, tasks, output, reporter)
    usual = ("unapproved-section", "placeholder-details")
    return [str(each) for each in reporter if each.rule not in usual], output / language


def _fewer_pages(folders: Folders) -> None:
    """Give the project a kind whose documents are best of one page."""
    kind = folders.project / "templates" / "easy-read"
    kind.mkdir(parents=True)
    packaged = (REPOSITORY / "templates" / "easy-read" / "kind.yaml").read_text("utf-8")
    kind.joinpath("kind.yaml").write_text(packaged.replace("advised: 20", "advised: 1"), encoding="utf-8")


def test_every_sentence_is_short_and_every_hard_word_explained(
    repository: Folders, diagnostics: Callable[[Folders], list[str]]
) -> None:
    assert len(_points()) > 50
    assert max(len(words(str(point.text))) for point in _points()) <= 12
    ours = [line for line in diagnostics(repository) if NAME in line or "content/images" in line]
    assert [re.findall(r"\[([\w-]+)\]", line)[0] for line in ours] == ["unapproved-section"]


def test_every_picture_is_recorded_and_used_and_none_else(repository: Folders) -> None:
    project = check(repository, Reporter())
    files = {file.relative_to(IMAGES).as_posix() for file in IMAGES.rglob("*.svg")}
    assert set(project.pictures) == files == {point.picture for point in _points()}
    assert {svg_size((IMAGES / name).read_bytes()) for name in files} == {FRAME}
    assert all(
        name not in (IMAGES / file).read_text("utf-8") for file in files for name in ("href", "script")
    )


def test_it_says_that_it_is_a_draft_and_ends_with_whom_to_ask() -> None:
    lines = _made("text").decode("utf-8").split("\r\n")
    assert "DRAFT: this text is not approved. Do not give it out." in lines
    assert lines.index("Readers have not tested this help sheet yet.") < lines.index("++ Talk about feelings")
    assert any("OpenMoji" in line for line in lines[lines.index("++ The pictures") :])
    assert lines.index("++ Contact us") > lines.index("++ Hard words") > lines.index("++ Rewards")
    assert "Email: kccg.engagement@nhs.net" in lines[lines.index("++ Contact us") :]


def test_in_word_a_picture_stands_in_every_row_before_its_words() -> None:
    root = _body(_made("docx"))
    tables = [
        table
        for table in root.iter(f"{W}tbl")
        if table.find(f"{W}tblPr/{W}tblStyle").get(f"{W}val") == "FigureTable"  # type: ignore[union-attr]
    ]
    rows = [row for table in tables for row in table.findall(f"{W}tr")]
    assert len(rows) == len(_points())
    for row, point in zip(rows, _points(), strict=True):
        picture, said = row.findall(f"{W}tc")
        assert len(list(picture.iter("{*}svgBlip"))) == len(list(picture.iter("{*}blip"))) == 1
        assert [found.get("val") for found in picture.iter("{*}decorative")] == ["1"]
        assert [found.get("descr") for found in picture.iter("{*}docPr")] == [None]
        shown = "".join(found.text or "" for found in said.iter(f"{W}t")).replace("\u00a0", " ")
        assert shown.startswith(str(point.text).split(" OpenMoji")[0].split(" CC BY")[0])
        assert row.find(f"{W}trPr/{W}cantSplit") is not None
    assert [found for table in tables for found in table.iter(f"{W}tblHeader")] == []
    extents = {(int(e.get("cx", 0)), int(e.get("cy", 0))) for t in tables for e in t.iter("{*}extent")}
    assert extents == {(round(FRAME[0] * EMU), round(FRAME[1] * EMU))}


def test_in_word_no_text_is_smaller_than_14_points() -> None:
    sizes = []
    with zipfile.ZipFile(BytesIO(_made("docx"))) as archive:
        for name in archive.namelist():
            if re.fullmatch(r"word/(document|styles|header\d|footer\d|numbering)\.xml", name):
                root = etree.fromstring(archive.read(name))
                sizes += [int(found.get(f"{W}val", 0)) / 2 for found in root.iter(f"{W}sz", f"{W}szCs")]
    assert min(sizes) >= 14


def test_on_the_web_and_in_the_e_book_pictures_are_decoration() -> None:
    page = html.fromstring(_made("html"))
    shown = page.xpath('//div[@class="point"]')
    assert [point.xpath("string(p)").replace("\u00a0", " ") for point in shown] == [
        str(point.text) for point in _points()
    ]
    assert {image.get("alt") for image in page.xpath('//div[@class="point"]/img')} == {""}
    with zipfile.ZipFile(BytesIO(_made("epub"))) as archive:
        taken = [name for name in archive.namelist() if "/pictures/" in name]
    assert len(taken) == len({point.picture for point in _points()})


def test_in_the_pdf_words_are_in_order_and_pictures_no_part_of_them() -> None:
    read = pdf_structure.reader(_made("pdf"))
    assert len(read.pages) <= 20
    assert [each.type for each in pdf_structure.tags(read) if each.type == "Figure"] == []
    found = pdf_structure.squashed("".join(page.extract_text() for page in read.pages))
    place = 0
    for point in _points():
        first = pdf_structure.squashed(str(point.text).split("OpenMoji")[0].split("CC BY")[0])
        place = found.index(first, place)
    assert printed_address("https://openmoji.org") in found


def test_a_picture_with_an_alternative_is_told(sharing: Folders, tmp_path: Path) -> None:
    for form in ("easy-read", "text", "html"):
        assert _build(sharing, tmp_path / form, form)[0] == [], form
    root = _body((tmp_path / "easy-read" / "en-GB" / "share.docx").read_bytes())
    described = [found.get("descr") for found in root.iter("{*}docPr") if found.get("descr")]
    assert described == ["Two children", "A biscuit"]
    read = pdf_structure.reader((tmp_path / "easy-read" / "en-GB" / "share.pdf").read_bytes())
    figures = [each.entry["/Alt"] for each in pdf_structure.tags(read) if each.type == "Figure"]
    assert figures == ["Two children", "A biscuit"]
    said = (tmp_path / "text" / "en-GB" / "share.txt").read_text("utf-8")
    assert (
        said.index("Picture: Two children") < said.index("You can share.") < said.index("Picture: A biscuit")
    )
    page = html.fromstring((tmp_path / "html" / "en-GB" / "share.html").read_bytes())
    assert page.xpath('//div[@class="point"]/img/@alt') == ["Two children", "A biscuit"]


def test_a_picture_fits_into_its_room_and_keeps_its_proportions(sharing: Folders, tmp_path: Path) -> None:
    _build(sharing, tmp_path, "easy-read")
    root = _body((tmp_path / "en-GB" / "share.docx").read_bytes())
    extents = [(int(found.get("cx", 0)), int(found.get("cy", 0))) for found in root.iter("{*}extent")]
    assert extents == [(60 * EMU, 30 * EMU), (round(19.8 * EMU), round(39.6 * EMU))]


def test_from_right_to_left_pictures_stand_on_the_right(sharing: Folders, tmp_path: Path) -> None:
    found, folder = _build(sharing, tmp_path, "easy-read", "ar-XB")
    assert [line for line in found if "error" in line] == []
    tables = _body((folder / "share.docx").read_bytes()).iter(f"{W}tbl")
    assert all(table.find(f"{W}tblPr/{W}bidiVisual") is not None for table in tables)


def test_easy_read_of_a_document_is_the_document_that_says_it_again(repository: Folders) -> None:
    project = check(repository, Reporter())
    tasks = plan(project, ["parents-help-sheet"], formats=["easy-read"])
    assert [task.path for task in tasks] == [f"en-GB/{NAME}.docx", f"en-GB/{NAME}.pdf"]


def test_many_pages_are_a_warning(sharing: Folders, tmp_path: Path) -> None:
    _fewer_pages(sharing)
    section = sharing.content / "sections" / "sharing.yaml"
    point = "      - {picture: easy-read/wide.svg, alternative: Again, text: Share again.}\n"
    section.write_text(SECTION + point * 6, encoding="utf-8")
    found, _ = _build(sharing, tmp_path, "easy-read")
    line = (
        "content/documents/share.yaml:1:1: warning[page-limit] the document takes {} pages; up to 1 are good"
    )
    assert [re.sub(r"takes \d+", "takes {}", each)[: len(line)] for each in found] == [line, line]


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ("<svg", "cannot be shown"),
        ("<svg xmlns='http://www.w3.org/2000/svg'/>", "the drawing has no width"),
        ("<p width='9mm' height='9mm'/>", "cannot be shown"),
        ("", "cannot be shown"),
    ],
)
def test_a_picture_that_cannot_be_shown_is_named(
    sharing: Folders, diagnostics: Callable[[Folders], list[str]], content: str, said: str
) -> None:
    (sharing.content / "images" / "easy-read" / "wide.svg").write_text(content, encoding="utf-8")
    found = [line for line in diagnostics(sharing) if "[faulty-image]" in line]
    assert len(found) == 1
    assert found[0].startswith("content/sections/sharing.yaml:7:19: error[faulty-image] `easy-read/wide.svg`")
    assert said in found[0]


def test_the_closing_sentence_of_the_edition_is_no_easy_read() -> None:
    closing = web_documents.document("parents-help-sheet").furniture.message
    document = web_documents.document(NAME)
    for name in ("text", "html", "transcript"):
        writer = plug_in(writers, name)
        text = writer.write(document, web_documents.context(document, writer)).content.decode("utf-8")
        assert closing not in " ".join(text.split())
