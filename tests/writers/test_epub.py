"""E-books: the package and its metadata, every word in order, the same bytes each time."""

import io
import re
import zipfile
from dataclasses import replace
from itertools import pairwise
from typing import Any

import pytest
from lxml import etree

import every_text
import web_documents
from toolkit_cli.core.contrast import ratio
from toolkit_cli.core.folders import Folders
from toolkit_cli.model.blocks import EasyRead, Figure
from toolkit_cli.model.document import Document, Placed
from toolkit_cli.model.inlines import Words
from toolkit_cli.model.text import Text
from toolkit_cli.writers import epub
from toolkit_cli.writers._word_layout.widths import ems

OPF = "{http://www.idpf.org/2007/opf}"
DC = "{http://purl.org/dc/elements/1.1/}"
XHTML = "{http://www.w3.org/1999/xhtml}"
SVG = "{http://www.w3.org/2000/svg}"
TYPE = "{http://www.idpf.org/2007/ops}type"
_NAMES = (
    "p",
    "li",
    "div",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "dt",
    "dd",
    "th",
    "td",
    "figcaption",
    "main",
    "ul",
    "ol",
)
_BLOCKS = {f"{XHTML}{name}" for name in _NAMES}


def _book(document: Document, **given: Any) -> zipfile.ZipFile:
    written = epub.write(document, web_documents.context(document, epub, **given))
    assert written.diagnostics == ()
    return zipfile.ZipFile(io.BytesIO(written.content))


def _part(book: zipfile.ZipFile, name: str) -> etree._Element:
    return etree.fromstring(book.read(f"EPUB/{name}"))


def _read(book: zipfile.ZipFile) -> list[etree._Element]:
    """The files of the book in the order of reading, without the table of contents."""
    package = _part(book, "package.opf")
    items = {item.get("id"): item for item in package.iter(f"{OPF}item")}
    spine = [items[found.get("idref", "")] for found in package.iter(f"{OPF}itemref")]
    return [_part(book, item.get("href", "")) for item in spine if item.get("properties") != "nav"]


def _said(element: etree._Element) -> str:
    if not isinstance(element.tag, str) or element.tag == f"{SVG}svg" or element.get("class") == "unseen":
        return ""
    inner = (
        (element.text or "")
        + element.get("alt", "")
        + "".join(_said(child) + (child.tail or "") for child in element)
    )
    return f" {inner} " if element.tag in _BLOCKS else inner


def _words(element: etree._Element) -> str:
    return " ".join(_said(element).split())


@pytest.mark.parametrize(("name", "tag"), web_documents.every())
def test_no_word_is_lost_and_all_are_in_order(name: str, tag: str) -> None:
    document = web_documents.document(name, tag)
    words = " ".join(_words(part.find(f"{XHTML}body")) for part in _read(_book(document)))  # type: ignore[arg-type]
    position = 0
    figures = {placed.origin for placed in document.body if isinstance(placed.block, Figure)}
    for origin, label, text in document.texts():
        if origin not in figures:
            found = words.find(" ".join(f"{label}{text}".split()), position)
            assert found >= 0, text
            position = found + len(str(text))
    assert [each for each in document.furniture.printed() if " ".join(each.split()) not in words] == []


def test_no_text_of_any_block_is_lost() -> None:
    document = every_text.document()
    parts = _read(_book(document))
    shown = " ".join(_words(part.find(f"{XHTML}body")) for part in parts)  # type: ignore[arg-type]
    assert every_text.lost(document, shown, drawn=True) == []
    links = {link.get("href") for part in parts for link in part.iter(f"{XHTML}a")}
    assert links >= set(every_text.addresses(document))


@pytest.mark.parametrize(("name", "tag"), [("toolkit", "en-GB"), ("parents-help-sheet", "ar")])
def test_what_every_file_has(name: str, tag: str) -> None:
    book = _book(web_documents.document(name, tag))
    for part in [*_read(book), _part(book, "contents.xhtml")]:
        languages = part.get("lang"), part.get("{http://www.w3.org/XML/1998/namespace}lang")
        assert languages == (tag, tag)
        assert part.get("dir") == ("rtl" if tag == "ar" else "ltr")
        assert part.findtext(f"{XHTML}head/{XHTML}title")
        assert len(list(part.iter(f"{XHTML}h1"))) == 1
        levels = [int(str(found.tag)[-1]) for found in part.iter(*(f"{XHTML}h{n}" for n in range(1, 7)))]
        assert all(after <= before + 1 for before, after in pairwise(levels))


