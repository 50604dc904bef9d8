"""The measured layout of Word documents, on small documents whose heights can be reckoned by hand."""

from dataclasses import astuple
from pathlib import Path

import pytest

from toolkit_cli.writers._word_layout.measured import Layout, measure

FONTS = Path(__file__).parent.parent.parent / "templates" / "fonts"
W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
LINE = 13.8
"""The height of a line of 12 points."""
BODY = 728.5
"""The height of the text on the page of `SECTION`."""
SECTION = (
    '<w:sectPr>{}<w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="1134" w:right="1134" w:bottom="1134" '
    'w:left="1134" w:header="567" w:footer="567"/></w:sectPr>'
)
STYLES = (
    '<w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii="Arial"/><w:sz w:val="24"/></w:rPr></w:rPrDefault>'
    '</w:docDefaults><w:style w:type="paragraph" w:default="1" w:styleId="Normal"/>'
    '<w:style w:type="paragraph" w:styleId="Heading1"><w:basedOn w:val="Normal"/><w:pPr><w:keepNext/>'
    '<w:spacing w:before="400" w:after="100"/></w:pPr><w:rPr><w:sz w:val="40"/></w:rPr></w:style>'
    '<w:style w:type="paragraph" w:styleId="Item"><w:basedOn w:val="Normal"/><w:pPr><w:numPr>'
    '<w:numId w:val="1"/></w:numPr></w:pPr></w:style>'
    '<w:style w:type="table" w:styleId="Ruled"><w:tblPr><w:tblBorders><w:top w:val="single" w:sz="16"/>'
    '<w:bottom w:val="single" w:sz="16"/><w:insideH w:val="single" w:sz="8"/></w:tblBorders>'
    '<w:tblCellMar><w:top w:w="100"/><w:left w:w="0"/><w:bottom w:w="60"/><w:right w:w="0"/></w:tblCellMar>'
    '</w:tblPr><w:tblStylePr w:type="firstRow"><w:rPr><w:sz w:val="40"/></w:rPr></w:tblStylePr></w:style>'
)
NUMBERING = (
    '<w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:lvlText w:val="•"/><w:pPr>'
    '<w:ind w:left="2000" w:hanging="400"/></w:pPr></w:lvl></w:abstractNum>'
    '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
)
RELATIONSHIPS = b'<Relationships><Relationship Id="edge" Target="edge.xml"/></Relationships>'


def part(name: str, content: str) -> bytes:
    return f'<w:{name} xmlns:w="{W}" xmlns:r="{R}">{content}</w:{name}>'.encode()


def lay_out(body: str, section: str = SECTION.format(""), **parts: bytes) -> Layout:
    """The layout of a document with this body; `parts` are further parts of the folder `word`."""
    whole = {
        "word/document.xml": part("document", f"<w:body>{body}{section}</w:body>"),
        "word/styles.xml": part("styles", STYLES),
        "word/numbering.xml": part("numbering", NUMBERING),
        "word/_rels/document.xml.rels": RELATIONSHIPS,
    }
    return measure(whole | {f"word/{name}.xml": xml for name, xml in parts.items()}, fonts=FONTS)


def p(text: str = "", properties: str = "", before: str = "") -> str:
    run = f'<w:r><w:t xml:space="preserve">{text}</w:t></w:r>' if text else ""
    return f"<w:p><w:pPr>{properties}</w:pPr>{before}{run}</w:p>"


def styled(name: str) -> str:
    return f'<w:pStyle w:val="{name}"/>'


def spacing(before: int = 0, after: int = 0, line: int = 240, rule: str = "auto") -> str:
    """Spacing in twips; `line` as its rule says."""
    return f'<w:spacing w:before="{before}" w:after="{after}" w:line="{line}" w:lineRule="{rule}"/>'


def mark(name: str) -> str:
    return f'<w:bookmarkStart w:id="1" w:name="{name}"/><w:bookmarkEnd w:id="1"/>'


