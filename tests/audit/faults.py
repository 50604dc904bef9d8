"""Faults to plant in built documents: what is changed, and where it has to be found."""

from dataclasses import dataclass

from lxml import etree

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
BODY = "word/document.xml"
STYLES = "word/styles.xml"
SETTINGS = "word/settings.xml"
CORE = "docProps/core.xml"
WARNING_SIGNS = "warning-signs-poster"
PATHWAYS = "pathways-poster"
NOTICE = "notice-and-respond-poster"
_STATEMENT = '<w:p><w:pPr><w:pStyle w:val="Statement"/>'
_ARABIC = "نص عربي للتجربة"
_CHINESE = "中文测试文本"
_PICTURE_NAME = "Four pathways of care around I-Thrive: coping and advice, getting help, risk support and getting more help"
_PICTURE = f'descr="{_PICTURE_NAME}"'
_DECORATIVE = (
    '<a:extLst><a:ext uri="{C183D7F6-B498-43B3-948B-1728B52AA6E4}"><adec:decorative '
    'xmlns:adec="http://schemas.microsoft.com/office/drawing/2017/decorative" val="1"/></a:ext></a:extLst>'
)
_DECLARED = '<w:lang w:val="en-GB" w:eastAsia="zh-CN" w:bidi="ar-SA"/>'


@dataclass(frozen=True)
class Planted:
    """A fault: the edits that plant it, and the place where exactly one finding has to be."""

    rule: str
    place: str
    edits: tuple[tuple[str, str, str], ...]
    document: str = WARNING_SIGNS

    def found_at(self, document: bytes) -> str:
        """The place in a document, whose main part is given: other people change its text."""
        before = etree.fromstring(document).xpath(
            "//w:body/w:p[w:pPr/w:pStyle/@w:val='Statement']/preceding-sibling::*", namespaces={"w": W}
        )
        paragraphs, tables = (1 + sum(each.tag == f"{{{W}}}{tag}" for each in before) for tag in ("p", "tbl"))
        return self.place.format(p=paragraphs, t=tables, after=paragraphs + 1)

    def __str__(self) -> str:
        return f"{self.rule}: {self.place}"


def p(text: str, paragraph: str = "", run: str = "", style: str = "BodyText") -> str:
    """A paragraph."""
    properties = f'<w:pPr><w:pStyle w:val="{style}"/>{paragraph}</w:pPr>' if style or paragraph else ""
    return f'<w:p>{properties}<w:r><w:rPr>{run}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r></w:p>'


def arabic(paragraph: str = "<w:bidi/>", run: str = "<w:rtl/>", text: str = _ARABIC) -> str:
    """A paragraph of Arabic text, without faults by default."""
    return p(text, paragraph, run)


def link(text: str) -> str:
    """A paragraph with a link."""
    run = f'<w:r><w:rPr><w:rStyle w:val="Hyperlink"/></w:rPr><w:t>{text}</w:t></w:r>' if text else ""
    return f'{p("See ")[:-6]}<w:hyperlink w:anchor="there">{run}</w:hyperlink></w:p>'


def table(*rows: str, look: str = 'w:firstRow="1"', properties: str = "") -> str:
    """A table of rows that are given as XML."""
    head = f'<w:tbl><w:tblPr><w:tblW w:w="0" w:type="auto"/>{properties}<w:tblLook {look}/></w:tblPr><w:tblGrid/>'
    return f"{head}{''.join(rows)}</w:tbl>"


def row(*cells: str, properties: str = "<w:cantSplit/>") -> str:
    """A row of cells with these texts."""
    return f"<w:tr><w:trPr>{properties}</w:trPr>{''.join(map(cell, cells))}</w:tr>"


def cell(text: str, properties: str = "") -> str:
    """A cell with a text, or with blocks given as XML."""
    content = text if text.startswith("<") else p(text)
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{content}</w:tc>"


def added(xml: str) -> tuple[str, str, str]:
    """The edit that puts blocks into the poster, before the panel at its foot."""
    return BODY, _STATEMENT, f"{xml}{_STATEMENT}"


def here(
    rule: str, xml: str, words: str = "", *edits: tuple[str, str, str], at: str = "paragraph {p}"
) -> Planted:
    """A fault in added blocks; `{p}` and `{t}` are the numbers that the first paragraph and table there have."""
    quoted = f" “{words}”" if words else ""
    return Planted(rule, f"body, {at}{quoted}", (added(xml), *edits))


def picture(rule: str, new: str, *edits: tuple[str, str, str]) -> Planted:
    """A fault of the picture of a poster."""
    place = "body, table 3, row 1, cell 1, paragraph 1 “Figure 1”"
    return Planted(rule, place, ((BODY, _PICTURE, new), *edits), PATHWAYS)