def test_the_archive_opens_with_its_type_unpacked() -> None:
    document = web_documents.document("pace-poster")
    content = epub.write(document, web_documents.context(document, epub)).content
    assert content[30:58] == b"mimetypeapplication/epub+zip"
    first, second, *_ = zipfile.ZipFile(io.BytesIO(content)).infolist()
    assert (first.compress_type, first.extra) == (zipfile.ZIP_STORED, b"")
    assert second.filename == "META-INF/container.xml"


def test_the_book_says_how_it_can_be_read() -> None:
    document = web_documents.document("toolkit")
    package = _part(_book(document), "package.opf")
    said: dict[str, list[str]] = {}
    for meta in package.iter(f"{OPF}meta"):
        said.setdefault(str(meta.get("property")), []).append(str(meta.text))
    assert said["dcterms:modified"] == ["2021-03-01T00:00:00Z"]
    assert said["schema:accessMode"] == ["textual", "visual"]
    assert said["schema:accessModeSufficient"] == ["textual", "textual,visual"]
    assert said["schema:accessibilityHazard"] == ["none"]
    assert "alternativeText" in said["schema:accessibilityFeature"]
    assert said["schema:accessibilitySummary"]
    assert not {"dcterms:conformsTo", "a11y:certifiedBy"} & said.keys()
    assert package.findtext(f".//{DC}title") == str(document.title)
    assert package.findtext(f".//{DC}language") == "en-GB"
    assert package.findtext(f".//{DC}publisher") == document.furniture.publisher_name
    plain = _part(_book(web_documents.document("pace-poster")), "package.opf")
    assert "visual" not in [meta.text for meta in plain.iter(f"{OPF}meta")]


def test_a_book_speaks_of_pictures_only_where_one_tells_something() -> None:
    shown = web_documents.document("parents-help-sheet-easy-read")
    assert any(isinstance(placed.block, EasyRead) for placed in shown.body)
    told = replace(shown, body=tuple(map(_described, shown.body)))
    plain, described = (_part(_book(each), "package.opf") for each in (shown, told))
    for package, visual in ((plain, False), (described, True)):
        said = [str(meta.text) for meta in package.iter(f"{OPF}meta")]
        assert ("visual" in said) is ("alternativeText" in said) is visual
        assert any("Pictures have descriptions in words." in each for each in said) is visual
        assert any(each.startswith("The text works with screen readers") for each in said)


def _described(placed: Placed) -> Placed:
    if not isinstance(placed.block, EasyRead):
        return placed
    words = placed.block.points[0].text
    points = tuple(point.model_copy(update={"alternative": words}) for point in placed.block.points)
    return replace(placed, block=placed.block.model_copy(update={"points": points}))


def test_the_identifier_is_that_of_document_language_and_edition() -> None:
    document = web_documents.document("pace-poster")
    other = replace(document, furniture=replace(document.furniture, version_line="Version 2, March 2021"))
    polish = web_documents.document("pace-poster", "pl")
    names = [
        _part(_book(each), "package.opf").findtext(f".//{DC}identifier") for each in (document, other, polish)
    ]
    assert len(set(names)) == 3
    assert all(re.fullmatch(r"urn:uuid:[0-9a-f-]{36}", str(name)) for name in names)


def test_a_book_that_runs_from_the_right_turns_its_pages_that_way() -> None:
    package = _part(_book(web_documents.document("pace-poster", "ar")), "package.opf")
    spine = package.find(f"{OPF}spine")
    assert spine is not None
    assert (package.get("dir"), spine.get("page-progression-direction")) == ("rtl", "rtl")


def test_every_address_in_the_book_leads_somewhere() -> None:
    for name in ("toolkit", "pace-leaflet", "warning-signs-poster"):
        book = _book(web_documents.document(name))
        files = {str(part).removeprefix("EPUB/") for part in book.namelist()}
        ids = {
            f"{file}#{found.get('id')}"
            for file in files
            if file.endswith(".xhtml")
            for found in _part(book, file).iter()
            if found.get("id")
        }
        for link in _part(book, "contents.xhtml").iter(f"{XHTML}a"):
            target = link.get("href", "")
            target = f"contents.xhtml{target}" if target.startswith("#") else target
            assert target in ids | files, target


def test_the_table_of_contents_is_in_the_order_of_the_text() -> None:
    book = _book(web_documents.document("toolkit"))
    toc = next(
        found for found in _part(book, "contents.xhtml").iter(f"{XHTML}nav") if found.get(TYPE) == "toc"
    )
    targets = [link.get("href", "").partition("#")[2] for link in toc.iter(f"{XHTML}a")][1:]
    ids = [found.get("id") for part in _read(book) for found in part.iter() if found.get("id")]
    positions = [ids.index(target) for target in targets]
    assert positions == sorted(positions)
    assert len(toc.findall(f"{XHTML}ol/{XHTML}li")) == 22


