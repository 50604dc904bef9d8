"""Large and giant print in Word: everything at size, in one column, nothing lost."""

import io
import re
import zipfile
from collections.abc import Iterator
from functools import cache

import pytest
from lxml import etree

from conftest import REPOSITORY
from toolkit_cli.build.check import check
from toolkit_cli.build.formats import File
from toolkit_cli.build.load import context
from toolkit_cli.build.translations import Translations
from toolkit_cli.core.diagnostics import Reporter
from toolkit_cli.core.folders import Folders
from toolkit_cli.core.svg import svg_size
from toolkit_cli.model.document import Document
from toolkit_cli.model.inlines import words_of
from toolkit_cli.model.presentation import Presentation
from toolkit_cli.writers import docx
from toolkit_cli.writers._word_size import letters

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
SIZES = (16, 18, 24, 48)
SHEET = "parents-help-sheet"
EVERY = [
    *((SHEET, tag, size) for tag in ("en-GB", "pl", "ar", "zh-Hans", "ar-XB") for size in SIZES),
    *(("pathways-poster", "en-GB", size) for size in SIZES),
    ("toolkit", "en-GB", 18),
    ("pace-leaflet", "en-GB", 24),
    ("do-and-dont-poster", "en-GB", 18),
]
every = pytest.mark.parametrize(("name", "tag", "size"), EVERY)
Parts = dict[str, bytes]


@cache
def _documents() -> Translations:
    return Translations(check(Folders(REPOSITORY), Reporter()))


def _document(name: str, tag: str) -> Document:
    return _documents().document(name, tag)


@cache
def _written(name: str, tag: str, size: float, tint: str = "") -> tuple[Parts, int]:
    """The parts of a document in large print, without faults, and its pages."""
    folders = Folders(REPOSITORY)
    project = check(folders, Reporter())
    file = File(".large-print.docx", "docx", Presentation("large-print", size=size, tint=tint))
    document = _document(name, tag)
    written = docx.write(document, context(folders, project, document, None, file))
    assert written.diagnostics == ()
    assert written.pages is not None
    with zipfile.ZipFile(io.BytesIO(written.content)) as archive:
        return {part: archive.read(part) for part in archive.namelist()}, written.pages


def _roots(parts: Parts) -> Iterator[tuple[str, etree._Element]]:
    for name, content in parts.items():
        if re.fullmatch(r"word/(document|header\d*|footer\d*)\.xml", name):
            yield name, etree.fromstring(content)


class Sizes:
    """The size of a run as Word reckons it: its own, its style's, its paragraph's style's, the default."""

    def __init__(self, part: bytes) -> None:
        root = etree.fromstring(part)
        self.styles = {style.get(f"{W}styleId"): style for style in root.iter(f"{W}style")}
        self.default = root.find(f"{W}docDefaults/{W}rPrDefault")

    def of(self, run: etree._Element, name: str) -> float:
        paragraph = next(run.iterancestors(f"{W}p"))
        own = run.find(f"{W}rPr")
        holders = [
            *([own] if own is not None else []),
            *self._chain(run.find(f"{W}rPr/{W}rStyle")),
            *self._chain(paragraph.find(f"{W}pPr/{W}pStyle")),
            self.default,
        ]
        found = (each.find(f".//{W}{name}") for each in holders if each is not None)
        return next(int(each.get(f"{W}val", "0")) / 2 for each in found if each is not None)

    def _chain(self, named: etree._Element | None) -> Iterator[etree._Element | None]:
        while named is not None:
            style = self.styles[named.get(f"{W}val")]
            yield style.find(f"{W}rPr")
            named = style.find(f"{W}basedOn")


def _paragraphs(parts: Parts) -> list[str]:
    root = etree.fromstring(parts["word/document.xml"])
    return [_words(paragraph) for paragraph in root.iter(f"{W}p") if _words(paragraph)]


def _words(element: etree._Element) -> str:
    text = "".join(
        each.text or "" if each.tag == f"{W}t" else " " for each in element.iter(f"{W}t", f"{W}br")
    )
    return " ".join(re.sub("[\u200e\u200f]", "", text).split())


def _style(paragraph: etree._Element) -> str:
    style = paragraph.find(f"{W}pPr/{W}pStyle")
    return style.get(f"{W}val", "") if style is not None else ""


def _styled(parts: Parts, *styles: str) -> list[str]:
    root = etree.fromstring(parts["word/document.xml"])
    return [_words(paragraph) for paragraph in root.iter(f"{W}p") if _style(paragraph) in styles]


@every
def test_every_run_has_the_size_at_least(name: str, tag: str, size: float) -> None:
    parts, _ = _written(name, tag, size)
    sizes = Sizes(parts["word/styles.xml"])
    shown = 0
    for part, root in _roots(parts):
        for run in root.iter(f"{W}r"):
            if run.find(f"{W}t") is not None:
                shown += 1
                least = min(sizes.of(run, "sz"), sizes.of(run, "szCs"))
                assert least >= size, f"{part}: {_words(run)}"
    assert shown > 10
    for element in etree.fromstring(parts["word/numbering.xml"]).iter(f"{W}sz", f"{W}szCs"):
        assert int(element.get(f"{W}val", "0")) / 2 >= size


