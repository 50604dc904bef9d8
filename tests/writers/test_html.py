"""Web pages: every block and character, one page that asks for nothing, colours that can be read."""

import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise
from typing import Any, get_args

import pytest
from lxml import etree
from lxml import html as lxml_html
from markupsafe import Markup

import every_text
import web_documents
from conftest import REPOSITORY
from toolkit_cli.core.contrast import ratio
from toolkit_cli.core.folders import Folders
from toolkit_cli.model.blocks import Figure, Leaf
from toolkit_cli.model.document import Document
from toolkit_cli.model.presentation import GIANT, LARGE, Presentation
from toolkit_cli.templating.text_lint import lint_text
from toolkit_cli.templating.web import Macros
from toolkit_cli.writers import html

KINDS = sorted(file.parent.name for file in web_documents.TEMPLATES.glob("*/kind.yaml"))
ONE_OF_EACH_KIND = (
    "toolkit",
    "parents-help-sheet",
    "parents-help-sheet-easy-read",
    "pace-leaflet",
    "warning-signs-poster",
    "pathways-poster",
)
_BLOCKS = {
    "p",
    "li",
    "div",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "dt",
    "dd",
    "th",
    "td",
    "figcaption",
    "ul",
    "ol",
}


def _page(document: Document, presentation: Presentation | None = None, **more: Any) -> Any:
    given = {"presentation": presentation} if presentation else {}
    written = html.write(document, web_documents.context(document, html, **given, **more))
    assert written.diagnostics == ()
    return lxml_html.document_fromstring(written.content.decode("utf-8"))


def _source(document: Document, **given: Any) -> str:
    return html.write(document, web_documents.context(document, html, **given)).content.decode("utf-8")


def _said(element: Any) -> Iterator[str]:
    """The words of an element and all in it, but drawings and what is not seen."""
    if isinstance(element.tag, str) and not element.tag.endswith("svg") and element.get("class") != "unseen":
        edge = " " if element.tag in _BLOCKS else ""
        yield edge + (element.text or "") + element.get("alt", "")
        for child in element:
            yield from _said(child)
            yield child.tail or ""
        yield edge


def _words(element: Any) -> str:
    return " ".join("".join(_said(element)).split())


def _plain(text: str) -> str:
    return " ".join(text.split())


@pytest.mark.parametrize(("name", "tag"), web_documents.every())
def test_no_word_is_lost_and_all_are_in_order(name: str, tag: str) -> None:
    document = web_documents.document(name, tag)
    page = _page(document)
    body, position = _words(page.find("body")), 0
    figures = {placed.origin for placed in document.body if isinstance(placed.block, Figure)}
    for origin, label, text in document.texts():
        if origin not in figures:
            found = body.find(_plain(label + str(text)), position)
            assert found >= 0, text
            position = found + len(str(text))
    everything = _words(page.find("body"))
    assert _plain(str(document.title)) == _words(page.find(".//h1"))
    assert [
        words
        for words in document.furniture.printed()
        if _plain(words) not in _with_publisher(everything, document)
    ] == []


def test_no_text_of_any_block_is_lost() -> None:
    document = every_text.document()
    body = _page(document).find(".//main")
    assert every_text.lost(document, _words(body), drawn=True) == []
    assert {link.get("href") for link in body.iter("a")} >= set(every_text.addresses(document))


def _with_publisher(everything: str, document: Document) -> str:
    """The name of the publisher stands in two parts at the head of a page, and whole in the copyright."""
    around = document.furniture
    assert f"{around.publisher_short_name} {around.publisher_detail}".strip() in everything
    return everything


def test_every_block_has_its_macro() -> None:
    source = (web_documents.TEMPLATES / html.BLOCKS).read_text(encoding="utf-8")
    made = Macros(source, html.BLOCKS, {"web": None, "labels": {}, "look": None})
    types = [get_args(block.model_fields["type"].annotation)[0] for block in get_args(Leaf)]
    assert [name for name in types if getattr(made.module, name.replace("-", "_"), None) is None] == []