def test_any_character_in_any_text_comes_out_as_written(project: Folders) -> None:
    book = _book(web_documents.hostile(project), logo=("logo.svg", web_documents.LOGO))
    (part,) = _read(book)
    hostile = " ".join(web_documents.HOSTILE.split())
    written = (web_documents.EVERY_BLOCK + web_documents.NOTED).count("&T")
    alternative_and_label = 2
    assert _words(next(part.iter(f"{XHTML}main"))).count(hostile) == written - alternative_and_label
    assert _part(book, "package.opf").findtext(f".//{DC}title") == web_documents.HOSTILE
    drawing = next(found for found in part.iter(f"{SVG}svg") if found.get("role") == "img")
    assert [drawing.findtext(f"{SVG}{name}") for name in ("title", "desc")] == [web_documents.HOSTILE] * 2
    logo, *images = part.iter(f"{XHTML}img")
    assert book.read(f"EPUB/{logo.get('src')}") == web_documents.LOGO
    assert [image.get("alt") for image in images] == [web_documents.HOSTILE, ""]


def test_what_the_manifest_says_is_in_the_archive_and_nothing_else(project: Folders) -> None:
    book = _book(web_documents.hostile(project), logo=("logo.svg", web_documents.LOGO))
    items = list(_part(book, "package.opf").iter(f"{OPF}item"))
    known = {f"EPUB/{item.get('href')}" for item in items}
    assert known | {"mimetype", "META-INF/container.xml", "EPUB/package.opf"} == set(book.namelist())
    text = next(item for item in items if item.get("href") == "text.xhtml")
    assert text.get("properties") == "svg"


@pytest.mark.parametrize(
    ("name", "tag"),
    [
        ("toolkit", "en-GB"),
        ("pace-leaflet", "ar"),
        ("parents-help-sheet", "pl"),
        ("pathways-poster", "zh-Hans"),
    ],
)
def test_a_book_has_a_cover_with_its_title(name: str, tag: str) -> None:
    document = web_documents.document(name, tag)
    book = _book(document)
    items = list(_part(book, "package.opf").iter(f"{OPF}item"))
    (covered,) = [item for item in items if item.get("properties") == "cover-image"]
    assert covered.get("media-type") == "image/svg+xml"
    drawing = _part(book, covered.get("href", ""))
    assert drawing.findtext(f"{SVG}title") == str(document.title)
    assert drawing.get("role") == "img"
    assert drawing.get("{http://www.w3.org/XML/1998/namespace}lang") == tag
    shown = "".join("".join(str(line.text).split()) for line in drawing.iter(f"{SVG}text"))
    around = document.furniture
    assert shown == "".join(f"{around.kind_label}{document.title}{around.publisher_name}".split())
    width, height = map(float, drawing.get("viewBox", "").split()[2:])
    for line in drawing.iter(f"{SVG}text"):
        assert ems(str(line.text)) * float(line.get("font-size", 0)) < width * 0.95
        assert float(line.get("y", 0)) < height * 0.95
    ground, band = (found.get("fill", "") for found in drawing.iter(f"{SVG}rect"))
    assert ratio(ground, "#FFFFFF") > 4.5
    assert band != ground


@pytest.mark.parametrize("title", ["A" * 90, "word " * 60, "儿童" * 60, "x", "word " * 999])
def test_a_title_of_any_length_stays_on_the_cover(title: str) -> None:
    document = replace(web_documents.document("pace-poster"), title=Text(title, (Words(title),)))
    drawing = _part(_book(document), "cover.svg")
    heights = [float(line.get("y", 0)) for line in drawing.iter(f"{SVG}text")]
    assert heights == sorted(heights)
    assert heights[-2] < heights[-1] - 60
    assert heights[-1] < 1900


def test_the_same_input_gives_the_same_bytes() -> None:
    document = web_documents.document("toolkit")
    given = web_documents.context(document, epub)
    assert epub.write(document, given) == epub.write(document, given)


def test_a_macro_that_is_missing_is_a_diagnostic() -> None:
    document = web_documents.document("pace-poster")
    given = web_documents.context(document, epub)
    broken = replace(given, blocks=given.blocks.replace("macro book_page(", "macro page("))
    (found,) = epub.write(document, broken).diagnostics
    assert (found.rule, found.span.path) == ("unfillable-template", "templates/_blocks/html.j2")
