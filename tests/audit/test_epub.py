"""The audit of e-books: each fault found and nothing else, nothing in our own, and any bytes whatever."""

import io
import zipfile

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from conftest import examples
from toolkit_cli import audit
from toolkit_cli.audit import _epub_rules, _zip
from toolkit_cli.core.diagnostics import Diagnostic
from toolkit_cli.core.discovery import plug_ins

CONTAINER = """<container version="1.0" xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><rootfiles>
<rootfile full-path="B/package.opf" media-type="application/oebps-package+xml"/></rootfiles></container>"""
SAID = {
    "dcterms:modified": "2026-11-23T00:00:00Z",
    "schema:accessMode": "textual",
    "schema:accessModeSufficient": "textual",
    "schema:accessibilityFeature": "tableOfContents",
    "schema:accessibilityHazard": "none",
    "schema:accessibilitySummary": "All of it is text.",
}
Members = dict[str, str]


def opf(
    said: dict[str, str] | None = None,
    *,
    more: str = "",
    items: str = "",
    spine: str = "",
    tag: str = "en-GB",
) -> str:
    metas = "".join(
        f'<meta property="{name}">{value}</meta>' for name, value in (SAID if said is None else said).items()
    )
    return f"""<package xmlns="http://www.idpf.org/2007/opf" xmlns:dc="http://purl.org/dc/elements/1.1/" version="3.0"
unique-identifier="id" xml:lang="{tag}"><metadata><dc:identifier id="id">urn:uuid:1</dc:identifier><dc:title>Sheet</dc:title>
<dc:language>{tag}</dc:language>{metas}{more}</metadata><manifest>
<item id="nav" href="nav.xhtml" media-type="application/xhtml+xml" properties="nav"/>
<item id="text" href="text.xhtml" media-type="application/xhtml+xml"/>{items}</manifest>
<spine{spine}><itemref idref="text"/></spine></package>"""


def xhtml(body: str, tag: str = "en-GB", direction: str = "ltr") -> str:
    return f"""<?xml version="1.0" encoding="utf-8"?><!DOCTYPE html>
<html xmlns="http://www.w3.org/1999/xhtml" xmlns:epub="http://www.idpf.org/2007/ops" lang="{tag}" xml:lang="{tag}"
dir="{direction}"><head><title>Sheet</title></head><body>{body}</body></html>"""


def nav(entry: str = "text.xhtml#a") -> str:
    return xhtml(f'<nav epub:type="toc"><h1>Contents</h1><ol><li><a href="{entry}">Help</a></li></ol></nav>')


def members(**changed: str | None) -> Members:
    made = {"mimetype": "application/epub+zip", "META-INF/container.xml": CONTAINER, "B/package.opf": opf()}
    made |= {"B/nav.xhtml": nav(), "B/text.xhtml": xhtml('<h1 id="a">Help</h1><p>Hello</p>')}
    names = {
        "mime": "mimetype",
        "opf": "B/package.opf",
        "nav": "B/nav.xhtml",
        "text": "B/text.xhtml",
        "more": "B/more.css",
    }
    made |= {names[key]: value or "" for key, value in changed.items()}
    return {
        name: value
        for name, value in made.items()
        if name not in {names[k] for k, v in changed.items() if v is None}
    }


def book(parts: Members | None = None, *, stored: bool = True, last: bool = False) -> bytes:
    parts = members() if parts is None else parts
    names = sorted(parts, key=lambda name: (name == "mimetype") == last)
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        for name in names:
            plain = name == "mimetype" and stored
            archive.writestr(name, parts[name], zipfile.ZIP_STORED if plain else zipfile.ZIP_DEFLATED)
    return made.getvalue()


def without(name: str) -> dict[str, str]:
    return {key: value for key, value in SAID.items() if key != name}


def _audit(content: bytes) -> list[Diagnostic]:
    return audit.audit(content, "made.epub")