def table(*rows: str, style: str = "Ruled") -> str:
    return (
        f'<w:tbl><w:tblPr><w:tblStyle w:val="{style}"/><w:tblLook w:firstRow="0"/></w:tblPr>'
        f'<w:tblGrid><w:gridCol w:w="6000"/></w:tblGrid>{"".join(rows)}</w:tbl>'
    )


def row(*paragraphs: str, properties: str = "") -> str:
    return f"<w:tr><w:trPr>{properties}</w:trPr><w:tc><w:tcPr/>{''.join(paragraphs)}</w:tc></w:tr>"


def used(layout: Layout) -> float:
    return BODY - layout.room


def test_lines_fill_pages() -> None:
    assert astuple(lay_out(p("A line.") * 52))[:3] == (1, {}, pytest.approx(BODY - 52 * LINE))
    assert astuple(lay_out(p("A line.") * 53))[:3] == (2, {}, pytest.approx(BODY - LINE))


def test_a_long_paragraph_breaks_into_lines() -> None:
    # 481.9 points wide; "word " in Arial of 12 points is 29.3 points wide: 16 of them a line.
    assert used(lay_out(p("word " * 32))) == pytest.approx(2 * LINE)
    assert used(lay_out(p("word " * 33))) == pytest.approx(3 * LINE)


def test_bookmarks_have_the_page_on_which_they_begin() -> None:
    body = p("A", before=mark("first")) + p("A line.") * 60 + p("B", before=mark("second"))
    assert lay_out(body).bookmarks == {"first": 1, "second": 2}


def test_a_bookmark_between_blocks_belongs_to_the_next_block() -> None:
    body = p("A") + mark("table") + table(row(p("In a cell"))) + p("A line.") * 60
    assert lay_out(body + mark("last") + p("B")).bookmarks == {"table": 1, "last": 2}


def test_a_heading_stays_with_the_next_paragraph() -> None:
    heading = p("Heading", styled("Heading1"), mark("heading"))
    assert lay_out(p("A line.") * 49 + heading).bookmarks == {"heading": 1}
    assert lay_out(p("A line.") * 49 + heading + p("Two lines. " * 15)).bookmarks == {"heading": 2}


def test_two_lines_at_least_stay_together() -> None:
    two = p("word " * 30, before=mark("two"))
    assert lay_out(p("A line.") * 51 + two).bookmarks == {"two": 2}
    free = p("word " * 30, '<w:widowControl w:val="0"/>', mark("two"))
    assert lay_out(p("A line.") * 51 + free).bookmarks == {"two": 1}


def test_of_two_spaces_the_larger_counts() -> None:
    body = p("A", spacing(after=200)) + p("B", spacing(before=300))
    assert used(lay_out(body)) == pytest.approx(2 * LINE + 15)


def test_spaces_add_up_if_the_settings_say_so() -> None:
    settings = part("settings", "<w:compat><w:doNotUseHTMLParagraphAutoSpacing/></w:compat>")
    body = p("A", spacing(after=200)) + p("B", spacing(before=300))
    assert used(lay_out(body, settings=settings)) == pytest.approx(2 * LINE + 25)


def test_contextual_spacing_drops_the_space_between_paragraphs_of_one_style() -> None:
    item = p("A", spacing(100, 200) + "<w:contextualSpacing/>")
    assert used(lay_out(item * 3)) == pytest.approx(3 * LINE + 5)


def test_the_space_above_vanishes_at_the_head_of_a_page_but_not_after_a_break() -> None:
    assert lay_out(p("A line.") * 52 + p("B", spacing(before=600))).room == pytest.approx(BODY - LINE)
    broken = p("A") + p("B", spacing(before=600) + "<w:pageBreakBefore/>")
    assert lay_out(broken).room == pytest.approx(BODY - LINE - 30)


def test_line_spacing() -> None:
    assert used(lay_out(p("A", spacing(line=360)) * 2)) == pytest.approx(2 * 1.5 * LINE)
    assert used(lay_out(p("A", spacing(line=400, rule="exact")) * 2)) == pytest.approx(40)
    assert used(lay_out(p("A", spacing(line=400, rule="atLeast")) * 2)) == pytest.approx(40)


