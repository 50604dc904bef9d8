"""What a kind asks of the looks of its template: styles, fonts, sizes, colours, languages."""

import re
from collections.abc import Callable

import pytest
from planted import (
    FOLDERS,
    PROJECT,
    changed,
    faults,
    found_in,
    members,
    packed,
    paragraph,
    relate,
    table,
    template,
)

from toolkit_cli.core.discovery import plug_ins
from toolkit_cli.templating import template_rules
from toolkit_cli.templating.anatomy.block_styles import needs, undeclared
from toolkit_cli.templating.lint import lint

_ARIAL = 'w:ascii="Arial"'
_SIZES = '<w:sz w:val="24"/><w:szCs w:val="24"/>'


def _styles(change: Callable[[str], str], kind: str = "help-sheet") -> list[str]:
    return faults(changed(kind, "word/styles.xml", change), kind)


def _style(id: str) -> re.Pattern[str]:
    return re.compile(f'<w:style [^>]*w:styleId="{id}">.*?</w:style>')


def _in_style(id: str, added: str) -> Callable[[str], str]:
    """Adds character formatting to a style."""

    def change(text: str) -> str:
        found = _style(id).search(text)
        assert found
        new = re.sub(r"<w:rPr>.*?</w:rPr>", "", found[0]).replace(
            "</w:style>", f"<w:rPr>{added}</w:rPr></w:style>"
        )
        return text.replace(found[0], new)

    return change


def test_the_styles_that_the_blocks_need_are_read_from_the_macros() -> None:
    file = FOLDERS.template("_blocks/word.xml.j2")
    assert file is not None
    source = file.read_text(encoding="utf-8")
    assert undeclared(source) == (), "declare the variable in block_styles.COMPOSED"
    found = {(need.style, need.type) for need in needs(source)}
    assert found >= {
        *(((f"Heading{level}", "paragraph")) for level in (1, 2, 3, 4)),
        *((f"Pathway{part}{number}", "paragraph") for part in ("Heading", "Item") for number in (1, 2, 3, 4)),
        *((f"{side}{part}", "paragraph") for side in ("Do", "Dont") for part in ("Heading", "Item")),
        *(
            (name, "character")
            for name in ("Strong", "Emphasis", "Hyperlink", "ReferenceMark", "PageNumber", "ContentsLink")
        ),
        *((name, "table") for name in ("GuidanceTable", "DoAndDontTable", "PathwaysTable", "FigureTable")),
        *(
            (name, "paragraph")
            for name in ("BodyText", "ListBullet2", "TableHead", "LinkAddress", "TOC1", "PublisherName")
        ),
    }
    written = set(re.findall(r'(?:Style w:val=|\bp\(|items\(|table\()"([A-Z]\w+)"(?! ~)', source))
    assert written <= {name for name, _ in found}


def test_a_style_that_is_missing_misnamed_or_of_another_type() -> None:
    assert _styles(lambda text: _style("LinkEntry").sub("", text)) == [
        "styles: error[missing-style] there is no paragraph style `Link Entry`; the blocks of the text need it "
        "(copy it from another template: Manage Styles, Import/Export)"
    ]
    assert _styles(lambda text: text.replace('w:styleId="Lead"', 'w:styleId="Lead9"')) == []
    near = _styles(
        lambda text: text.replace(
            'w:styleId="Saying"><w:name w:val="Saying"/>', 'w:styleId="X"><w:name w:val="Sayng"/>'
        )
    )
    assert "did you mean `Sayng`?" in near[0]
    other = _styles(
        lambda text: text.replace(
            'w:type="paragraph" w:customStyle="1" w:styleId="Lead"', 'w:type="table" w:styleId="Lead"'
        )
    )
    assert "`Lead` is a table style; it is needed as a paragraph style" in other[0]
    foot = _styles(
        lambda text: text.replace(
            'w:styleId="Statement"><w:name w:val="Statement"', 'w:styleId="P"><w:name w:val="Panel"'
        ),
        "poster",
    )
    assert any("kind.yaml names it as the panel at the foot" in line for line in foot)


def test_styles_of_the_contents_are_needed_where_there_are_contents() -> None:
    def without(text: str) -> str:
        return _style("ContentsGroup").sub("", text)

    assert any("Contents Group" in line for line in _styles(without, "handbook"))
    assert _styles(without, "poster") == []