def test_any_character_in_any_text_comes_out_as_written(project: Folders) -> None:
    document = web_documents.hostile(project)
    page = _page(document)
    hostile = _plain(web_documents.HOSTILE)
    written = (web_documents.EVERY_BLOCK + web_documents.NOTED).count("&T")
    alternative_and_label = 2
    assert _words(page.find(".//main")).count(hostile) == written - alternative_and_label
    assert page.findtext(".//title").startswith(web_documents.HOSTILE)
    assert page.findall(".//b") == page.findall(".//script") == []


def test_every_inline_is_marked(project: Folders) -> None:
    page = _page(web_documents.hostile(project))
    paragraph = next(found for found in page.iter("p") if found.find("em") is not None)
    assert [child.tag for child in paragraph] == ["em", "strong", "a", "sup", "a", "a"]
    assert paragraph.find("a").get("href") == "https://x.org/?a=1&b=2"
    assert [(found.get("href"), found.find("bdi").text) for found in paragraph.findall("a")[1:]] == [
        ("mailto:help.me@x-y.org", "help.me@x-y.org"),
        ("https://www.x-y.org/a", "www.x-y.org/a"),
    ]
    foreign = next(found for found in page.iter("span") if found.get("lang") == "ar")
    assert (foreign.get("dir"), foreign.text_content()) == ("rtl", "مرحبا")


def test_a_figure_has_a_name_a_description_and_ids_of_its_own(project: Folders) -> None:
    page = _page(web_documents.hostile(project))
    drawings = [
        found for found in page.iter() if str(found.tag).endswith("svg") and found.get("role") == "img"
    ]
    assert [found.get("class") for found in drawings] == ["roomy", "narrow"]
    ids = [found.get("id") for found in page.iter() if found.get("id")]
    assert len(ids) == len(set(ids))
    for drawing in drawings:
        named = drawing.get("aria-labelledby"), drawing.get("aria-describedby")
        said = [next(found.text for found in drawing.iter() if found.get("id") == name) for name in named]
        assert said == [web_documents.HOSTILE, web_documents.HOSTILE]
        assert drawing.get("lang") == "en-GB"
        used = next(found for found in drawing.iter() if str(found.tag).endswith("use")).get("href")
        assert used.removeprefix("#") in ids


@pytest.mark.parametrize(("name", "tag"), web_documents.every())
def test_what_every_page_has(name: str, tag: str) -> None:
    document = web_documents.document(name, tag)
    page = _page(document)
    assert _source(document).startswith("<!DOCTYPE html>\n<html ")
    assert (page.get("lang"), page.get("dir")) == (tag, "rtl" if tag.startswith("ar") else "ltr")
    assert page.findtext(".//title") == f"{document.title} – {document.furniture.publisher_name}"
    assert [len(page.findall(f".//{name}")) for name in ("h1", "main", "header", "footer")] == [1, 1, 1, 1]
    first = next(page.find("body").iterchildren("a"))
    assert first.get("href") == "#main"
    assert page.find(".//main").get("id") == "main"
    levels = [int(found.tag[1]) for found in page.iter("h1", "h2", "h3", "h4", "h5", "h6")]
    assert all(after <= before + 1 for before, after in pairwise(levels))
    for table in page.iter("table"):
        assert _said_of(page, table)
        assert {found.get("scope") for found in table.iter("th")} == {"col", "row"}
    ids = [found.get("id") for found in page.iter() if found.get("id")]
    assert len(ids) == len(set(ids))
    inner = [found.get("href")[1:] for found in page.iter("a") if found.get("href").startswith("#")]
    assert set(inner) <= set(ids)


def _said_of(page: Any, table: Any) -> str:
    """What a table is called: by its caption, or by the title of the page."""
    caption, namer = table.find("caption"), table.get("aria-labelledby")
    if caption is not None:
        assert namer is None
        return _words(caption) or caption.text_content()
    (named,) = [found for found in page.iter() if found.get("id") == namer]
    return _words(named)


@pytest.mark.parametrize(("name", "tag"), web_documents.every())
def test_the_title_is_said_once_on_a_page(name: str, tag: str) -> None:
    document = web_documents.document(name, tag)
    page = _page(document)
    title = _plain(str(document.title)).casefold()
    said = [found for found in page.find("body").iter() if isinstance(found.tag, str)]
    assert [found.tag for found in said if _plain(found.text_content()).casefold() == title] == ["h1"]


