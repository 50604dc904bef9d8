"""The Word writer: every block, every character, the rules for accessible documents."""

import re
import shutil
import zipfile
from collections.abc import Iterator, Mapping
from dataclasses import replace
from itertools import pairwise
from pathlib import Path
from typing import get_args

import pytest
from lxml import etree

import web_documents
from conftest import REPOSITORY, make
from toolkit_cli.build.check import check
from toolkit_cli.build.execute import execute
from toolkit_cli.build.plan import plan
from toolkit_cli.core.diagnostics import Reporter
from toolkit_cli.core.folders import Folders
from toolkit_cli.model.blocks import Leaf
from toolkit_cli.model.presentation import LARGE
from toolkit_cli.templating.environment import macros
from toolkit_cli.templating.fields import FIELDS
from toolkit_cli.templating.word_parts import parts_of
from toolkit_cli.writers import docx
from toolkit_cli.writers._word_links import link_addresses

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
DOCUMENTS = sorted(file.stem for file in (REPOSITORY / "content" / "documents").glob("*.yaml"))


@pytest.fixture
def hostile(project: Folders, tmp_path: Path) -> Path:
    """The folder with a leaflet made of every block, each text full of traps."""
    web_documents.plant(project)
    quoted = web_documents.quoted()
    section = project.content / "sections" / "sleep.yaml"
    with_letters = section.read_text("utf-8").replace(
        f"labels: {{moon: {quoted}}}", "labels: {moon: Tom & Jerry}"
    )
    section.write_text(with_letters, encoding="utf-8")
    toolkit = project.content / "toolkit.yaml"
    text = toolkit.read_text("utf-8").replace("A healthy school day", quoted)
    text = f"{text}rules: {{template-residue: off}}\n".replace("office@example.org", "help.me@x-y.org")
    toolkit.write_text(text, encoding="utf-8")
    (project.content / "documents" / "sleep-help-sheet.yaml").unlink()
    leaflet = project.content / "documents" / "sleep-leaflet.yaml"
    leaflet.write_text(leaflet.read_text("utf-8").replace("Sleep well, learn well", quoted), encoding="utf-8")
    make(project, tmp_path / "out")
    return tmp_path / "out" / "en-GB" / "sleep-leaflet.docx"


def _part(file: Path, name: str) -> etree._Element:
    with zipfile.ZipFile(file) as archive:
        return etree.fromstring(archive.read(name))


def _text(root: etree._Element) -> str:
    lines = ("".join(t.text or "" for t in p.iter(f"{W}t")) for p in root.iter(f"{W}p"))
    return "\n".join(lines).replace("\u00a0", " ")


def test_any_character_in_any_field_comes_out_as_written(hostile: Path) -> None:
    written = web_documents.EVERY_BLOCK.count("&T")
    alternative_and_label = 2
    title_on_cover_and_foot = _text(_part(hostile, "word/document.xml")).count(web_documents.HOSTILE)
    assert title_on_cover_and_foot >= written - alternative_and_label
    core = _part(hostile, "docProps/core.xml")
    assert core.findtext("{http://purl.org/dc/elements/1.1/}title") == web_documents.HOSTILE
    described = [found.get("descr") for found in _part(hostile, "word/document.xml").iter("{*}docPr")]
    assert web_documents.HOSTILE in described


def test_every_block_has_its_macro() -> None:
    source = (REPOSITORY / "templates" / "_blocks" / "word.xml.j2").read_text(encoding="utf-8")
    macro = macros(source, "word.xml.j2", {"word": None, "labels": {}})
    types = [get_args(block.model_fields["type"].annotation)[0] for block in get_args(Leaf)]
    assert [name for name in types if macro(name.replace("-", "_")) is None] == []