def test_a_font_of_another_house() -> None:
    assert (
        "styles: error[font-outside-brand] text is in `Calibri`"
        in _styles(lambda text: text.replace(_ARIAL, 'w:ascii="Calibri"'))[0]
    )
    named = _styles(_in_style("BodyText", '<w:rFonts w:ascii="Comic Sans MS" w:hAnsi="Comic Sans MS"/>'))
    assert named == [
        "style Body Text: error[font-outside-brand] `Body Text` is in `Comic Sans MS` (choose Arial or Frutiger)"
    ]
    assert (
        _styles(
            _in_style(
                "BodyText", '<w:rFonts w:ascii="Frutiger LT Std" w:hAnsi="arial" w:cs="Noto Naskh Arabic"/>'
            )
        )
        == []
    )
    assert "Arial Narrow" in _styles(_in_style("BodyText", '<w:rFonts w:ascii="Arial Narrow"/>'))[0]
    run = '<w:p><w:r><w:rPr><w:rFonts w:hAnsi="Verdana"/></w:rPr><w:t>Hello</w:t></w:r></w:p>'
    assert found_in(run) == [
        "body, paragraph 5: error[font-outside-brand] “Hello” is in `Verdana` (choose Arial or Frutiger)"
    ]


def test_a_font_of_the_theme_beats_the_named_one() -> None:
    def change(text: str) -> str:
        return text.replace(_ARIAL, f'w:asciiTheme="minorHAnsi" {_ARIAL}')

    assert "error[theme-font-override] text is in the theme font `minorHAnsi`" in _styles(change)[0]
    theme = '<a:theme xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"><a:minorFont><a:latin typeface="{}"/></a:minorFont></a:theme>'
    parts = members("poster")
    parts["word/styles.xml"] = change(parts["word/styles.xml"].decode()).encode()
    relate(parts, "theme", "theme/theme1.xml", "application/vnd.openxmlformats-officedocument.theme+xml")
    assert "(`Aptos`)" in faults(packed(parts | {"word/theme/theme1.xml": theme.format("Aptos").encode()}))[0]
    assert faults(packed(parts | {"word/theme/theme1.xml": theme.format("Arial").encode()})) == []


def test_text_that_is_too_small() -> None:
    assert _styles(_in_style("BodyText", '<w:sz w:val="22"/>')) == [
        "style Body Text: error[text-too-small] `Body Text` has 11 pt, and so have `List Lead-in` "
        "(12 pt is the smallest size of this kind of document)"
    ]
    assert "for Arabic and other complex scripts" in _styles(_in_style("BodyText", '<w:szCs w:val="20"/>'))[0]
    assert "text that no style sizes has 10 pt" in _styles(lambda text: text.replace(_SIZES, "", 1))[0]
    assert "`Footer` has 9 pt" in _styles(
        lambda text: text.replace(_style("Footer").search(text)[0], _small(text))
    )[0].replace("footer", "Footer")  # type: ignore[index]
    direct = '<w:p><w:r><w:rPr><w:sz w:val="38"/></w:rPr><w:t>Small print</w:t></w:r></w:p>'
    assert found_in(direct) == [
        "body, paragraph 5: error[text-too-small] “Small print” has 19 pt (20 pt is the smallest size of this kind of document)"
    ]
    empty = '<w:p><w:r><w:rPr><w:sz w:val="2"/></w:rPr><w:t> </w:t></w:r></w:p>'
    assert found_in(empty) == []


def _small(text: str) -> str:
    found = _style("Footer").search(text)
    assert found
    return (
        found[0].replace("</w:style>", '<w:rPr><w:sz w:val="18"/></w:rPr></w:style>')
        if "<w:sz " not in found[0]
        else re.sub(r'w:sz w:val="\d+"', 'w:sz w:val="18"', found[0])
    )


def test_bars_and_unused_styles_may_have_any_size() -> None:
    assert _styles(_in_style("Bar", '<w:sz w:val="2"/>')) == []
    unused = '<w:style w:type="paragraph" w:styleId="X"><w:name w:val="X"/><w:rPr><w:rFonts w:ascii="Papyrus"/><w:sz w:val="4"/></w:rPr></w:style></w:styles>'
    assert _styles(lambda text: text.replace("</w:styles>", unused)) == []


def test_colours_outside_the_palette() -> None:
    assert _styles(_in_style("Lead", '<w:color w:val="0033A0"/>')) == [
        "style Lead: warning[colour-outside-palette] the colour `#0033A0` is not of the palette "
        "(the nearest is #003087 (NHS Dark Blue))"
    ]
    shaded = table((paragraph("x"),)).replace(
        "<w:tc>", '<w:tc><w:tcPr><w:shd w:val="clear" w:fill="ABCDEF"/></w:tcPr>'
    )
    assert found_in(shaded)[0].startswith(
        "body, table 1, row 1, cell 1: warning[colour-outside-palette] the colour `#ABCDEF`"
    )
    assert found_in(shaded.replace("ABCDEF", "auto")) == []


