"""The audit of Word documents: each planted fault at its place, nothing in our own, and any bytes whatever."""

import random
import re
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from audit.faults import BODY, FAULTS, SETTINGS, STYLES, WARNING_SIGNS, Planted, added, arabic, p
from audit.packages import package, parts_of, planted
from conftest import LONG, REPOSITORY
from steps import DOUBLE, growth
from toolkit_cli import audit
from toolkit_cli.audit import _docx_rules, _zip
from toolkit_cli.core.diagnostics import Diagnostic
from toolkit_cli.core.discovery import plug_ins
from toolkit_cli.core.errors import UsageError

DOCUMENTS = sorted(file.stem for file in (REPOSITORY / "content" / "documents").glob("*.yaml"))
_ANY = settings(max_examples=60)


def _audit(content: bytes) -> list[Diagnostic]:
    return audit.audit(content, "made.docx")


@pytest.fixture(scope="session")
def poster(built: Path) -> Path:
    """A built poster."""
    return built / "en-GB" / f"{WARNING_SIGNS}.docx"


@pytest.mark.parametrize("name", DOCUMENTS)
def test_our_own_documents_have_no_fault(name: str, built: Path) -> None:
    assert _audit((built / "en-GB" / f"{name}.docx").read_bytes()) == []


@pytest.mark.parametrize("fault", FAULTS, ids=str)
def test_a_planted_fault_is_found_at_its_place_and_nothing_else(fault: Planted, built: Path) -> None:
    file = built / "en-GB" / f"{fault.document}.docx"
    place = fault.found_at(parts_of(file)[BODY])
    found = [(each.rule, each.span.place) for each in _audit(planted(file, *fault.edits))]
    assert found == [(fault.rule, place)]


def test_headings_are_missing_where_styles_are_not_headings(poster: Path) -> None:
    parts = parts_of(poster)
    named = re.sub(rb'"(?:Title|heading \d)"/>', b'"Own"/>', parts[STYLES])
    for part, content in ((STYLES, named), (BODY, parts[BODY])):
        parts[part] = re.sub(rb"<w:outlineLvl[^>]*>", b"", content)
    assert [found.rule for found in _audit(package(parts))] == ["title-not-on-page", "missing-headings"]


def test_several_main_headings_need_a_title(poster: Path) -> None:
    untitled = (BODY, '<w:pStyle w:val="Title"/>', '<w:pStyle w:val="PathwayHeading1"/>')
    (found,) = _audit(planted(poster, untitled, added(p("Another", style="Heading1"))))
    assert found.rule == "repeated-main-heading"


def test_every_rule_is_tried_and_has_its_page() -> None:
    tried = {fault.rule for fault in FAULTS} | {"missing-headings", "repeated-main-heading"}
    rules = plug_ins(_docx_rules)
    assert set(rules) == tried
    pages = audit.pages()
    for name in {*rules, "faulty-document"}:
        assert "Bad:" in pages[name] and "Good:" in pages[name], name


@pytest.mark.parametrize(
    "xml",
    [
        arabic(),
        arabic(text="هاتف \u20660172 662 7800\u2069 الآن"),
        p("Чинний текст", run='<w:lang w:val="uk-UA"/>'),
        p("中文", run='<w:rFonts w:eastAsia="Microsoft YaHei"/>'),
        p("Struck", run='<w:color w:val="auto"/>'),
        p("–5 °C is cold"),
        p("NHS and CAMHS"),
    ],
)
def test_what_is_right_stays_unreported(xml: str, poster: Path) -> None:
    assert _audit(planted(poster, added(xml))) == []


def test_a_document_in_strict_open_xml_is_read_too(poster: Path) -> None:
    swaps = (
        (
            b"http://schemas.openxmlformats.org/wordprocessingml/2006/main",
            b"http://purl.oclc.org/ooxml/wordprocessingml/main",
        ),
        (
            b"http://schemas.openxmlformats.org/officeDocument/2006/relationships",
            b"http://purl.oclc.org/ooxml/officeDocument/relationships",
        ),
    )
    parts = parts_of(poster)
    for usual, strict in swaps:
        parts = {name: content.replace(usual, strict) for name, content in parts.items()}
    assert b"purl.oclc" in parts[SETTINGS]
    assert _audit(package(parts)) == []


def test_findings_come_in_reading_order(poster: Path) -> None:
    many = "".join(p(f"Slanted {number}", run="<w:i/>") for number in range(12))
    found = [each.span.place for each in _audit(planted(poster, added(many)))]
    assert [place.split("“")[1] for place in found] == [f"Slanted {number}”" for number in range(12)]


