"""PDF/UA: tags, languages, words in order, pages kept, large print; nothing that Typst lets through unseen."""

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from itertools import pairwise
from typing import get_args

import pytest
from pypdf import PdfReader

import pdf_structure
import web_documents
from conftest import LONG
from toolkit_cli.core.contrast import ratio
from toolkit_cli.core.diagnostics import Severity
from toolkit_cli.core.folders import Folders
from toolkit_cli.model.blocks import BulletList, Figure, Leaf
from toolkit_cli.model.document import Document
from toolkit_cli.model.inlines import Emphasis, Foreign, Inline, Link, Strong, words_of
from toolkit_cli.model.presentation import GIANT, LARGE, STANDARD, Presentation
from toolkit_cli.model.publication import PageLimit
from toolkit_cli.templating.typography import printed_address
from toolkit_cli.tools import fonts
from toolkit_cli.writers import Written, booklet, pdf

BLOCKS = (web_documents.TEMPLATES / "_blocks" / "print-blocks.typ").read_text(encoding="utf-8")
LETTERS = 'Tom & Jerry <b> "q" \'s’ {{ title }} {% if %} مرحبا Łódź Ґ a_b *x* #let $y$ @z [w] // 100% \\'
RTL = frozenset({"ar", "ar-XB"})
ONE_OF_EACH_KIND = (
    "toolkit",
    "parents-help-sheet",
    "pace-leaflet",
    "warning-signs-poster",
    "pathways-poster",
)


def _can_be_set(tag: str) -> bool:
    return tag != "zh-Hans" or fonts.find("Hans") is not None


EVERY = [each for each in web_documents.every() if _can_be_set(each[1])]


@cache
def _written(name: str, tag: str = "en-GB", presentation: Presentation = STANDARD) -> Written:
    document = web_documents.document(name, tag)
    return pdf.write(document, web_documents.context(document, pdf, presentation))


def _read(name: str, tag: str = "en-GB", presentation: Presentation = STANDARD) -> PdfReader:
    written = _written(name, tag, presentation)
    assert _errors(written) == []
    return pdf_structure.reader(written.content)


def _errors(written: Written) -> list[str]:
    return [str(each) for each in written.diagnostics if each.severity is not Severity.INFO]


def _with(document: Document, old: str, new: str, *, blocks: bool = False) -> Written:
    """The document, written with a template in which something is changed."""
    context = web_documents.context(document, pdf)
    source = context.blocks if blocks else context.template.decode("utf-8")
    assert old in source
    changed = source.replace(old, new)
    return pdf.write(
        document, replace(context, blocks=changed) if blocks else replace(context, template=changed.encode())
    )


@pytest.mark.parametrize(("name", "tag"), EVERY)
def test_the_file_says_what_it_is(name: str, tag: str) -> None:
    file, document = _read(name, tag), web_documents.document(name, tag)
    root = pdf_structure.catalogue(file)
    country = {"zh-Hans": "zh-CN", "en-XA": "en-GB", "ar-XB": "ar"}
    assert root["/Lang"] == country.get(tag, tag)
    assert root["/MarkInfo"]["/Marked"]
    assert root["/ViewerPreferences"]["/DisplayDocTitle"]
    assert root["/ViewerPreferences"]["/Direction"] == ("/R2L" if tag in RTL else "/L2R")
    assert file.metadata is not None
    assert file.metadata.title == str(document.title)
    assert file.metadata.author == document.furniture.publisher_name
    assert len(file.pages) == _written(name, tag).pages
    assert all(page["/Tabs"] == "/S" for page in file.pages if page.get("/Annots"))