ARABIC = {
    "text": xhtml('<h1 id="a">مساعدة</h1>', "ar", "rtl"),
    "nav": nav().replace("en-GB", "ar").replace('"ltr"', '"rtl"'),
}
CLAIM = "EPUB Accessibility 1.1 - WCAG 2.2 Level AA"
VOUCHED = '<meta property="a11y:certifiedBy">NHS</meta>'
PICTURE = xhtml(
    '<h1 id="a">Help</h1><p><svg xmlns="http://www.w3.org/2000/svg"><title>A parrot</title></svg></p>'
)
STYLE = '<item id="s" href="more.css" media-type="text/css"/>'
NCX = """<?xml version="1.0"?><!DOCTYPE ncx PUBLIC "-//NISO//DTD ncx 2005-1//EN" "x.dtd">
<ncx xmlns="http://www.daisy.org/z3986/2005/ncx/" xml:lang="en"><navMap><navPoint id="p"><navLabel><text>Help</text></navLabel>
<content src="{}"/></navPoint></navMap></ncx>"""
OLD_OPF = opf(
    items='<item id="ncx" href="toc.ncx" media-type="application/x-dtbncx+xml"/>', spine=' toc="ncx"'
)
OLD_OPF = OLD_OPF.replace('version="3.0"', 'version="2.0"').replace(' properties="nav"', "")
OLD_PARTS = members(opf=OLD_OPF, nav=xhtml("<h1>Cover</h1>")) | {"B/toc.ncx": NCX.format("text.xhtml#a")}
OLD = book(OLD_PARTS)
OLD_WITHOUT = book(members(opf=opf().replace(' properties="nav"', ""), nav=xhtml("<h1>Cover</h1>")))
DRAWN = members(opf=opf(items='<item id="d" href="a.svg" media-type="image/svg+xml"/>')) | {
    "B/a.svg": '<svg xmlns="http://www.w3.org/2000/svg"><title>A parrot</title></svg>'
}
BAD_AND_GOOD: list[tuple[str, bytes, bytes]] = [
    ("faulty-package", book(last=True), book()),
    ("faulty-package", book(stored=False), book()),
    ("faulty-package", book(members(mime="application/epub+zip\n")), book()),
    ("incomplete-manifest", book(members(more="p { margin: 0 }")), book(members(more="p { margin: 0 }", opf=opf(items=STYLE)))),
    ("incomplete-manifest", book(members(opf=opf(items=STYLE))), book()),
    ("incomplete-manifest", book(members(opf=opf().replace('idref="text"', 'idref="x"'))), book()),
    ("incomplete-properties", book(members(opf=opf(without("dcterms:modified")))), book()),
    ("incomplete-properties", book(members(opf=opf().replace("<dc:title>Sheet</dc:title>", ""))), book()),
    ("incomplete-properties", book(members(opf=opf().replace('unique-identifier="id"', 'unique-identifier="x"'))), book()),
    ("undeclared-language", book(members(opf=opf().replace(' xml:lang="en-GB"', ""))), book()),
    ("undeclared-language", book(members(text=xhtml('<h1 id="a">Pomoc</h1>', "pl"))), book()),
    ("incomplete-accessibility-metadata", book(members(opf=opf(without("schema:accessMode")))), book()),
    ("sparse-accessibility-metadata", book(members(opf=opf(without("schema:accessibilitySummary")))), book()),
    ("unknown-accessibility-value", book(members(opf=opf(SAID | {"schema:accessibilityFeature": "altText"}))), book()),
    ("unknown-accessibility-value", book(members(opf=opf(SAID | {"schema:accessModeSufficient": "visual textual"}))), book(members(opf=opf(SAID | {"schema:accessModeSufficient": "visual,textual"})))),
    ("unknown-accessibility-value", book(members(opf=opf(SAID | {"schema:accessModeSufficient": "textual,"}))), book(members(opf=opf(SAID | {"schema:accessModeSufficient": "textual"})))),
    ("unknown-accessibility-value", book(members(opf=opf(SAID | {"schema:accessModeSufficient": "textual,textual"}))), book(members(opf=opf(SAID | {"schema:accessModeSufficient": "textual, visual"})))),
    ("unknown-accessibility-value", book(members(opf=opf(SAID | {"schema:accessModeSufficient": "textOnVisual"}))), book(members(opf=opf(SAID | {"schema:accessModeSufficient": "textual,auditory"})))),
    ("unknown-accessibility-value", book(members(opf=opf(SAID | {"schema:accessModeSufficient": "sight"}))), book(members(opf=opf(SAID | {"schema:accessModeSufficient": "visual"})))),
    ("unknown-accessibility-value", book(members(opf=opf(more='<meta property="schema:accessibilityHazard">flashing</meta>'))), book()),
    ("false-accessibility-claim", book(members(opf=opf(SAID | {"dcterms:conformsTo": "EPUB Accessibility 1.1 - WCAG 2.2 AA"}))), book()),
    ("false-accessibility-claim", book(members(opf=opf(SAID | {"dcterms:conformsTo": CLAIM}))), book(members(opf=opf(SAID | {"dcterms:conformsTo": CLAIM}, more=VOUCHED)))),
    ("false-accessibility-claim", book(members(text=PICTURE)), book(members(text=PICTURE, opf=opf(more='<meta property="schema:accessMode">visual</meta>')))),
    ("missing-contents", book(members(nav=nav("gone.xhtml"))), book()),
    ("missing-contents", OLD_WITHOUT, OLD),
    ("missing-contents", book(OLD_PARTS | {"B/toc.ncx": NCX.format("gone.xhtml")}), OLD),
    ("missing-contents", book(DRAWN | {"B/nav.xhtml": nav("b.svg")}), book(DRAWN | {"B/nav.xhtml": nav("a.svg#b")})),
    ("unchecked-page", book(members(text=xhtml(f'<h1 id="a">Help</h1>{"<b>" * 500}x{"</b>" * 500}'))), book()),
    ("missing-contents", book(members(opf=opf().replace(' properties="nav"', ""), nav=nav().replace('epub:type="toc"', ""))), book()),
    ("dangling-reference", book(members(text=xhtml('<h1 id="a">Help</h1><p><a href="gone.xhtml">More help</a></p>'))), book(members(text=xhtml('<h1 id="a">Help</h1><p><a href="nav.xhtml">The contents</a></p>')))),
    ("unmirrored-pages", book(members(**ARABIC, opf=opf(tag="ar"))), book(members(**ARABIC, opf=opf(tag="ar", spine=' page-progression-direction="rtl"')))),
    ("external-request", book(members(opf=opf(items='<item id="f" href="https://x.org/a.woff" media-type="font/woff"/>'))), book()),
    ("external-request", book(members(more="p { src: url(https://x.org/a) }", opf=opf(items=STYLE))), book()),
    ("ill-formed-page", book(members(opf=opf(items='<item id="m" href="m.xhtml" media-type="application/xhtml+xml"/>')) | {"B/m.xhtml": "<html><br></html>"}), book()),
]  # fmt: skip