@pytest.mark.parametrize(
    ("style", "colour", "message"),
    [
        ("Lead", "41B6E6", "`Lead` is #41B6E6 on #FFFFFF: contrast 2.3 to 1, needed 4.5 to 1"),
        ("Saying", "768692", "`Saying` is #768692 on #E8EDEE: contrast 3.2 to 1, needed 4.5 to 1"),
        ("TableHead", "231F20", "`Table Head` is #231F20 on #005EB8: contrast 2.6 to 1, needed 4.5 to 1"),
        ("TableTopic", "768692", "`Table Topic` is #768692 on #F0F4F5"),
        ("Title", "003087", "“{{ title }}” is #003087 on #005EB8: contrast 1.9 to 1, needed 4.5 to 1"),
        ("Hyperlink", "ED8B00", "`Hyperlink` is #ED8B00 on #FFFFFF"),
        ("PublisherName", "FFFFFF", "`Publisher Name` is #FFFFFF on #FFFFFF"),
    ],
)
def test_text_that_is_hard_to_tell_from_its_ground(style: str, colour: str, message: str) -> None:
    found = _styles(_in_style(style, f'<w:color w:val="{colour}"/>'))
    assert any("error[low-contrast]" in line and message in line for line in found), found


def test_large_text_needs_less_contrast_and_accents_are_measured_for_every_audience() -> None:
    large = '<w:color w:val="768692"/><w:sz w:val="36"/><w:szCs w:val="36"/>'
    assert _styles(_in_style("Lead", large)) == []
    accent = '<w:p><w:pPr><w:shd w:val="clear" w:fill="00A499"/></w:pPr><w:r><w:t>x</w:t></w:r></w:p>'
    parts = members("help-sheet")
    parts["word/document.xml"] = parts["word/document.xml"].replace(
        b"<w:sectPr>", accent.encode() + b"<w:sectPr>"
    )
    assert "#231F20 on #330072" in "".join(faults(packed(parts), "help-sheet"))


def test_languages() -> None:
    assert "error[language-missing]" in _styles(lambda text: re.sub(r"<w:lang [^>]*/>", "", text))[0]
    assert "always in the language `en-US`" in _styles(_in_style("Lead", '<w:lang w:val="en-US"/>'))[0]
    run = '<w:p><w:r><w:rPr><w:lang w:val="{}"/></w:rPr><w:t>Hello</w:t></w:r></w:p>'
    assert ["warning[fixed-language]" in line for line in found_in(run.format("fr-FR"))] == [True]
    assert found_in(run.format("en-GB")) == []


def test_a_header_row_that_is_not_marked() -> None:
    rows = ((paragraph("What"), paragraph("Who")), (paragraph("x"), paragraph("y")))
    look = '<w:tblLook w:val="04A0"/>'
    assert found_in(table(*rows, properties=look)) == [
        "body, table 1: error[table-without-header-row] the first row is not marked as header: “What Who” "
        "(choose Layout, Repeat Header Rows; for a table without one, switch off Header Row)"
    ]
    assert found_in("", header7=table(*rows, properties=look), footer7=table(*rows, properties=look)) == []
    marked = table(*rows, properties=look).replace("<w:tr>", "<w:tr><w:trPr><w:tblHeader/></w:trPr>", 1)
    assert found_in(marked) == []
    assert found_in(table(*rows, properties='<w:tblLook w:val="0480" w:firstRow="0"/>')) == []
    assert found_in(table(rows[0], properties=look)) == []


def test_without_a_kind_or_blocks_their_rules_find_nothing() -> None:
    assert lint(packed(members("poster")), "x") == []
    assert lint(template("x"), "x") != []


def test_styles_that_are_based_on_each_other_come_to_an_end() -> None:
    def circle(text: str) -> str:
        return text.replace(
            'w:styleId="Normal"><w:name w:val="Normal"/>',
            'w:styleId="Normal"><w:name w:val="Normal"/><w:basedOn w:val="BodyText"/>',
        )

    assert _styles(circle) == []


def test_every_rule_has_a_page_and_a_bad_case_in_these_tests() -> None:
    files = [
        FOLDERS.project / "tests" / "templating" / name
        for name in ("test_lint.py", "test_template_limits.py")
    ]
    tests = "".join(file.read_text(encoding="utf-8") for file in files)
    for name, rule in plug_ins(template_rules).items():
        assert "Good:" in (rule.__doc__ or ""), name
        assert "Bad:" in (rule.__doc__ or ""), name
        assert name in tests or name in {"unknown-filter", "template-syntax"}, name
    assert set(PROJECT.kinds)


@pytest.mark.parametrize("words", ["logo-final.png", r"C:\Users\office\logo.png", "IMG_2041"])
def test_the_name_of_a_file_is_no_alternative(words: str) -> None:
    picture = (
        '<w:p><w:r><w:drawing><wp:inline xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/'
        'wordprocessingDrawing"><wp:docPr id="9" name="Picture 9" descr="{}"/></wp:inline></w:drawing></w:r></w:p>'
    )
    (found,) = found_in(picture.format(words))
    assert found.startswith("body, paragraph ") and "error[picture-named-by-file]" in found
    assert found_in(picture.format("Logo of the health service")) == []