@pytest.mark.parametrize("tag", ["en-GB", "ar", "zh-Hans"])
def test_an_address_is_one_word(tag: str) -> None:
    page = _page(web_documents.document("parents-help-sheet", tag))
    links = [found for found in page.iter("a") if found.get("href").startswith("mailto:")]
    assert links
    for link in links:
        assert link.text_content() == link.get("href").removeprefix("mailto:")
        assert [(part.tag, len(part)) for part in link.iter()] == [("a", 1), ("bdi", 0)]


@pytest.mark.parametrize("name", ONE_OF_EACH_KIND)
def test_a_page_asks_for_nothing(name: str) -> None:
    document = web_documents.document(name)
    source, page = _source(document), _page(document)
    assert "default-src 'none'" in source
    assert not re.search(r"@import|url\((?!#)|<script|<iframe|\son\w+=", source)
    for found in page.iter():
        assert found.get("src") is None or found.get("src").startswith("data:")
        href = found.get("href") or "#"
        assert found.tag == "a" or href.startswith(("#", "data:"))


@pytest.mark.parametrize("name", ONE_OF_EACH_KIND)
def test_every_block_leads_back_to_its_yaml(name: str) -> None:
    document = web_documents.document(name)
    sources = [found.get("data-src") for found in _page(document).iter() if found.get("data-src")]
    wanted = [f"{each.origin.file}#{'/'.join(map(str, each.origin.path))}" for each in document.body]
    assert sorted(sources) == sorted(wanted)


def test_contents_list_every_section_once(repository: Folders) -> None:
    page = _page(web_documents.document("toolkit"))
    nav = page.find(".//nav")
    entries = [_words(found) for found in nav.iter("a")]
    assert len(entries) == 21
    assert entries == [_words(found) for found in page.find(".//main").iter("h2") if found.get("id")]
    assert [found.text for found in nav.iter("h3")] == ["Appendices"]


@pytest.mark.parametrize(
    ("name", "entries"),
    [
        ("pace-leaflet", 8),
        ("ways-to-build-resilience", 20),
        ("parents-help-sheet-easy-read", 13),
        ("pace-poster", 0),
        ("parents-help-sheet", 0),
    ],
)
def test_a_page_with_many_headings_lists_them_before_the_text(name: str, entries: int) -> None:
    page = _page(web_documents.document(name))
    listed = [found for nav in page.iter("nav") for found in nav.iter("a")]
    headings = [found for found in page.find(".//main").iter("h2", "h3") if found.get("id")]
    assert [_words(found) for found in listed] == [_words(found) for found in headings][:entries]
    assert [found.get("href") for found in listed] == [f"#{found.get('id')}" for found in headings][:entries]
    if entries:
        assert len(listed) == entries
        assert page.find(".//nav").getparent().getnext() is page.find(".//main")


def test_contacts_are_links(project: Folders) -> None:
    document = web_documents.hostile(project)
    around = replace(document.furniture, email="a@b.org", phone="+44 (0)1872 123 456", website="www.b.org")
    around = replace(around, statement="Write to a@b.org or ring +44 (0)1872 123 456.")
    footer = _page(replace(document, furniture=around)).find(".//footer")
    assert [(found.get("href"), found.text_content()) for found in footer.iter("a")] == [
        ("mailto:a@b.org", "a@b.org"),
        ("tel:+441872123456", "+44 (0)1872 123 456"),
        ("https://www.b.org", "www.b.org"),
        ("mailto:a@b.org", "a@b.org"),
        ("tel:+441872123456", "+44 (0)1872 123 456"),
    ]


def test_words_of_another_language_around_the_text_are_marked() -> None:
    page = _page(web_documents.document("parents-help-sheet", "ar"))
    marked = {
        found.text_content(): found.get("dir") for found in page.iter("span") if found.get("lang") == "en-GB"
    }
    assert {"Arabic", "Parents help sheet"} <= set(marked)
    assert set(marked.values()) == {"ltr"}
    assert [len(found.findall("p")) for found in page.find_class("draft")] == [2]


def test_the_logo_stands_for_the_name(project: Folders) -> None:
    document = web_documents.hostile(project)
    image = _page(document, logo=("logo.svg", web_documents.LOGO)).find(".//header//img")
    assert image.get("alt") == document.furniture.publisher_name
    assert image.get("src").startswith("data:image/svg+xml;base64,")