@pytest.mark.parametrize(("rule", "bad", "good"), BAD_AND_GOOD)
def test_a_fault_is_found_and_nothing_else(rule: str, bad: bytes, good: bytes) -> None:
    allowed = {rule, "missing-main-heading"} if rule == "missing-contents" else {rule}
    found = {each.rule for each in _audit(bad)}
    assert rule in found and found <= allowed
    assert _audit(good) == []


def test_every_rule_is_tried_and_has_its_page() -> None:
    rules = plug_ins(_epub_rules)
    assert set(rules) == {rule for rule, *_ in BAD_AND_GOOD}
    for name in rules:
        assert "Bad:" in audit.pages()[name] and "Good:" in audit.pages()[name], name


@pytest.mark.parametrize(
    ("body", "rule"),
    [
        ('<h1 id="a">Help</h1><p><img src="a.png"/></p>', "missing-alternative"),
        ('<h1 id="a">Help</h1><h3>Deep</h3>', "skipped-heading-level"),
        ('<p id="a">Help</p>', "missing-main-heading"),
        ('<h1 id="a">Help</h1><p><img src="https://x.org/a.png" alt="A parrot"/></p>', "external-request"),
        ('<h1 id="a">Help</h1><p style="color: #FFB81C">Help</p>', "low-contrast"),
    ],
)
def test_pages_are_judged_as_web_pages_are(body: str, rule: str) -> None:
    parts = members(text=xhtml(body), opf=opf(more='<meta property="schema:accessMode">visual</meta>'))
    (found,) = _audit(book(parts))
    assert found.rule == rule
    assert found.span.place.startswith("B/text.xhtml")