def test_a_break_ends_line_or_page() -> None:
    lines = "<w:p><w:r><w:t>A</w:t><w:br/><w:t>B</w:t></w:r></w:p>"
    assert used(lay_out(lines)) == pytest.approx(2 * LINE)
    pages = lines.replace("<w:br/>", '<w:br w:type="page"/>')
    assert astuple(lay_out(pages))[:3] == (2, {}, pytest.approx(BODY - LINE))


def test_an_empty_paragraph_is_as_high_as_its_mark() -> None:
    large = '<w:rPr><w:sz w:val="48"/></w:rPr>'
    assert used(lay_out(p() + p(properties=large))) == pytest.approx(3 * LINE)


def test_borders_add_height_once_around_like_paragraphs() -> None:
    box = '<w:pBdr><w:top w:val="single" w:sz="24" w:space="4"/><w:bottom w:val="single" w:sz="16" w:space="6"/>{}</w:pBdr>'
    assert used(lay_out(p("A", box.format("")))) == pytest.approx(LINE + 7 + 8)
    assert used(lay_out(p("A", box.format("")) * 2)) == pytest.approx(2 * LINE + 7 + 8)
    between = box.format('<w:between w:val="single" w:sz="8" w:space="5"/>')
    assert used(lay_out(p("A", between) * 2)) == pytest.approx(2 * (LINE + 7 + 8))


def test_lists_are_as_narrow_as_their_level_says() -> None:
    # 481.9 - 100 points: 13 of the words a line, against 16 without the indent.
    assert used(lay_out(p("word " * 26, styled("Item")))) == pytest.approx(2 * LINE)
    assert used(lay_out(p("word " * 27, styled("Item")))) == pytest.approx(3 * LINE)


def test_a_picture_in_line_makes_its_line_as_high_as_itself() -> None:
    drawing = (
        '<w:r><w:drawing><wp:inline xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/'
        'wordprocessingDrawing"><wp:extent cx="1270000" cy="635000"/></wp:inline></w:drawing></w:r>'
    )
    assert used(lay_out(p(before=drawing) + p("A"))) == pytest.approx(50 + LINE)


def test_a_table_has_margins_and_rules() -> None:
    # Rules 2, 1 and 2 points; margins 5 and 3.
    body = table(row(p("A")), row(p("B"))) + p("After")
    assert used(lay_out(body)) == pytest.approx(3 * LINE + 2 * 8 + 5)


def test_a_row_is_as_high_as_it_says() -> None:
    exact = row(p("A") * 9, properties='<w:trHeight w:val="800" w:hRule="exact"/>')
    least = row(p("A"), properties='<w:trHeight w:val="800"/>')
    for only in (exact, least):
        assert used(lay_out(table(only) + p("After"))) == pytest.approx(40 + 2 + LINE)


def test_the_first_row_of_a_table_takes_its_own_style() -> None:
    plain = table(row(p("A")))
    large = plain.replace('w:firstRow="0"', 'w:firstRow="1"')
    assert lay_out(plain).room - lay_out(large).room == pytest.approx(23 - LINE)


def test_a_row_that_must_not_break_goes_to_the_next_page() -> None:
    whole = row(p("A", before=mark("row")), *[p("B")] * 9, properties="<w:cantSplit/>")
    assert lay_out(p("A line.") * 45 + table(whole)).bookmarks == {"row": 2}
    assert lay_out(p("A line.") * 45 + table(whole.replace("<w:cantSplit/>", ""))).bookmarks == {"row": 1}


def test_a_row_too_high_for_any_page_breaks_all_the_same() -> None:
    assert lay_out(table(row(p("A") * 120, properties="<w:cantSplit/>"))).pages == 3


def test_a_repeated_header_row_adds_its_height_on_the_next_page() -> None:
    rows = [row(p("B"), properties="<w:cantSplit/>")] * 40
    once = lay_out(table(row(p("Head")), *rows) + p("After"))
    again = lay_out(table(row(p("Head"), properties="<w:tblHeader/>"), *rows) + p("After"))
    assert once.pages == again.pages == 2
    # The row is a line, two margins and a rule high; at the head of a page it has the table's own rule.
    assert once.room - again.room == pytest.approx(LINE + 8 + 2)