HEAD, DATA = row("Day", "Place", properties="<w:cantSplit/><w:tblHeader/>"), row("Monday", "Hall")
_SKIPPED = p("Main", style="Heading1") + p("Too deep", style="Heading3")
_DARK = table(row("Dark")).replace("<w:tcPr>", '<w:tcPr><w:shd w:val="clear" w:fill="425563"/>')
_TEXT_BOX = (
    '<w:p><w:r><w:pict><v:shape xmlns:v="urn:schemas-microsoft-com:vml" id="Box" style="position:absolute">'
    f"<v:textbox><w:txbxContent>{p('Inside')}</w:txbxContent></v:textbox></v:shape></w:pict></w:r></w:p>"
)
_FIELD_LINK = (
    '<w:p><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> HYPERLINK "https://x.org" </w:instrText>'
    '</w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>read more</w:t></w:r>'
    '<w:r><w:fldChar w:fldCharType="end"/></w:r></w:p>'
)

DOCUMENT = [
    Planted("untitled-document", "properties", ((CORE, "Spotting the warning signs", " "),)),
    Planted("title-not-on-page", "properties", ((CORE, "Spotting the warning signs", "Leaflet template"),)),
    Planted("incomplete-properties", "properties", ((CORE, "<dc:language>en-GB</dc:language>", ""),)),
    Planted("undeclared-language", "styles", ((STYLES, _DECLARED, '<w:lang w:bidi="ar-SA"/>'),)),
    Planted("undeclared-language", "properties", ((CORE, ">en-GB<", ">english<"),)),
    Planted(
        "protected-document",
        "settings",
        ((SETTINGS, "<w:compat>", '<w:documentProtection w:edit="readOnly" w:enforcement="1"/><w:compat>'),),
    ),
    Planted(
        "automatic-hyphenation", "settings", ((SETTINGS, "<w:compat>", "<w:autoHyphenation/><w:compat>"),)
    ),
    Planted(
        "old-compatibility-mode",
        "settings",
        ((SETTINGS, 'office/word" w:val="15"', 'office/word" w:val="12"'),),
    ),
    Planted(
        "theme-font-override",
        "styles “Lead”",
        (
            (
                STYLES,
                '<w:color w:val="003087"/><w:sz w:val="48"/><w:szCs w:val="48"/></w:rPr></w:style><w:style w:type="paragraph" w:customStyle="1" w:styleId="ListLeadIn">',
                '<w:rFonts w:ascii="Arial" w:asciiTheme="minorHAnsi"/><w:sz w:val="48"/><w:szCs w:val="48"/></w:rPr></w:style><w:style w:type="paragraph" w:customStyle="1" w:styleId="ListLeadIn">',
            ),
        ),
    ),
    Planted("template-residue", "properties", ((CORE, "<dc:subject>", "<dc:subject>{{ subject }}"),)),
]

DOCUMENT += [
    Planted(
        "conflicting-languages",
        "settings",
        ((SETTINGS, 'w:bidi="ar-SA"', 'w:bidi="he-IL"'),),
    ),
]

TEXT = [
    here("undeclared-language", p("Pomoc", run='<w:lang w:val="cz"/>'), "Pomoc"),
    here("mistaken-language", p("Українською мовою"), "Українською мовою"),
    here("skipped-heading-level", _SKIPPED, "Too deep", at="paragraph {after}"),
    here("empty-heading", p("", style="Heading2")),
    here("fake-heading", p("Before bedtime", run="<w:b/>") + p("Read a story."), "Before bedtime"),
    here("fake-list", p("• one") + p("• two") + p("Then text."), "• one"),
    here("fake-list", p("1. one") + p("2. two"), "1. one"),
    here("bare-url-as-link-text", link("https://www.nhs.uk/x/"), "https://www.nhs.uk/x/"),
    here("vague-link-text", link("Click here"), "Click here"),
    here("vague-link-text", _FIELD_LINK, "read more"),
    here("empty-link", link(""), "See"),
    here("blank-layout", "<w:p/><w:p/>"),
    here("blank-layout", p("a    b"), "a b"),
    here(
        "blank-layout", "<w:p><w:r><w:t>a</w:t><w:tab/><w:t>b</w:t><w:tab/><w:t>c</w:t></w:r></w:p>", "a b c"
    ),
    here("blank-layout", '<w:p><w:r><w:t>Next</w:t><w:br w:type="page"/></w:r></w:p>', "Next"),
    here("low-contrast", p("Pale", run='<w:color w:val="FFB81C"/>'), "Pale"),
    here(
        "low-contrast",
        p("Pale", '<w:shd w:val="clear" w:fill="005EB8"/>', '<w:color w:val="425563"/>'),
        "Pale",
    ),
    here("low-contrast", p("Pale", run='<w:highlight w:val="yellow"/><w:color w:val="FFFFFF"/>'), "Pale"),
    here("theme-font-override", p("Odd", run='<w:rFonts w:cs="Arial" w:cstheme="minorBidi"/>'), "Odd"),
    here("template-residue", p("Dear {{ name }}"), "Dear {{{{ name }}}}"),
    here("text-too-small", p("Small print", run='<w:sz w:val="23"/>'), "Small print"),
    here("italics-or-underline", p("Slanted", run="<w:i/>"), "Slanted"),
    here("italics-or-underline", p("Lined", run='<w:u w:val="single"/>'), "Lined"),
    here("block-capitals", p("Please WASH YOUR HANDS"), "WASH YOUR HANDS"),
    here("block-capitals", p("Wash", run="<w:caps/>"), "Wash"),
    here("justified-text", p("On both sides", '<w:jc w:val="both"/>'), "On both sides"),
    here("floating-object", p("Framed", '<w:framePr w:w="100"/>'), "Framed"),
    here("floating-object", _TEXT_BOX),
    Planted(
        "text-too-small",
        "footer 1, table 1, row 1, cell 1, paragraph 1 “The PACE approach”",
        (("word/footer1.xml", "<w:r>", '<w:r><w:rPr><w:sz w:val="16"/></w:rPr>'),),
        "pace-leaflet",
    ),
]