@every
def test_nothing_is_small_slanted_raised_or_in_capitals(name: str, tag: str, size: float) -> None:
    parts, _ = _written(name, tag, size)
    for part in ("word/styles.xml", "word/numbering.xml", *(part for part, _ in _roots(parts))):
        root = etree.fromstring(parts[part])
        for setting in ("i", "iCs", "caps", "smallCaps", "vertAlign"):
            assert {each.get(f"{W}val") for each in root.iter(f"{W}{setting}")} <= {"0"}, (part, setting)
        assert {each.get(f"{W}val") for each in root.iter(f"{W}jc")} <= {"end", "start", None}
    underlined = {
        style.get(f"{W}styleId")
        for style in etree.fromstring(parts["word/styles.xml"]).iter(f"{W}style")
        if any(each.get(f"{W}val") != "none" for each in style.iter(f"{W}u"))
    }
    assert underlined == {"Hyperlink"}


@every
def test_there_is_one_column_and_no_table(name: str, tag: str, size: float) -> None:
    parts, _ = _written(name, tag, size)
    root = etree.fromstring(parts["word/document.xml"])
    assert root.find(f".//{W}tbl") is None
    (page,) = root.iter(f"{W}pgSz")
    assert (page.get(f"{W}w"), page.get(f"{W}h")) == ("11906", "16838")


@pytest.mark.parametrize("size", SIZES)
def test_figures_are_drawn_at_the_size_and_shown_as_large_as_drawn(size: float) -> None:
    parts, _ = _written("pathways-poster", "en-GB", size)
    drawings = [content for part, content in parts.items() if part.endswith(".svg")]
    assert len(drawings) == (size <= 24), "a figure that would fill more than a page is told in words"
    for svg in drawings:
        written = [float(found) for found in re.findall(r'font-size="([\d.]+)"', svg.decode())]
        box = re.search(r'viewBox="[-\d.]+ [-\d.]+ ([\d.]+)', svg.decode())
        assert box
        points = svg_size(svg)[0] * 72 / 25.4 / float(box[1])
        assert min(written) * points >= size - 0.1
        shown = etree.fromstring(parts["word/document.xml"]).find(".//{*}extent")
        assert shown is not None
        assert int(shown.get("cx", "0")) / 36000 == pytest.approx(svg_size(svg)[0], abs=0.1)
    told = "Picture: Four pathways of care" in "\n".join(_paragraphs(parts))
    assert told == (not drawings), "who sees the figure is not told of it too"


@every
def test_no_word_is_lost_and_all_are_in_order(name: str, tag: str, size: float) -> None:
    parts, _ = _written(name, tag, size)
    document = _document(name, tag)
    said = "\n".join(_paragraphs(parts))
    for text in filter(
        None, (*document.furniture.printed(), document.furniture.message, str(document.title))
    ):
        assert " ".join(text.split()) in said
    labels = {
        str(label) for p in document.body if p.block.type == "figure" for label in p.block.labels.values()
    }
    root = etree.fromstring(parts["word/document.xml"])
    told = " ".join(found.get("descr", "") for found in root.iter("{*}docPr"))
    drawn = "".join(content.decode() for part, content in parts.items() if part.endswith(".svg"))
    missing = [
        str(text)
        for _, _, text in document.texts()
        if (plain := _first_words(text.inlines)) not in f"{said}\n{told}"
        and not (plain.rstrip(":") in labels and all(word in drawn for word in plain.rstrip(":").split()))
    ]
    assert missing == []


def _first_words(inlines: tuple[object, ...]) -> str:
    """The words up to the first link, which is followed by its address in print."""
    end = next((at for at, each in enumerate(inlines) if type(each).__name__ == "Link"), len(inlines))
    return " ".join(words_of(inlines[:end]).split())  # type: ignore[arg-type]


@pytest.mark.parametrize("tag", ["en-GB", "pl", "ar", "zh-Hans"])
@pytest.mark.parametrize("size", SIZES)
def test_a_table_is_read_row_by_row_and_its_headers_once(tag: str, size: float) -> None:
    parts, _ = _written(SHEET, tag, size)
    (table,) = (p.block for p in _document(SHEET, tag).body if p.block.type == "guidance-table")
    topic, guidance = map(str, table.columns)
    expected = [f"{topic} – {guidance}"]
    for row in table.rows:
        expected += [str(row.topic), *(str(item.text) for item in row.guidance)]
    assert _styled(parts, "Heading1", "Heading2", "ListBullet") == [" ".join(e.split()) for e in expected]
    assert _styled(parts, "Heading1") == expected[:1]
    assert len(_styled(parts, "Heading2")) == len(table.rows)