def test_merged_and_nested_cells() -> None:
    inner = table(row(p("In")), style="none")
    assert used(lay_out(table(row(inner, p("Out")), style="none") + p("After"))) == pytest.approx(3 * LINE)
    cell = "<w:tc><w:tcPr>{}</w:tcPr><w:p><w:r><w:t>A</w:t></w:r></w:p></w:tc>"
    start, follow = '<w:vMerge w:val="restart"/>', "<w:vMerge/>"
    rows = f"<w:tr>{cell.format(start)}{cell.format('')}</w:tr><w:tr>{cell.format(follow)}{cell.format('')}</w:tr>"
    grid = '<w:tblGrid><w:gridCol w:w="3000"/><w:gridCol w:w="3000"/></w:tblGrid>'
    assert used(lay_out(f"<w:tbl>{grid}{rows}</w:tbl>" + p("After"))) == pytest.approx(3 * LINE)


def test_every_section_has_its_own_page() -> None:
    small = '<w:sectPr><w:pgSz w:w="11906" w:h="5000"/><w:pgMar w:top="0" w:bottom="0" w:left="0" w:right="0"/></w:sectPr>'
    first = p("A line.") * 17 + f"<w:p><w:pPr>{SECTION.format('')}</w:pPr></w:p>"
    layout = lay_out(first + p("B", before=mark("second")) * 2, small)
    assert astuple(layout)[:3] == (2, {"second": 2}, pytest.approx(250 - 2 * LINE))


@pytest.mark.parametrize("kind", ["header", "footer"])
def test_a_high_header_or_footer_makes_the_page_lower(kind: str) -> None:
    section = SECTION.format(f'<w:{kind}Reference w:type="default" r:id="edge"/>')
    layout = lay_out(p("A"), section, edge=part("hdr", p("High") * 5))
    # It begins 28.35 points from the edge of the paper, and needs more than the margin of 56.7.
    assert used(layout) == pytest.approx(28.35 + 5 * LINE - 56.7 + LINE)


def test_the_first_page_may_have_its_own_header() -> None:
    section = SECTION.format('<w:headerReference w:type="first" r:id="edge"/><w:titlePg/>')
    layout = lay_out(p("A line.") * 60, section, edge=part("hdr", p("High") * 5))
    # 49 lines on the first page, where 52 fit without the header.
    assert astuple(layout)[:3] == (2, {}, pytest.approx(BODY - 11 * LINE))


def test_a_long_address_breaks_where_it_must() -> None:
    assert used(lay_out(p("x" * 200))) == pytest.approx(3 * LINE)
    assert used(lay_out(p("word " * 15 + "either/or"))) == pytest.approx(2 * LINE)


@pytest.mark.parametrize(
    "text",
    [
        "#panic() $x$ *a* _b_ `c` @d \\ // /* [e] {f} ~ -- ...",
        "مرحبا بالعالم",
        "שלום abc",
        "😀 e\u0301 \u202e",
    ],
)
def test_any_text_is_harmless(text: str) -> None:
    assert used(lay_out(p(text, "<w:bidi/>"))) == pytest.approx(LINE)


CHINESE = 15.85
"""The height of a line of 12 points in Microsoft YaHei."""


def test_a_chinese_character_is_as_wide_as_it_is_high() -> None:
    # 481.9 points hold 40 characters of 12 points.
    assert used(lay_out(p("家" * 40))) == pytest.approx(CHINESE)
    assert used(lay_out(p("家" * 41))) == pytest.approx(2 * CHINESE)


@pytest.mark.parametrize("text", ["家" * 39 + "长。" + "家" * 39, "家" * 39 + "（长" + "家" * 39])
def test_chinese_punctuation_stays_with_its_word(text: str) -> None:
    # The 40th character goes to the second line with the mark that may not begin a line, or before it
    # with the mark that may not end one: too many for the second line.
    assert used(lay_out(p(text))) == pytest.approx(3 * CHINESE)


