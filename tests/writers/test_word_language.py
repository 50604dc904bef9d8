"""The language and direction of Word documents: small packages, and whole documents in Arabic and Chinese."""

import re
import zipfile
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from toolkit_cli import locales
from toolkit_cli.build.check import check
from toolkit_cli.build.load import context
from toolkit_cli.build.resolve import resolve
from toolkit_cli.core.diagnostics import Reporter
from toolkit_cli.core.folders import Folders
from toolkit_cli.locales import Locale
from toolkit_cli.templating.word_parts import parts_of
from toolkit_cli.writers import docx
from toolkit_cli.writers._word_language import set_language
from toolkit_cli.writers._word_scripts import LRM, RLM, stretches

NAMESPACE = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
W = f"{{{NAMESPACE}}}"
NS = {"w": NAMESPACE}
ARABIC = Locale("ar", {}, {})
CHINESE = Locale("zh-Hans", {}, {}, fonts={"east-asia": "Microsoft YaHei"})
POLISH = Locale("pl", {}, {})
STYLES = (
    '<w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii="Arial" w:eastAsia="Arial" w:cs="Arial"/>'
    '<w:sz w:val="24"/><w:lang w:val="en-GB" w:eastAsia="zh-CN" w:bidi="ar-SA"/></w:rPr></w:rPrDefault>'
    '</w:docDefaults><w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="Quote"><w:name w:val="Quote"/><w:pPr><w:pBdr>'
    '<w:left w:val="single" w:sz="48" w:space="17" w:color="00A499"/></w:pBdr><w:ind w:left="460"/>'
    '<w:jc w:val="left"/></w:pPr><w:rPr><w:b/><w:sz w:val="30"/></w:rPr></w:style>'
)


def run(text: str, properties: str = "") -> str:
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


def p(*runs: str, properties: str = "") -> str:
    return f"<w:p><w:pPr>{properties}</w:pPr>{''.join(runs)}</w:p>"


def set_(body: str, locale: Locale, foreign: dict[str, str] | None = None) -> dict[str, etree._Element]:
    """The parts of a small document, by name, once it is in the language."""
    parts = {
        "word/document.xml": f'<w:document xmlns:w="{NAMESPACE}"><w:body>{body}</w:body></w:document>'.encode(),
        "word/styles.xml": f'<w:styles xmlns:w="{NAMESPACE}">{STYLES}</w:styles>'.encode(),
        "word/settings.xml": f'<w:settings xmlns:w="{NAMESPACE}"><w:themeFontLang w:val="en-GB"/></w:settings>'.encode(),
    }
    set_language(parts, locale, foreign or {})
    return {name[5:-4]: etree.fromstring(part) for name, part in parts.items()}


def runs(root: etree._Element) -> list[tuple[str, bool, str]]:
    """Text, direction and language of every run."""
    found = []
    for element in root.iter(f"{W}r"):
        language = element.find("w:rPr/w:lang", NS)
        assert language is not None
        kinds = " ".join(f"{key.removeprefix(W)}={value}" for key, value in sorted(language.attrib.items()))
        text = "".join(t.text or "" for t in element.iter(f"{W}t"))
        found.append((text, element.find("w:rPr/w:rtl", NS) is not None, kinds))
    return found


def split(text: str) -> list[str]:
    """The runs of an Arabic paragraph; those that run from left to right stand in brackets, marks as < and >."""
    shown = []
    for found, leftwards, _ in runs(set_(p(run(text)), ARABIC)["document"]):
        words = found.replace(LRM, ">").replace(RLM, "<")
        shown.append(words if leftwards else f"[{words}]")
    return shown


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("مرحبا بكم.", ["مرحبا بكم."]),
        ("الهاتف: 01726 627800.", ["الهاتف: ", "[>01726 627800]", "."]),
        ("أو kccg.engagement@nhs.net.", ["أو ", "[kccg.engagement@nhs.net]", "."]),
        ("(www.kernowccg.nhs.uk/path/)", ["(", "[www.kernowccg.nhs.uk/path/>]", ")"]),
        ("مع NHS Kernow، كل يوم", ["مع ", "[NHS Kernow]", "، كل يوم"]),
        ("نهج (PACE): تعاطف", ["نهج (", "[PACE]", "): تعاطف"]),
        ("اتصل على 111.", ["اتصل على ", "[111]", "."]),
        ("من 5-11 سنة", ["من ", "[5]", "<-", "[11]", " سنة"]),
        ("نسبة 1.5 إلى 1,000", ["نسبة ", "[1.5]", " إلى ", "[1,000]"]),
        ("NHS Kernow، 01726 627800", ["[NHS Kernow]", "<، ", "[>01726 627800]"]),
        ("+44 (0)1726 627800 هاتف", ["[>+44 (0)1726 627800]", " هاتف"]),
        ("اتصل (01726) 627800 الآن", ["اتصل ", "[>(01726) 627800]", " الآن"]),
        ("عام (2021) كان", ["عام (", "[2021]", ") كان"]),
        ("اليوم 24/7 مساء", ["اليوم ", "[24/7]", " مساء"]),
        ("برنامج I-Thrive اليوم", ["برنامج ", "[I-Thrive]", " اليوم"]),
        ("مُدَرِّسٌ", ["مُدَرِّسٌ"]),
    ],
)
def test_latin_words_and_numbers_are_runs_of_their_own(text: str, expected: list[str]) -> None:
    assert split(text) == expected