def test_other_files_are_refused() -> None:
    with pytest.raises(UsageError, match=r"x\.odt cannot be audited"):
        audit.audit(b"", "x.odt")


def _faulty(content: bytes) -> str:
    (found,) = _audit(content)
    assert found.rule == "faulty-document", found
    assert found.span.place == "package"
    return found.message


BILLION = '<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;">]>'


@pytest.mark.parametrize(
    ("part", "content", "said"),
    [
        (BODY, b"<w:document>", "not XML"),
        (BODY, b"<x/>", "not the text of a Word document"),
        (BODY, f"{BILLION}<x>&b;</x>".encode(), "entities"),
        (BODY, b'<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]><x>&a;</x>', "entities"),
        (BODY, b" " * 3 * 2**20, "times its size"),
        (BODY, b"<x>" * 100_000, "not XML"),
        (STYLES, b"\xff\xfe\x00", "not XML"),
        ("_rels/.rels", b"<x/>", "holds no Word document"),
    ],
)
def test_a_faulty_part_is_one_finding(part: str, content: bytes, said: str, poster: Path) -> None:
    assert said in _faulty(package(parts_of(poster) | {part: content}))


def test_a_huge_part_is_one_finding(poster: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(_zip, "_LARGEST_PART", 10_000)
    assert "is larger than any document needs" in _faulty(poster.read_bytes())


def test_a_missing_part_is_one_finding(poster: Path) -> None:
    parts = parts_of(poster)
    del parts[STYLES]
    assert "no member word/styles.xml" in _faulty(package(parts))


def test_old_and_locked_documents_are_told_apart() -> None:
    old = b"\xd0\xcf\x11\xe0" + bytes(600)
    assert "Word 97" in _faulty(old)
    assert [found.rule for found in _audit(old + "EncryptedPackage".encode("utf-16-le"))] == [
        "protected-document"
    ]


@given(content=st.binary(max_size=400), zipped=st.booleans())
def test_any_bytes_are_one_finding(content: bytes, zipped: bool) -> None:
    _faulty(b"PK\x03\x04" + content if zipped else content)


@_ANY
@given(data=st.data())
def test_a_document_cut_off_is_one_finding(data: st.DataObject, poster: Path) -> None:
    content = poster.read_bytes()
    _faulty(content[: data.draw(st.integers(0, len(content) - 1))])


@_ANY
@given(data=st.data())
def test_bytes_turned_within_a_document_never_raise(data: st.DataObject, poster: Path) -> None:
    content = bytearray(poster.read_bytes())
    for at in data.draw(st.lists(st.integers(0, len(content) - 1), min_size=1, max_size=20)):
        content[at] = data.draw(st.integers(0, 255))
    _audit(bytes(content))


@_ANY
@given(seed=st.integers(0, 2**32), name=st.sampled_from(DOCUMENTS[:10]))
def test_elements_moved_and_values_changed_never_raise(seed: int, name: str, built: Path) -> None:
    chance = random.Random(seed)
    parts = parts_of(built / "en-GB" / f"{name}.docx")
    for part in [each for each in parts if each.endswith((".xml", ".rels"))]:
        root = etree.fromstring(parts[part])
        elements = list(root.iter())
        for _ in range(20):
            _disturb(chance, chance.choice(elements), chance.choice(elements))
        parts[part] = etree.tostring(root)
    _audit(package(parts))


def _disturb(chance: random.Random, one: etree._Element, other: etree._Element) -> None:
    match chance.randrange(4):
        case 0 if one is not other and one not in other.iterancestors() and other.getparent() is not None:
            other.append(one)
        case 1:
            for key in one.attrib:
                one.set(key, chance.choice(["", "-1", "x", "999999999999", "½", "auto", "nil", "Heading9"]))
        case 2:
            one.tag = other.tag
        case _:
            one.text = chance.choice(["", "{{", "• x", "ع", "中", "\u2066", "HYPERLINK"])


@pytest.mark.parametrize(
    "inside",
    [
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r>',
        "<w:r><w:t>{{</w:t></w:r>",
        "<w:r><w:t>aaaaaaaaaaaaaaaaaaaa</w:t></w:r>",
        "<w:r><w:rPr><w:rtl/></w:rPr><w:t>12345678901234567890</w:t></w:r>",
        "<w:r><w:tab/></w:r>",
    ],
)
def test_hostile_text_takes_work_in_proportion(inside: str, poster: Path) -> None:
    def judge(count: int) -> None:
        _audit(planted(poster, added(f"<w:p><w:pPr><w:bidi/></w:pPr>{inside * count}</w:p>")))

    assert growth(judge, 200) < DOUBLE
    if LONG:
        judge(20_000)