def test_do_and_dont_stand_one_below_the_other() -> None:
    parts, _ = _written("do-and-dont-poster", "en-GB", 18)
    (pair,) = (p.block for p in _document("do-and-dont-poster", "en-GB").body)
    assert pair.do and pair.dont
    expected = [
        str(text)
        for side in (pair.do, pair.dont)
        for text in (side.title, *(item.text for item in side.items))
    ]
    assert _styled(parts, "Heading1", "ListBullet") == expected


@every
def test_contents_are_listed_from_eight_pages_on(name: str, tag: str, size: float) -> None:
    parts, pages = _written(name, tag, size)
    entries = _styled(parts, "TOC1")
    if not entries:
        assert pages < 8
        return
    assert pages >= 8
    root = etree.fromstring(parts["word/document.xml"])
    marks = [mark.get(f"{W}name") for mark in root.iter(f"{W}bookmarkStart")]
    assert len(marks) == len(set(marks))
    assert {link.get(f"{W}anchor") for link in root.iter(f"{W}hyperlink")} - {None} <= set(marks)
    numbers = [int(entry.split()[-1]) for entry in entries]
    assert numbers == sorted(numbers)
    assert 1 <= numbers[0] <= numbers[-1] <= pages
    titles = [entry.rsplit(maxsplit=1)[0] for entry in entries]
    assert titles == [heading for heading in _styled(parts, "Heading1", "Heading2") if heading in titles]


def test_the_handbook_lists_its_appendices_apart() -> None:
    listed = _styled(_written("toolkit", "en-GB", 18)[0], "ContentsHeading", "TOC1", "ContentsGroup")
    assert listed[0] == "Contents"
    assert len(listed) == 21 + 2
    assert listed[listed.index("Appendices") + 1].startswith("Appendix 1:")


@pytest.mark.parametrize(
    ("size", "label"),
    [(16, "Large print, 16 point"), (18, "Large print, 18 point"), (24, "Giant print, 24 point")],
)
def test_the_first_page_says_the_size(size: float, label: str) -> None:
    paragraphs = _paragraphs(_written(SHEET, "en-GB", size)[0])
    assert paragraphs[0] == label
    assert "Help sheet. For parents and carers" in paragraphs[:6]


@pytest.mark.parametrize("size", SIZES)
def test_headings_are_larger_than_text_and_no_larger_than_they_may(size: float) -> None:
    title, heading, text = letters(27, size), letters(22.5, size), letters(18, size)
    assert title > heading > text == size
    assert title == min(size * 1.5, max(28, size + 2))


def test_the_page_number_and_the_title_stand_in_the_footer() -> None:
    for tag, words in (("en-GB", "Parents help sheet"), ("pl", "Arkusz wskazówek dla rodziców")):
        parts, pages = _written(SHEET, tag, 18)
        (footer,) = (root for part, root in _roots(parts) if "footer" in part)
        assert _words(footer).startswith(words)
        assert str(pages) in _words(footer)
    (footer,) = (root for part, root in _roots(_written("toolkit", "en-GB", 18)[0]) if "footer" in part)
    assert _words(footer).startswith("Promoting resilience")
    (line,) = footer.iter(f"{W}br")
    follows = line.getnext()
    assert follows is not None
    assert follows.tag == f"{W}tab", "the number of the page never shares a line with a long title"
    (footer,) = (root for part, root in _roots(_written(SHEET, "pl", 48)[0]) if "footer" in part)
    assert _words(footer).startswith("Strona 1 z"), "a title of many lines leaves no room for the text"


def test_dates_and_numbers_stay_on_one_line() -> None:
    parts, _ = _written(SHEET, "en-GB", 18)
    text = "".join(etree.fromstring(parts["word/document.xml"]).itertext())
    assert "March\u00a02021" in text
    assert "March 2021" not in text


def test_arabic_runs_from_right_to_left() -> None:
    parts, _ = _written(SHEET, "ar", 18)
    root = etree.fromstring(parts["word/document.xml"])
    assert all(paragraph.find(f"{W}pPr/{W}bidi") is not None for paragraph in root.iter(f"{W}p"))
    assert root.find(f".//{W}sectPr/{W}bidi") is not None


def test_the_paper_can_have_a_colour() -> None:
    parts, _ = _written(SHEET, "en-GB", 18, "FFF8DC")
    document = etree.fromstring(parts["word/document.xml"])
    assert document[0].tag == f"{W}background"
    assert document[0].get(f"{W}color") == "FFF8DC"
    settings = etree.fromstring(parts["word/settings.xml"])
    assert settings.find(f"{W}displayBackgroundShape") is not None


def test_the_same_document_gives_the_same_bytes() -> None:
    first = _written(SHEET, "pl", 24)[0]
    _written.cache_clear()
    assert _written(SHEET, "pl", 24)[0] == first


def test_easy_read_keeps_each_picture_beside_its_words() -> None:
    parts, _ = _written("parents-help-sheet-easy-read", "en-GB", 18)
    rows = [row.findall(f"{W}tc") for row in etree.fromstring(parts["word/document.xml"]).iter(f"{W}tr")]
    assert len(rows) > 50
    for picture, words in rows:
        assert next(picture.iter(f"{W}drawing"), None) is not None
        assert "".join(words.itertext()).strip()