def test_links_lead_to_their_addresses(hostile: Path) -> None:
    targets = {
        found.get("Id"): found.get("Target") for found in _part(hostile, "word/_rels/document.xml.rels")
    }
    used = [
        found.get("{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id")
        for found in _part(hostile, "word/document.xml").iter(f"{W}hyperlink")
    ]
    assert {targets[name] for name in used if name} >= {"https://x.org/?a=1&b=2", "https://x.org/a&b"}


def _led(package: Mapping[str, bytes], part: str) -> list[tuple[str, str]]:
    """The links of a part to addresses: their words, without marks of direction, and where they lead."""
    folder, _, file = part.rpartition("/")
    rels = etree.fromstring(package.get(f"{folder}/_rels/{file}.rels", b"<none/>"))
    targets = {found.get("Id"): (found.get("Target"), found.get("TargetMode")) for found in rels}
    links = []
    for link in etree.fromstring(package[part]).iter(f"{W}hyperlink"):
        name = link.get("{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id")
        if name:
            words = re.sub("[\u200e\u200f]", "", "".join(t.text or "" for t in link.iter(f"{W}t")))
            target, mode = targets[name]
            assert mode == "External"
            assert all(
                run.find(f"{W}rPr/{W}u") is not None for run in link if words == target.partition(":")[2]
            )
            links.append((words, str(target)))
    return links


@pytest.mark.parametrize(
    ("name", "tag"), [("pace-leaflet", "en-GB"), ("parents-help-sheet", "ar"), ("toolkit", "en-GB")]
)
def test_contacts_of_the_publisher_are_links(name: str, tag: str) -> None:
    document = web_documents.document(name, tag)
    written = docx.write(document, web_documents.context(document, docx))
    led = _led(parts_of(written.content), "word/document.xml")
    around = document.furniture
    assert (around.email, f"mailto:{around.email}") in led
    assert (around.website, f"https://{around.website}") in led
    words = _text(etree.fromstring(parts_of(written.content)["word/document.xml"]))
    assert led.count((around.email, f"mailto:{around.email}")) == words.count(around.email)


def test_addresses_of_the_text_and_of_headers_and_footers_are_links(hostile: Path, tmp_path: Path) -> None:
    body = _led(parts_of(hostile.read_bytes()), "word/document.xml")
    assert ("help.me@x-y.org", "mailto:help.me@x-y.org") in body
    assert ("www.x-y.org/a", "https://www.x-y.org/a") in body
    assert ("y.org/c&d", "https://y.org/c&d") in body
    document = web_documents.document("pace-leaflet")
    parts = parts_of(web_documents.context(document, docx).template)
    run = "<w:r><w:t>Ring 01872 1 or a@b.org, see http://c.org/d.</w:t></w:r>"
    paragraph = f'<w:p xmlns:w="{W[1:-1]}">{run}<w:hyperlink w:anchor="x">{run}</w:hyperlink></w:p>'
    footer = etree.fromstring(parts["word/footer1.xml"])
    footer.append(etree.fromstring(paragraph))
    parts["word/footer1.xml"] = etree.tostring(footer)
    around = replace(document.furniture, phone="01872 1")
    link_addresses(parts, replace(document, furniture=around))
    assert _led(parts, "word/footer1.xml") == [
        ("01872 1", "tel:018721"),
        ("a@b.org", "mailto:a@b.org"),
        ("http://c.org/d", "http://c.org/d"),
    ]
    said = _text(etree.fromstring(parts["word/footer1.xml"])).splitlines()[-1]
    assert said == "Ring 01872 1 or a@b.org, see http://c.org/d." * 2


def test_the_contents_page_numbers_every_section_in_order(built: Path) -> None:
    root = _part(built / "en-GB" / "toolkit.docx", "word/document.xml")
    entries = [
        [text.text or "" for text in paragraph.iter(f"{W}t")]
        for paragraph in root.iter(f"{W}p")
        if any(style.get(f"{W}val") == "TOC1" for style in paragraph.iter(f"{W}pStyle"))
    ]
    pages = [int(entry[-1]) for entry in entries]
    assert len(pages) == 21
    assert pages == sorted(pages)
    assert pages[0] > 2
    anchors = {mark.get(f"{W}name") for mark in root.iter(f"{W}bookmarkStart")}
    assert {link.get(f"{W}anchor") for link in root.iter(f"{W}hyperlink")} - {None} <= anchors