def test_a_style_sheet_of_the_book_counts() -> None:
    linked = xhtml('<h1 id="a">Help</h1><p>Hello</p>').replace(
        "</head>", '<link rel="stylesheet" href="more.css"/></head>'
    )
    parts = members(text=linked, more="p { color: #FFB81C }", opf=opf(items=STYLE))
    assert [found.rule for found in _audit(book(parts))] == ["low-contrast"]


def _faulty(content: bytes) -> str:
    (found,) = _audit(content)
    assert (found.rule, found.span.place) == ("faulty-document", "package")
    return found.message


BILLION = '<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;">]>'


@pytest.mark.parametrize(
    ("parts", "said"),
    [
        ({"mimetype": "application/epub+zip"}, "no member META-INF/container.xml"),
        (members(opf=f"{BILLION}{opf()}"), "entities"),
        (members(opf="<x/>"), "no package document"),
        (members(opf="<x"), "not XML"),
        (members(opf=" " * 3 * 2**20), "times its size"),
    ],
)
def test_a_faulty_book_is_one_finding(parts: Members, said: str) -> None:
    assert said in _faulty(book(parts))


def test_a_bomb_of_entities_in_a_page_is_not_set_off() -> None:
    many = "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 9))
    text = xhtml("<h1>&a8;</h1>").replace("<!DOCTYPE html>", f'<!DOCTYPE html [<!ENTITY a0 "ha">{many}]>')
    assert "ill-formed-page" in {found.rule for found in _audit(book(members(text=text)))}


def test_a_huge_book_is_one_finding(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(_zip, "_LARGEST_PART", 100)
    assert "larger than any document needs" in _faulty(book())


@given(content=st.binary(max_size=400), zipped=st.booleans())
def test_any_bytes_are_one_finding(content: bytes, zipped: bool) -> None:
    _faulty(b"PK\x03\x04" + content if zipped else content)


@settings(max_examples=60)
@given(data=st.data())
def test_bytes_cut_off_or_turned_within_a_book_never_raise(data: st.DataObject) -> None:
    content = bytearray(book())
    for at in data.draw(st.lists(st.integers(0, len(content) - 1), max_size=20)):
        content[at] = data.draw(st.integers(0, 255))
    _audit(bytes(content[: data.draw(st.integers(0, len(content)))]))


@settings(max_examples=examples(100))
@given(data=st.data())
def test_characters_turned_within_its_parts_never_raise(data: st.DataObject) -> None:
    parts = members()
    name = data.draw(st.sampled_from(sorted(parts)))
    text = parts[name]
    at = data.draw(st.integers(0, len(text)))
    cut = data.draw(st.integers(0, 20))
    parts[name] = (
        text[:at]
        + data.draw(st.sampled_from(["", "<", ">", "&", '"', "../", "://", "é", "x", "]]>"]))
        + text[at + cut :]
    )
    _audit(book(parts))


def test_every_page_of_a_long_book_is_read() -> None:
    items = "".join(
        f'<item id="p{number}" href="p{number}.xhtml" media-type="application/xhtml+xml"/>'
        for number in range(2100)
    )
    short = xhtml("<h1>Help</h1>")
    parts = members(opf=opf(items=items)) | {f"B/p{number}.xhtml": short for number in range(2100)}
    parts["B/p2099.xhtml"] = xhtml('<h1>Help</h1><img src="a.png"/>')
    (found,) = _audit(book(parts))
    assert (found.rule, found.span.place) == ("missing-alternative", "B/p2099.xhtml, line 3")


def test_what_equals_it_in_another_way_is_no_fault() -> None:
    said = {"B/text.xhtml": xhtml('<h1 id="a">Help</h1>'), "B/.DS_Store": "x", "__MACOSX/x": "x"}
    assert _audit(book(members() | said)) == []
    parts = members(
        opf=opf(items=STYLE.replace("text/css", "audio/mpeg").replace("more.css", "https://x.org/a.mp3"))
    )
    assert [str(each.severity) for each in _audit(book(parts))] == ["warning"]


def test_languages_of_parts_of_the_package_are_looked_up() -> None:
    (found,) = _audit(book(members(opf=opf(more='<dc:creator xml:lang="cz">A</dc:creator>'))))
    assert (found.rule, found.hint) == ("undeclared-language", "did you mean `cs`?")