def test_a_hint_makes_quotation_marks_wide() -> None:
    hint = '<w:rPr><w:rFonts w:hint="eastAsia"/></w:rPr>'
    run = "<w:r>{}<w:t>“" + "家" * 39 + "</w:t></w:r>"
    assert used(lay_out(f"<w:p>{run.format('')}</w:p>")) == pytest.approx(CHINESE)
    assert used(lay_out(f"<w:p>{run.format(hint)}</w:p>")) == pytest.approx(CHINESE)
    longer = run.replace("“", "““")
    assert used(lay_out(f"<w:p>{longer.format('')}</w:p>")) == pytest.approx(CHINESE)
    assert used(lay_out(f"<w:p>{longer.format(hint)}</w:p>")) == pytest.approx(2 * CHINESE)


def test_arabic_takes_the_size_of_complex_scripts() -> None:
    properties = '<w:rPr><w:rtl/><w:sz w:val="24"/><w:szCs w:val="48"/></w:rPr>'
    run = f"<w:r>{properties}<w:t>مرحبا بالعالم</w:t></w:r>"
    assert used(lay_out(f"<w:p><w:pPr><w:bidi/></w:pPr>{run}</w:p>")) == pytest.approx(27.6, abs=0.1)


@pytest.mark.parametrize(
    "body",
    [
        "",
        "<w:tbl/>",
        "<w:tbl><w:tr/></w:tbl>",
        '<w:p><w:pPr><w:spacing w:before="abc" w:line="nan"/><w:pStyle w:val="none"/></w:pPr></w:p>',
        '<w:tbl><w:tr><w:tc><w:tcPr><w:gridSpan w:val="9"/><w:vMerge/></w:tcPr><w:p/></w:tc></w:tr></w:tbl>',
        '<w:p><w:r><w:rPr><w:sz w:val="0"/></w:rPr><w:t>A</w:t></w:r></w:p>',
        "<!-- a comment --><?an instruction?><w:unknown><w:p/></w:unknown>",
    ],
)
def test_odd_input_is_no_fault(body: str) -> None:
    assert lay_out(body).pages == 1


def test_the_same_document_gives_the_same_layout() -> None:
    body = p("word " * 500) + table(row(p("A")), row(p("B")))
    assert lay_out(body) == lay_out(body)


def _noted(kind: str, *texts: str) -> bytes:
    notes = "".join(
        f'<w:{kind} w:id="{number}">{p(text, "", f"<w:r><w:{kind}Ref/></w:r>")}</w:{kind}>'
        for number, text in enumerate(texts, start=7)
    )
    return part(f"{kind}s", f'<w:{kind} w:type="separator" w:id="-1">{p()}</w:{kind}>{notes}')


def _marked(kind: str, number: int = 7) -> str:
    return p("text", "", f'<w:r><w:{kind}Reference w:id="{number}"/></w:r>')


def test_endnotes_follow_the_text_of_their_section() -> None:
    notes = _noted("endnote", "one", "two")
    marks = _marked("endnote") + table(row(_marked("endnote", 8)))
    assert used(lay_out(marks, endnotes=notes)) == pytest.approx(used(lay_out(marks)) + 2 * LINE, abs=0.1)
    ended = "<w:p><w:pPr>{}</w:pPr></w:p>".format(SECTION.format(""))
    first = lay_out(marks + ended + p("next"), endnotes=_noted("endnote", "one", "word " * 1200))
    assert first.pages == lay_out(marks + ended + p("next")).pages + 1


def test_footnotes_take_their_room_at_the_foot_of_the_page_that_cites_them() -> None:
    filled = "".join(p("line") for _ in range(int(BODY / LINE)))
    assert lay_out(filled).pages == 1
    assert lay_out(_marked("footnote") + filled, footnotes=_noted("footnote", "one")).pages == 2
    room = (
        lay_out(_marked("footnote")).room
        - lay_out(_marked("footnote"), footnotes=_noted("footnote", "one")).room
    )
    assert LINE < room < 3 * LINE


def test_a_mark_without_a_note_is_nothing() -> None:
    assert lay_out(_marked("footnote", 99), footnotes=_noted("footnote", "one")) == lay_out(p("text"))