@given(st.text(alphabet="اب ،.()-/:@+أ12aB\u00a0\u064b中", max_size=40), st.booleans())
def test_nothing_of_a_text_is_lost(text: str, leftwards: bool) -> None:
    found = stretches(text, [], leftwards=leftwards, latin="en-GB")
    assert "".join(text[each.start : each.end] for each in found) == text


def test_the_runs_of_a_paragraph_are_judged_together() -> None:
    body = p(run("مع "), run("NHS", "<w:b/>"), run(" Kernow"), run(" اليوم"))
    found = runs(set_(body, ARABIC)["document"])
    assert [(text, leftwards) for text, leftwards, _ in found] == [
        ("مع ", True),
        ("NHS", False),
        (" Kernow", False),
        (" اليوم", True),
    ]


def test_every_run_names_its_language() -> None:
    assert runs(set_(p(run("مع PACE")), ARABIC)["document"]) == [
        ("مع ", True, "bidi=ar-SA"),
        ("PACE", False, "val=en-GB"),
    ]
    assert runs(set_(p(run("使用 PACE 方法")), CHINESE)["document"]) == [
        ("使用 ", False, "eastAsia=zh-CN val=zh-CN"),
        ("PACE", False, "val=en-GB"),
        (" 方法", False, "eastAsia=zh-CN val=zh-CN"),
    ]
    assert runs(set_(p(run("Metoda PACE")), POLISH)["document"]) == [("Metoda PACE", False, "val=pl")]
    assert runs(set_(p(run("про NHS")), Locale("uk", {}, {}))["document"]) == [
        ("про ", False, "val=uk"),
        ("NHS", False, "val=en-GB"),
    ]


def test_words_in_another_language_keep_it() -> None:
    marked = set_(p(run("Do not give it out.", '<w:lang w:val="en-GB" w:eastAsia="zxx"/>')), ARABIC)[
        "document"
    ]
    assert runs(marked) == [(f"Do not give it out.{LRM}", False, "val=en-GB")]
    body = p(run("Arkusz / Parents\u00a0help sheet"))
    found = set_(body, POLISH, {"Parents help sheet": "en-GB"})["document"]
    assert runs(found) == [("Arkusz / ", False, "val=pl"), ("Parents\u00a0help sheet", False, "val=en-GB")]
    found = set_(p(run("Arabic / العربية")), POLISH, {"العربية": "ar"})["document"]
    assert runs(found)[1] == ("العربية", True, "bidi=ar-SA")


def test_the_package_declares_the_language() -> None:
    for locale, expected in (
        (POLISH, {"val": "pl", "eastAsia": "zh-CN", "bidi": "ar-SA"}),
        (ARABIC, {"val": "ar-SA", "eastAsia": "zh-CN", "bidi": "ar-SA"}),
        (CHINESE, {"val": "zh-CN", "eastAsia": "zh-CN", "bidi": "ar-SA"}),
    ):
        parts = set_(p(), locale)
        declared = parts["styles"].find(".//w:rPrDefault/w:rPr/w:lang", NS)
        assert {key.removeprefix(W): value for key, value in declared.attrib.items()} == expected
        assert parts["settings"].find("w:themeFontLang", NS).get(f"{W}val") == expected["val"]


def test_what_a_script_needs_of_the_styles() -> None:
    arabic, chinese = (set_(p(), locale)["styles"] for locale in (ARABIC, CHINESE))
    quote = arabic.find("w:style[@w:styleId='Quote']", NS)
    assert [element.tag.removeprefix(W) for element in quote.iter()][2:] == (
        ["pPr", "pBdr", "right", "ind", "jc", "rPr", "b", "bCs", "sz", "szCs"]
    )
    assert quote.find("w:pPr/w:jc", NS).get(f"{W}val") == "start"
    assert quote.find("w:pPr/w:ind", NS).get(f"{W}left") == "460"
    assert arabic.find(".//w:rPrDefault//w:szCs", NS).get(f"{W}val") == "26"
    assert chinese.find(".//w:rPrDefault//w:rFonts", NS).get(f"{W}eastAsia") == "Microsoft YaHei"


def test_a_language_that_word_wrote_into_a_template_is_no_mark() -> None:
    root = set_(p(run("العربية", '<w:lang w:val="en-US"/>')), ARABIC)["document"]
    (language,) = root.iter(f"{W}lang")
    assert dict(language.attrib) == {f"{W}bidi": "ar-SA"}