def test_fields_are_the_ones_that_lint_knows(built: Path, repository: Folders) -> None:
    from markupsafe import Markup

    from toolkit_cli import locales
    from toolkit_cli.build.resolve import resolve
    from toolkit_cli.reading.project import read_project
    from toolkit_cli.templating.fields import fields

    locale = locales.load("en-GB")
    document = resolve(read_project(repository, Reporter()), "toolkit", locale)
    values = fields(document, locale.labels, body=Markup(), contents=Markup(), mark=Markup())
    named = {
        name: frozenset(value) if isinstance(value, dict) else frozenset() for name, value in values.items()
    }
    assert named == FIELDS


def _documents(built: Path) -> Iterator[tuple[str, etree._Element]]:
    for name in DOCUMENTS:
        yield name, _part(built / "en-GB" / f"{name}.docx", "word/document.xml")


def test_headings_begin_at_one_and_skip_no_level(built: Path) -> None:
    for name, root in _documents(built):
        levels = [
            int(style.get(f"{W}val", "")[-1])
            for style in root.iter(f"{W}pStyle")
            if style.get(f"{W}val", "").startswith("Heading")
        ]
        for before, level in zip([0, *levels], levels, strict=False):
            assert level <= before + 1, f"{name}: heading {level} after {before}"


def test_tables_are_simple_and_rows_stay_whole(built: Path) -> None:
    for name, root in _documents(built):
        assert not list(root.iter(f"{W}gridSpan", f"{W}vMerge")), name
        for table in root.iter(f"{W}tbl"):
            assert not list(table.iterdescendants(f"{W}tbl")), f"{name}: nested table"
            look = next(table.iter(f"{W}tblLook"))
            if look.get(f"{W}firstRow") == "1":
                assert table.find(f"{W}tr/{W}trPr/{W}tblHeader") is not None, f"{name}: no header row"
            for row in table.iter(f"{W}tr"):
                assert row.find(f"{W}trPr/{W}cantSplit") is not None, f"{name}: a row can break"


def test_pictures_stand_in_line_with_an_alternative_or_as_decoration(built: Path) -> None:
    for name, root in _documents(built):
        assert not list(root.iter("{*}anchor", f"{W}pict", f"{W}framePr", f"{W}txbxContent")), name
        for picture in root.iter("{*}docPr"):
            decorative = picture.find(".//{*}decorative") is not None
            assert decorative != bool(picture.get("descr")), f"{name}: {picture.attrib}"
            assert decorative or 5 <= len(picture.get("descr", "")) <= 150, name


def test_no_blank_layout_and_no_residue(built: Path) -> None:
    for name, root in _documents(built):
        text = _text(root)
        assert not any(mark in text for mark in ("{{", "}}", "{%", "   ")), name
        empty = [not _text_of(p) and p.find(f".//{W}drawing") is None for p in root.iter(f"{W}p")]
        assert not any(first and second for first, second in pairwise(empty)), name


def _text_of(paragraph: etree._Element) -> str:
    return "".join(text.text or "" for text in paragraph.iter(f"{W}t"))


def test_title_language_and_publisher_are_properties(built: Path) -> None:
    dc = "{http://purl.org/dc/elements/1.1/}"
    for name in DOCUMENTS:
        core = _part(built / "en-GB" / f"{name}.docx", "docProps/core.xml")
        title = core.findtext(f"{dc}title")
        assert title and title in _text(_part(built / "en-GB" / f"{name}.docx", "word/document.xml"))
        assert core.findtext(f"{dc}language") == "en-GB"
        assert core.findtext(f"{dc}creator") == "NHS Kernow Clinical Commissioning Group"
        styles = _part(built / "en-GB" / f"{name}.docx", "word/styles.xml")
        assert styles.find(f"{W}docDefaults/{W}rPrDefault/{W}rPr/{W}lang").get(f"{W}val") == "en-GB"  # type: ignore[union-attr]