def test_large_print_is_one_column_and_says_its_size() -> None:
    document = web_documents.document("notice-and-respond-poster")
    for presentation, says in ((LARGE, "Large print, 18 point"), (GIANT, "Giant print, 24 point")):
        source = _source(document, presentation=presentation)
        assert says in source
        assert f"html {{ font-size: {presentation.size:g}" in source.replace(".0pt", "pt")
        assert "grid-template-columns" not in source
        heading = float(re.search(r"--h1: ([\d.]+)rem", source)[1]) * presentation.size  # type: ignore[index]
        assert 26.99 <= heading <= 28
    assert "Large print" not in _source(document)


def test_a_tint_is_the_paper_in_light_and_dark() -> None:
    source = _source(web_documents.document("pace-poster"), presentation=Presentation("cream", tint="FFF8DC"))
    assert "--paper: #FFF8DC" in source
    assert "prefers-color-scheme" not in source


def test_the_same_input_gives_the_same_bytes() -> None:
    document = web_documents.document("toolkit")
    assert _source(document) == _source(document)


# The styles


def _styles() -> Iterator[tuple[str, str]]:
    for name in ONE_OF_EACH_KIND:
        document = web_documents.document(name)
        for audience in ("staff", "parents", "pupils", "governors"):
            page = _page(replace(document, audience=audience))
            yield f"{name} for {audience}", page.findtext(".//style")


def _rules(style: str) -> Iterator[tuple[str, dict[str, str]]]:
    for selector, block in re.findall(r"([^{};]+)\{([^{}]*)\}", re.sub(r"/\*.*?\*/", "", style, flags=re.S)):
        pairs = (line.partition(":") for line in block.split(";") if ":" in line)
        yield selector.strip(), {name.strip(): value.strip() for name, _, value in pairs}


def _schemes(style: str) -> Iterator[dict[str, str]]:
    light, dark = [rule for selector, rule in _rules(style) if selector == ":root"]
    yield light
    yield light | dark


def _colour(value: str, scheme: dict[str, str]) -> str | None:
    found = re.search(r"var\((--[a-z0-9]+)\)|(#[0-9A-F]{6})", value)
    return None if not found else scheme[found[1]] if found[1] else found[2]


def _ground(selector: str, kind: str) -> str:
    blue = ".band" in selector or ("header .strip" in selector and kind == "toolkit")
    if blue:
        return "#005EB8"
    if ".guidance" in selector:
        return "var(--topic)"
    return "var(--panel)" if ".statement" in selector or ".saying" in selector else "var(--paper)"


def test_every_pair_of_colours_can_be_read_in_light_and_dark() -> None:
    checked = set()
    for name, style in _styles():
        screen = style[: style.index("@media print")]
        for scheme in _schemes(style):
            for selector, rule in _rules(screen):
                colour = _colour(rule.get("color", ""), scheme)
                if colour is None:
                    assert not _colour(rule.get("background", ""), scheme), selector
                    continue
                grounds = [rule.get("background") or _ground(selector, name.split(maxsplit=1)[0])]
                if re.fullmatch(r"a(:\w+)?", selector):
                    grounds += ["var(--panel)", "var(--topic)"]
                for ground in grounds:
                    other = _colour(ground, scheme)
                    assert other, selector
                    assert ratio(colour, other) >= 4.5, (name, selector, colour, other)
                    checked.add((colour, other))
            for name_of in ("--accent", "--text", "--heading", "--quiet", "--draft"):
                grounds = [scheme["--paper"], scheme["--panel"]]
                assert all(ratio(scheme[name_of], ground) >= 2.6 for ground in grounds), (name, name_of)
    assert len(checked) > 25


_FILTER = "invert(1) hue-rotate(180deg)"


def _turned(colour: str) -> str:
    """A colour as the filter of drawings on a dark ground makes it."""
    red, green, blue = (1 - int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5))
    mixed = (
        -0.574 * red + 1.43 * green + 0.144 * blue,
        0.426 * red + 0.43 * green + 0.144 * blue,
        0.426 * red + 1.43 * green - 0.856 * blue,
    )
    return "#" + "".join(f"{round(255 * min(1, max(0, each))):02X}" for each in mixed)