def test_chinese_quotation_marks_take_the_chinese_font() -> None:
    root = set_(
        p(run("“家长”"), run("家长"), run("He said “no”", '<w:lang w:val="en-GB" w:eastAsia="zxx"/>')),
        CHINESE,
    )["document"]
    hints = [
        fonts.get(f"{W}hint") if (fonts := each.find("w:rPr/w:rFonts", NS)) is not None else None
        for each in root.iter(f"{W}r")
    ]
    assert hints == ["eastAsia", None, None]


def test_a_cell_has_the_same_margins_on_both_sides_once_mirrored() -> None:
    margins = '<w:tcMar><w:left w:w="1134" w:type="dxa"/><w:right w:w="113" w:type="dxa"/></w:tcMar>'
    quote = '<w:pStyle w:val="Quote"/>'
    body = (
        f"<w:tbl><w:tblPr/><w:tr><w:tc><w:tcPr>{margins}</w:tcPr>{p(properties=quote)}</w:tc></w:tr></w:tbl>"
    )
    root = set_(body, ARABIC)["document"]
    assert {each.get(f"{W}w") for each in root.find(".//w:tcMar", NS)} == {"113"}
    assert root.find(".//w:p/w:pPr/w:ind", NS).get(f"{W}left") == str(460 + 1134 - 113)


# Whole documents


def written(repository: Folders, locale: Locale, document: str) -> dict[str, bytes]:
    """The parts of a document of the repository, its words English but its pages as for the locale."""
    reporter = Reporter()
    project = check(repository, reporter)
    english = locales.load("en-GB")
    resolved = resolve(project, document, english)
    found = context(repository, project, resolved, datetime(2026, 1, 1, tzinfo=UTC))
    own = Locale(locale.tag, english.labels, english.audiences, english.formats, locale.fonts)
    changed = docx.write(resolved, type(found)(**{**vars(found), "locale": own}))
    return parts_of(changed.content)


@pytest.fixture(scope="module")
def mirrored(repository: Folders) -> dict[str, etree._Element]:
    """The parts of the handbook set from right to left, by name."""
    parts = written(repository, ARABIC, "toolkit")
    return {
        name: etree.fromstring(part) for name, part in parts.items() if re.fullmatch(r"word/\w+\.xml", name)
    }


def test_every_paragraph_table_and_section_is_mirrored(mirrored: dict[str, etree._Element]) -> None:
    for root in mirrored.values():
        assert all(each.find("w:pPr/w:bidi", NS) is not None for each in root.iter(f"{W}p"))
        assert all(each.find("w:tblPr/w:bidiVisual", NS) is not None for each in root.iter(f"{W}tbl"))
        assert all(each.find("w:bidi", NS) is not None for each in root.iter(f"{W}sectPr"))
        assert not {each.get(f"{W}val") for each in root.iter(f"{W}jc")} & {"left", "right"}
        assert all(each.find("w:rPr/w:lang", NS) is not None for each in root.iter(f"{W}r"))


def test_arabic_letters_are_larger_than_latin_ones_and_as_bold(mirrored: dict[str, etree._Element]) -> None:
    for properties in (each for root in mirrored.values() for each in root.iter(f"{W}rPr")):
        found = {name: properties.find(f"w:{name}", NS) for name in ("sz", "szCs", "b", "bCs")}
        latin, own = ("" if found[name] is None else found[name].get(f"{W}val") for name in ("sz", "szCs"))
        assert not latin or int(own) == round(int(latin) * 13 / 12)
        assert found["b"] is None or dict(found["b"].attrib) == dict(found["bCs"].attrib)


def test_arabic_lines_stand_further_apart_but_bars_are_as_high(mirrored: dict[str, etree._Element]) -> None:
    def line(name: str) -> str:
        return (
            mirrored["word/styles.xml"].find(f"w:style[@w:styleId='{name}']//w:spacing", NS).get(f"{W}line")
        )

    assert (line("BodyText"), line("Bar")) == (str(round(312 * 1.13)), "283")


def test_the_bar_of_a_quotation_stands_at_the_start(mirrored: dict[str, etree._Element]) -> None:
    styles = mirrored["word/styles.xml"]
    for name in ("Quote", "QuoteAttribution"):
        rules = styles.find(f"w:style[@w:styleId='{name}']/w:pPr/w:pBdr", NS)
        assert rules.find("w:right", NS) is not None
        assert rules.find("w:left", NS) is None


def test_english_has_a_language_on_every_run_and_nothing_else(built: Path) -> None:
    with zipfile.ZipFile(built / "en-GB" / "toolkit.docx") as archive:
        roots = [
            etree.fromstring(archive.read(n)) for n in archive.namelist() if re.match(r"word/\w+\.xml", n)
        ]
    for root in roots:
        assert {language for _, _, language in runs(root)} <= {"val=en-GB"}
        assert not list(root.iter(*(f"{W}{name}" for name in ("bidi", "rtl", "bidiVisual"))))