def test_the_text_of_every_document_is_no_smaller_than_its_kind_allows(built: Path) -> None:
    from toolkit_cli.reading.project import read_project
    from toolkit_cli.writers._word_styles import Styles

    project = read_project(Folders(REPOSITORY), Reporter())
    for name, root in _documents(built):
        with zipfile.ZipFile(built / "en-GB" / f"{name}.docx") as archive:
            styles = Styles(archive.read("word/styles.xml"))
        least = project.kinds[project.documents[name].kind].text.minimum
        for paragraph in root.iter(f"{W}p"):
            style = next((found.get(f"{W}val", "") for found in paragraph.iter(f"{W}pStyle")), "Normal")
            if _text_of(paragraph).strip():
                assert styles.size(style) >= least, f"{name}: {style} is {styles.size(style)} pt"


def test_bands_have_the_colour_of_the_audience(built: Path) -> None:
    for name, own, other in (
        ("pace-leaflet", b"005EB8", b"00A499"),
        ("understanding-resilience", b"00A499", b""),
    ):
        with zipfile.ZipFile(built / "en-GB" / f"{name}.docx") as archive:
            parts = b"".join(archive.read(part) for part in archive.namelist() if part.endswith(".xml"))
        assert own in parts
        assert not other or other not in parts


def test_a_label_that_some_programs_cannot_show_is_told(project: Folders, tmp_path: Path) -> None:
    figures = project.content / "figures"
    figures.mkdir()
    (figures / "moon.svg.j2").write_text(web_documents.MOON, encoding="utf-8")
    figure = "  - {type: figure, figure: moon, alternative: A moon above a dark house., labels: {moon: 'Moon 🙂'}}\n"
    section = project.content / "sections" / "sleep.yaml"
    section.write_text(section.read_text("utf-8") + figure, encoding="utf-8")
    reporter = Reporter()
    read = check(project, reporter)
    execute(project, read, plan(read, ["sleep-leaflet"]), tmp_path / "out", reporter)
    assert [str(found) for found in reporter if found.rule == "missing-glyph"] == [
        "content/sections/sleep.yaml:26:5: error[missing-glyph] no font holds `🙂` of label `moon` (use other characters)"
    ]


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("{{ title }}", "{{ title / 2 }}", "an expression in it fails"),
        ("{{ title }}", "{{ title() }}", "a text cannot be called"),
        ("{% macro lead(block, level) %}", "{% macro laed(block, level) %}", "has no macro `lead`"),
        (
            "{% macro lead(block, level) %}",
            "{% macro lead(block, level) %}{{ level / 0 }}",
            "templates/_blocks/word.xml.j2:30:1: error[unfillable-template] the template cannot be filled: it divides by zero",
        ),
    ],
)
def test_a_template_that_fails_when_it_is_filled_is_a_diagnostic(
    old: str, new: str, said: str, project: Folders, tmp_path: Path
) -> None:
    own = project.project / "templates"
    if "macro" in old:
        (own / "_blocks").mkdir(parents=True)
        source = (REPOSITORY / "templates" / "_blocks" / "word.xml.j2").read_text(encoding="utf-8")
        (own / "_blocks" / "word.xml.j2").write_text(source.replace(old, new), encoding="utf-8")
    else:
        shutil.copytree(REPOSITORY / "templates" / "leaflet", own / "leaflet")
        with zipfile.ZipFile(REPOSITORY / "templates" / "leaflet" / "word.docx") as archive:
            parts = {name: archive.read(name) for name in archive.namelist()}
        parts["word/document.xml"] = parts["word/document.xml"].replace(old.encode(), new.encode(), 1)
        with zipfile.ZipFile(own / "leaflet" / "word.docx", "w") as archive:
            for name, content in parts.items():
                archive.writestr(name, content)
    reporter = Reporter()
    read = check(project, reporter)
    assert execute(project, read, plan(read, ["sleep-leaflet"]), tmp_path / "out", reporter) == ()
    found = [str(each) for each in reporter if each.rule == "unfillable-template"]
    assert len(found) == 1
    assert said in found[0]
    assert not list((tmp_path / "out").rglob("*.docx"))