def test_drawings_stand_on_the_page_itself_in_the_dark_and_keep_their_contrast() -> None:
    style = next(style for name, style in _styles() if name.startswith("toolkit"))
    dark = style[style.index("(forced-colors: none)") :].partition("}\n}")[0]
    rules = dict(_rules(dark.partition("{")[2] + "}"))
    assert rules[".figure, .beside > .figure"]["background"] == "var(--paper)"
    assert rules[".figure svg, .figure svg image"]["filter"] == _FILTER
    *_, scheme = _schemes(style)
    assert _turned("#FFFFFF") == "#000000"
    drawn = (file.read_text("utf-8") for file in (REPOSITORY / "content" / "figures").glob("*.svg.j2"))
    colours = {colour for text in drawn for colour in re.findall(r"#[0-9A-Fa-f]{6}", text)}
    dark_on_light = [colour for colour in colours if ratio(colour, "#FFFFFF") >= 4.5]
    assert len(dark_on_light) > 3
    for colour in dark_on_light:
        for ground in ("#000000", scheme["--paper"]):
            assert ratio(_turned(colour), ground) >= 4.5, colour


def test_a_line_has_the_length_that_eyes_follow() -> None:
    for name, style in _styles():
        rules = [
            rule
            for selector, rule in _rules(style)
            if selector == "p, ul, ol, dd, dt, blockquote, figcaption"
        ]
        assert [rule.get("max-inline-size") for rule in rules] == ["var(--measure)"], name
        for selector, rule in _rules(style[: style.index("@media print")]):
            if rule.get("max-inline-size") == "none" and re.search(r"saying|statement|message", selector):
                assert "var(--measure)" in rule["padding-inline-end"], selector


def test_styles_know_no_left_and_right_and_nothing_below_the_size_of_the_text() -> None:
    for name, style in _styles():
        for selector, rule in _rules(style):
            for named, value in rule.items():
                sides = r"(^|-)(left|right|top|bottom|width|(?<!line-)height)$"
                assert not re.search(sides, named), (name, selector, named)
                assert not re.search(r"\b(left|right|justify)\b", value), (name, selector, value)
                if named == "font-size":
                    size = re.fullmatch(r"([\d.]+)(rem|em)", value)
                    assert not size or float(size[1]) >= 1, (name, selector, value)
            assert "italic" not in str(rule)
            assert "uppercase" not in str(rule)


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_has_its_page_without_faults(kind: str) -> None:
    file = web_documents.TEMPLATES / kind / html.TEMPLATE
    assert lint_text(file.read_text(encoding="utf-8"), f"templates/{kind}/{html.TEMPLATE}", None) == []
    blocks = (web_documents.TEMPLATES / html.BLOCKS).read_text(encoding="utf-8")
    assert lint_text(blocks, html.BLOCKS, None) == []


@pytest.mark.parametrize(
    ("old", "new", "says"),
    [
        ("{{ page.foot() }}", "{{ nothing }}", "there is no field `nothing`"),
        ("{{ page.foot() }}", "{{ page.feet() }}", "feet"),
        ("{{ page.foot() }}", "{{ 1 / 0 }}", "it divides by zero"),
    ],
)
def test_a_template_that_fails_is_a_diagnostic(old: str, new: str, says: str) -> None:
    document = web_documents.document("pace-poster")
    given = web_documents.context(document, html)
    template = given.template.decode().replace(old, new).encode()
    (found,) = html.write(document, replace(given, template=template)).diagnostics
    assert found.rule == "unfillable-template"
    assert found.span.path == "templates/poster/web.html.j2"
    assert says in found.message


def test_a_block_without_macro_is_a_diagnostic() -> None:
    document = web_documents.document("pace-poster")
    given = web_documents.context(document, html)
    broken = replace(given, blocks=given.blocks.replace("macro paragraph(", "macro paragraf("))
    (found,) = html.write(document, broken).diagnostics
    assert "has no macro `paragraph`" in found.message


def test_blocks_are_well_formed_xml(project: Folders) -> None:
    document = web_documents.hostile(project)
    from toolkit_cli.writers._xhtml import Xhtml

    given = web_documents.context(document, html)
    body = Markup("").join(part.body for part in Xhtml(document, given, xml=True).parts())
    etree.fromstring(f'<x xmlns:epub="http://www.idpf.org/2007/ops">{body}</x>')