PICTURES = [
    picture("missing-alternative", ""),
    picture("file-name-as-alternative", 'descr="pathways_final.png"'),
    picture("unhelpful-alternative", 'descr="Picture 3"'),
    picture("unhelpful-alternative", f'descr="{"long " * 31}"'),
    picture("template-residue", 'descr="{{ labels.figure }}"'),
    picture(
        "contradictory-decoration", _PICTURE, (BODY, f"{_PICTURE}/>", f"{_PICTURE}>{_DECORATIVE}</wp:docPr>")
    ),
    picture(
        "floating-object",
        _PICTURE,
        (BODY, "<wp:inline", "<wp:anchor"),
        (BODY, "</wp:inline>", "</wp:anchor>"),
    ),
]

TABLES = [
    Planted("table-without-header-row", "body, table 3", ((BODY, "<w:tblHeader/>", ""),), NOTICE),
    here("table-without-header-row", table(DATA, DATA), at="table {t}"),
    here("table-without-header-row", table(DATA, DATA, DATA, look='w:firstRow="0"'), at="table {t}"),
    here(
        "merged-cells",
        table(HEAD, row("a", "b").replace("<w:tcPr>", '<w:tcPr><w:gridSpan w:val="2"/>', 1)),
        at="table {t}, row 2, cell 1",
    ),
    here(
        "nested-table",
        table(HEAD, row(table(row("in")) + p("a"), "b")),
        at="table {t}, row 2, cell 1, table 1",
    ),
    here("breakable-row", table(HEAD, row("a", "b", properties="")), at="table {t}, row 2"),
    here("empty-table-row", table(HEAD, row("", ""), DATA), at="table {t}, row 2"),
    here(
        "empty-table-column",
        table(row("a", ""), row("b", ""), look='w:firstRow="0"'),
        at="table {t}, row 1, cell 2",
    ),
    here("low-contrast", _DARK, "Dark", at="table {t}, row 1, cell 1, paragraph 1"),
]

OTHER_SCRIPTS = [
    here("unmirrored-paragraph", arabic(paragraph=""), _ARABIC),
    here("unmirrored-run", arabic(run=""), _ARABIC),
    here("physical-alignment", arabic('<w:bidi/><w:jc w:val="left"/>'), _ARABIC),
    here("missing-complex-script-size", arabic(run='<w:rtl/><w:sz w:val="60"/>'), _ARABIC),
    here("missing-complex-script-size", arabic(run="<w:rtl/><w:b/>"), _ARABIC),
    here("missing-complex-script-font", arabic(), _ARABIC, (STYLES, ' w:cs="Arial"', "")),
    here(
        "mistaken-language",
        arabic(),
        _ARABIC,
        (STYLES, 'w:bidi="ar-SA"', 'w:bidi="he-IL"'),
        (SETTINGS, ' w:bidi="ar-SA"', ""),
    ),
    here("text-too-small", arabic(run='<w:rtl/><w:sz w:val="22"/><w:szCs w:val="22"/>'), _ARABIC),
    here("unisolated-left-to-right-text", arabic(text=f"{_ARABIC} 01726 627800"), "01726 627800"),
    here("unmirrored-table", table(row(arabic(), arabic()), look='w:firstRow="0"'), at="table {t}"),
    here("unmirrored-section", arabic(text=f"{_ARABIC} " * 100), at="section 1"),
    Planted(
        "unmirrored-section",
        "body, section 1",
        (
            added(arabic(text=f"{_ARABIC} " * 100)),
            (BODY, 'w:gutter="0"', 'w:gutter="283"'),
            (BODY, '<w:cols w:space="720"/>', '<w:cols w:space="720"/><w:bidi/>'),
        ),
    ),
    here("east-asian-font-missing", p(_CHINESE), _CHINESE),
    Planted(
        "snapped-to-grid",
        "body, section 1",
        (
            added(p(_CHINESE, run='<w:rFonts w:eastAsia="Microsoft YaHei"/>')),
            (
                BODY,
                '<w:cols w:space="720"/>',
                '<w:cols w:space="720"/><w:docGrid w:type="lines" w:linePitch="312"/>',
            ),
        ),
    ),
    Planted(
        "untranslated-alternative",
        "body, table 3, row 1, cell 1, paragraph 1 “Figure 1”",
        (added(p("Українською мовою " * 200, run='<w:lang w:val="uk-UA"/>')),),
        PATHWAYS,
    ),
]

FAULTS = [*DOCUMENT, *TEXT, *PICTURES, *TABLES, *OTHER_SCRIPTS]