@pytest.mark.parametrize(("name", "tag"), EVERY)
def test_the_tags_tell_the_structure(name: str, tag: str) -> None:
    document = web_documents.document(name, tag)
    found = pdf_structure.tags(_read(name, tag))
    levels = [int(each.type[1]) for each in found if re.fullmatch("H[1-6]", each.type)]
    assert levels[:1] in ([], [1])
    assert all(after <= before + 1 for before, after in pairwise(levels))
    figures = [each for each in found if each.type == "Figure"]
    drawn = [placed.block for placed in document.body if isinstance(placed.block, Figure)]
    for shown, figure in zip(figures, drawn, strict=True):
        told = str(shown.entry["/Alt"])
        assert told.startswith(str(figure.alternative))
        items = [str(item.text) for block in figure.equivalent for item in block.items]
        assert [item for item in items if item.casefold() not in told.casefold()] == []
    tables = [each.type for each in found if each.type in {"Table", "THead"}]
    assert tables == ["Table", "THead"] * (len(tables) // 2)
    assert all(each.entry["/Contents"] for each in found if "/Contents" in each.entry)


@pytest.mark.parametrize(
    ("name", "tag"), [each for each in EVERY if each[1] not in RTL and each[1] != "zh-Hans"]
)
def test_no_word_is_lost_and_all_are_in_order(name: str, tag: str) -> None:
    document = web_documents.document(name, tag)
    locale = web_documents.context(document, pdf).locale
    page = "".join((locale.labels["page_before"], "{number}", locale.labels["page_between"], "{count}"))
    around = document.furniture
    title = str(document.title)
    footers = [f"{title}{around.version_line}{page}", f"{title}{page}"]
    # Portuguese repeats a hyphen at which a line ends, and so does Typst.
    said = pdf_structure.words(_read(name, tag), footers).replace("--", "-")
    figures = {placed.origin for placed in document.body if isinstance(placed.block, Figure)}
    position = 0
    for origin, label, text in document.texts():
        if origin not in figures:
            words = pdf_structure.squashed(f"{label}{''.join(_printed(text.inlines))}")
            place = said.find(words, position)
            assert place >= 0, text
            position = place
    assert [words for words in around.printed() if pdf_structure.squashed(words) not in said] == []


def _printed(inlines: tuple[Inline, ...]) -> Iterator[str]:
    """The words of a text as they are printed: with the addresses of its links."""
    for inline in inlines:
        if isinstance(inline, Link):
            yield f"{words_of(inline.children)} ({printed_address(inline.url)})"
        elif isinstance(inline, Emphasis | Strong | Foreign):
            yield from _printed(inline.children)
        else:
            yield words_of((inline,))


@pytest.mark.parametrize("name", ONE_OF_EACH_KIND)
def test_the_same_document_gives_the_same_bytes(name: str) -> None:
    document = web_documents.document(name)
    again = pdf.write(document, web_documents.context(document, pdf))
    assert again.content == _written(name).content


@pytest.mark.parametrize("name", ONE_OF_EACH_KIND)
def test_every_font_is_embedded_with_its_characters(name: str) -> None:
    seen = 0
    for page in _read(name).pages:
        for font in page["/Resources"].get("/Font", {}).values():
            entry = font.get_object()
            descendant = entry["/DescendantFonts"][0].get_object()
            described = descendant["/FontDescriptor"]
            assert {"/FontFile2", "/FontFile3"} & set(described)
            assert "/ToUnicode" in entry
            seen += 1
    assert seen


def test_any_character_in_any_field_comes_out_as_written(
    project: Folders, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(web_documents, "HOSTILE", LETTERS)
    document = web_documents.hostile(project)
    written = pdf.write(document, web_documents.context(document, pdf))
    assert _errors(written) == []
    file = pdf_structure.reader(written.content)
    latin = pdf_structure.squashed(LETTERS.partition("مرحبا")[0])
    figure_and_alternative = 2
    written_out = web_documents.EVERY_BLOCK.count("&T") - figure_and_alternative
    assert pdf_structure.words(file, []).count(latin) >= written_out
    assert {"https://x.org/?a=1&b=2", "https://x.org/a&b"} <= set(pdf_structure.links(file))
    found = {each.type for each in pdf_structure.tags(file)}
    assert {"P", "H1", "L", "LI", "LBody", "Table", "TH", "TD", "Link", "Figure", "BlockQuote"} <= found


def test_every_block_has_its_function() -> None:
    types = [get_args(block.model_fields["type"].annotation)[0] for block in get_args(Leaf)]
    named = re.search(r"#let blocks = \((.*?)\n\)", BLOCKS, re.S)
    assert named
    assert [name for name in types if f"\n  {name}: block-{name}," not in named[0]] == []


def test_a_character_that_no_font_holds_is_an_error_that_names_it(
    project: Folders, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(web_documents, "HOSTILE", "Moon 🌛")
    document = web_documents.hostile(project)
    written = pdf.write(document, web_documents.context(document, pdf))
    assert written.content == b""
    assert {each.rule for each in written.diagnostics} == {"missing-glyph"}
    assert any("`🌛` (U+1F31B)" in each.message for each in written.diagnostics)
    assert any(each.span.path == "content/sections/sleep.yaml" for each in written.diagnostics)
    assert set(booklet.write(document, web_documents.context(document, booklet)).diagnostics) <= {
        *written.diagnostics
    }


def test_a_han_character_names_the_font_to_install(project: Folders, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(web_documents, "HOSTILE", "Moon 月")
    document = web_documents.hostile(project)
    found = pdf.write(document, web_documents.context(document, pdf)).diagnostics
    assert any("fonts-noto-cjk" in each.hint for each in found)


@pytest.mark.parametrize("removed", ["#statement(look)", "#draft(look)", "#body(look)"])
def test_what_a_template_forgets_is_lost_text(removed: str) -> None:
    document = web_documents.document("parents-help-sheet")
    document = replace(document, furniture=replace(document.furniture, draft_notice="DRAFT"))
    found = _with(document, removed, "").diagnostics
    assert {each.rule for each in found} == {"lost-text"}


def test_text_that_a_template_puts_out_of_order_is_lost_text() -> None:
    document = web_documents.document("ways-to-build-resilience")
    found = _with(document, "for it in data.body {", "for it in data.body.rev() {", blocks=True).diagnostics
    assert "is out of order in the PDF" in found[0].message


def test_a_table_without_header_row_is_found() -> None:
    document = web_documents.document("parents-help-sheet")
    header = "table.header(..it.columns.map(each => styled(look.table-head, words(each))))"
    plain = "..it.columns.map(each => styled(look.table-head, words(each)))"
    written = _with(document, header, plain, blocks=True)
    assert [each.rule for each in written.diagnostics if each.severity is Severity.ERROR] == [
        "lost-table-header"
    ]


def test_a_language_that_a_template_takes_away_is_found() -> None:
    document = web_documents.document("parents-help-sheet", "pl")
    written = _with(
        document, "lang: data.language.lang, region: data.language.region, dir", "dir", blocks=True
    )
    assert "undeclared-language" in {each.rule for each in written.diagnostics}


def test_a_fault_in_a_template_is_told_with_its_line() -> None:
    document = web_documents.document("parents-help-sheet")
    (found,) = _with(document, "#draft(look)", "#draught(look)").diagnostics
    assert found.rule == "unfillable-template"
    assert "unknown variable: draught" in found.message
    line = web_documents.context(document, pdf).template.decode().split("#draft(look)")[0].count("\n") + 1
    assert str(found.span) == f"templates/help-sheet/print.typ:{line}:1"


@pytest.mark.parametrize(
    "code", ['#read("/../secret.txt")', '#image("secret.png")', '#import "@preview/a:1.0.0": b']
)
def test_a_template_that_reads_what_it_is_not_given_is_refused_at_its_line(code: str) -> None:
    document = web_documents.document("parents-help-sheet")
    template = web_documents.context(document, pdf).template.decode()
    (found,) = _with(document, "#draft(look)", f"#draft(look)\n{code}").diagnostics
    assert found.rule == "unfillable-template"
    assert found.span.line == template.split("#draft(look)")[0].count("\n") + 2
    assert "secret" not in found.message


def test_a_document_is_set_tighter_and_then_refused() -> None:
    document = web_documents.document("parents-help-sheet")
    assert _written("parents-help-sheet").pages == 2
    tight = [each.rule for each in _written("parents-help-sheet", "pl").diagnostics]
    assert tight in ([], ["tightened-layout"])
    body = (*document.body, *document.body)
    long = replace(document, body=body)
    (found,) = pdf.write(long, web_documents.context(long, pdf)).diagnostics
    assert found.rule == "page-limit"
    assert "at most 2: beyond the end from “" in found.message
    kind = document.kind.model_copy(update={"pages": PageLimit(minimum=3, maximum=4)})
    short = replace(document, kind=kind)
    (found,) = pdf.write(short, web_documents.context(short, pdf)).diagnostics
    assert "at least 3" in found.message


@pytest.mark.parametrize(("name", "tag"), [each for each in EVERY if each[0] != "toolkit"])
def test_no_text_is_smaller_than_its_kind_allows(name: str, tag: str) -> None:
    document = web_documents.document(name, tag)
    drawn = any(isinstance(placed.block, Figure) for placed in document.body)
    least = min(12, document.kind.text.minimum) if drawn else document.kind.text.minimum
    sizes = pdf_structure.sizes(_read(name, tag))
    raised = {small for small in sizes for size in sizes if abs(small - 0.7 * size) < 0.01}
    assert min(sizes - raised) >= least - 0.01


@pytest.mark.parametrize(
    ("name", "presentation"),
    [
        pytest.param(name, size, id=f"{name}-{size.name}")
        for name in ONE_OF_EACH_KIND
        for size in (LARGE, GIANT)
        if LONG or (name, size) != ("toolkit", GIANT)
    ],
)
def test_large_print_is_large_everywhere(name: str, presentation: Presentation) -> None:
    file = _read(name, presentation=presentation)
    assert min(pdf_structure.sizes(file)) >= presentation.size - 0.01
    assert max(pdf_structure.sizes(file)) <= max(28, presentation.size)
    assert {round(float(page.mediabox.width)) for page in file.pages} == {595}
    assert "Table" not in {each.type for each in pdf_structure.tags(file)}
    first = pdf_structure.squashed(file.pages[0].extract_text())
    assert f"{presentation.size:g}point" in first
    assert ("Contents" in first) == (len(file.pages) >= 8)


def test_the_footer_is_alike_on_all_pages_of_large_print() -> None:
    feet = {round(pdf_structure.lowest(page), 1) for page in _read("toolkit", presentation=LARGE).pages}
    assert len(feet) == 1
    assert min(feet) > 20


def test_no_page_ends_after_the_first_item_of_a_list() -> None:
    document = web_documents.document("understanding-resilience")
    pages = [pdf_structure.squashed(page.extract_text()) for page in _read(document.id).pages]
    lists = [placed.block.items for placed in document.body if isinstance(placed.block, BulletList)]
    begun = [
        [pdf_structure.squashed(str(item.text)) for item in items[:2]] for items in lists if len(items) > 1
    ]
    assert begun
    assert [two for two in begun if not any(all(words in page for words in two) for page in pages)] == []


def test_the_headers_of_a_table_are_said_once_in_large_print() -> None:
    words = pdf_structure.words(_read("parents-help-sheet", presentation=LARGE), [])
    assert words.count("Payingattentionto") == 1
    assert "Payingattentionto–Whatcanbedone?" in words


def test_the_paper_is_tinted() -> None:
    tinted = _read("parents-help-sheet", presentation=Presentation("tinted", 18, tint="FFF8DC"))
    streams = [page.get_contents().get_data() for page in tinted.pages]  # type: ignore[union-attr]
    assert all(re.search(rb"1 0\.97\d* 0\.86\d* scn", stream) for stream in streams)


def test_the_handbook_has_bookmarks_and_a_contents_page_that_is_right() -> None:
    file, document = _read("toolkit"), web_documents.document("toolkit")
    sections = [
        p.block.label + str(p.block.text) for p in document.body if p.block.type == "heading" and p.level == 1
    ]
    entries = [each for each in file.outline if not isinstance(each, list)]
    titles = [pdf_structure.squashed(str(each.title)) for each in entries]
    assert titles[1:] == [pdf_structure.squashed(title) for title in sections]
    contents = pdf_structure.squashed(file.pages[1].extract_text())
    for each, title in zip(entries[1:], titles[1:], strict=True):
        page = file.get_destination_page_number(each) + 1
        assert f"{title}{page}" in contents
        assert pdf_structure.squashed(file.pages[page - 1].extract_text()).startswith(title)
    assert "TOC" in {each.type for each in pdf_structure.tags(file)}


def test_the_colours_of_text_can_be_read() -> None:
    colours = dict(re.findall(r'#let ([\w-]+) = rgb\("(\w{6})"\)', BLOCKS))
    for name in ("ink", "dark", "blue", "grey", "green", "red"):
        assert ratio(colours[name], "FFFFFF") >= 4.5, name
    for name in ("ink", "dark", "grey"):
        assert min(ratio(colours[name], colours["panel"]), ratio(colours[name], colours["ground"])) >= 4.5
    assert ratio(colours["dark"], "FFFFFF") >= 7


def test_a_logo_is_shown_with_the_name_of_the_publisher() -> None:
    document = web_documents.document("parents-help-sheet")
    context = web_documents.context(document, pdf, logo=("logo.svg", web_documents.LOGO))
    written = pdf.write(document, context)
    assert _errors(written) == []
    found = pdf_structure.tags(pdf_structure.reader(written.content))
    assert [str(each.entry["/Alt"]) for each in found if each.type == "Figure"] == [
        document.furniture.publisher_name
    ]