def test_the_contact_table_of_a_back_page_stands_at_its_foot(built: Path) -> None:
    for name in ("toolkit", "pace-leaflet"):
        *_, last = _part(built / "en-GB" / f"{name}.docx", "word/document.xml").iter(f"{W}tbl")
        spacing = last.getprevious().find(f"{W}pPr/{W}spacing")
        assert int(spacing.get(f"{W}after")) > 2000, name


def test_no_item_of_a_list_is_alone_on_a_page_and_short_lists_are_whole(built: Path) -> None:
    def kept(name: str) -> dict[str, bool]:
        root = _part(built / "en-GB" / f"{name}.docx", "word/document.xml")
        return {_text_of(p): p.find(f"{W}pPr/{W}keepNext") is not None for p in root.iter(f"{W}p")}

    short = kept("pace-leaflet")
    assert [short[name] for name in ("playfulness", "acceptance", "curiosity", "empathy")] == [True] * 3 + [
        False
    ]
    long = kept("parents-help-sheet")
    assert not long["Express warmth, sensitivity and kindness to your child."], (
        "rows of tables stay whole anyway"
    )


def test_a_number_held_on_one_line_is_a_link_too() -> None:
    document = web_documents.document("pace-leaflet")
    around = replace(document.furniture, phone="01872 627 800", statement="Ring 01872 627 800 or a@b.org.")
    document = replace(document, furniture=around)
    parts = parts_of(docx.write(document, web_documents.context(document, docx, LARGE)).content)
    led = _led(parts, "word/document.xml")
    assert [words.replace("\u00a0", " ") for words, target in led if target == "tel:01872627800"] == [
        "01872 627 800",
        "01872 627 800",
    ]
    assert ("a@b.org", "mailto:a@b.org") in led


def _kept(paragraph: etree._Element, name: str) -> bool:
    return paragraph.find(f"{W}pPr/{W}{name}") is not None


@pytest.mark.parametrize(
    ("blocks", "kept"),
    [
        (
            "[{type: paragraph, text: One line.}, {type: paragraph, text: Another.}, {type: paragraph, text: More.}]",
            [1, 1, 0],
        ),
        ("[{type: paragraph, text: LONG}, {type: paragraph, text: More.}]", [0, 0]),
        ("[{type: list, items: [one, two, three, four, five]}]", [1, 1, 0, 0, 0]),
        ("[{type: paragraph, text: One line.}]", [0]),
    ],
)
def test_a_heading_has_three_lines_of_its_text_on_its_page(
    project: Folders, blocks: str, kept: list[int]
) -> None:
    long = "Every evening the child reads with somebody who listens. " * 4
    section = f"  - {{type: subsection, title: A heading, blocks: {blocks.replace('LONG', long)}}}\n"
    following = "  - {type: subsection, title: The next, blocks: [{type: paragraph, text: End.}]}\n"
    document = web_documents.leaflet(project, section + following)
    parts = parts_of(docx.write(document, web_documents.context(document, docx)).content)
    paragraphs = list(etree.fromstring(parts["word/document.xml"]).iter(f"{W}p"))
    words = [
        "".join(text.text or "" for text in each.iter(f"{W}t")).replace("\u00a0", " ") for each in paragraphs
    ]
    first, last = words.index("A heading") + 1, words.index("The next")
    assert [int(_kept(each, "keepNext")) for each in paragraphs[first:last]] == kept
    if "LONG" in blocks:
        assert _kept(paragraphs[first], "keepLines")
