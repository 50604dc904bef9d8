"""What only editors should see: refused in a template at its place, never in a document, found in any Word file."""

import io
import zipfile
from collections.abc import Callable, Mapping
from pathlib import Path
from posixpath import normpath

import pytest
from planted import KINDS, WORDML, faults, members, packed, paragraph, relate, run

from conftest import make
from toolkit_cli.audit import audit
from toolkit_cli.core.folders import Folders
from toolkit_cli.ooxml.workshop import scrubbed

Parts = dict[str, bytes]
Planting = Callable[[Parts], None]
_END = "<w:sectPr>"
_BY = 'w:id="7" w:author="Jane Smith" w:date="2026-01-01T00:00:00Z"'
_GIVEN = 'w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


def _in(part: str, xml: str, before: str) -> Planting:
    """Put XML into a part, before what stands there last."""

    def plant(parts: Parts) -> None:
        name = f"word/{part}.xml"
        text = parts[name].decode()
        at = text.rindex(before)
        parts[name] = (text[:at] + xml + text[at:]).encode()

    return plant


def _body(xml: str) -> Planting:
    return _in("document", xml, _END)


def _footer(xml: str) -> Planting:
    return _in("footer1", xml, "</w:ftr>")


def _style(xml: str) -> Planting:
    return _in("styles", xml, "</w:styles>")


def _all(*plantings: Planting) -> Planting:
    def plant(parts: Parts) -> None:
        for each in plantings:
            each(parts)

    return plant


def _part(
    kind: str, name: str, content: str, content_type: str = "application/xml", whole: str = ""
) -> Planting:
    """Add a part that the text refers to."""

    def plant(parts: Parts) -> None:
        parts[normpath(f"word/{name}")] = content.encode()
        relate(parts, kind, name, content_type, whole=whole)

    return plant


def _linked(kind: str, target: str, xml: str = "") -> Planting:
    """Refer to an address; `{}` in the XML is the id."""

    def plant(parts: Parts) -> None:
        made = relate(parts, kind, target)
        _body(xml.format(made))(parts)

    return plant


def _changed(properties: str, name: str) -> str:
    return f"<w:{properties}><w:{name} {_BY}><w:{properties}/></w:{name}></w:{properties}>"


def _field(instruction: str, result: str = "old", *, simple: bool = False) -> str:
    if simple:
        return f"<w:p><w:fldSimple w:instr='{instruction}'>{run(result)}</w:fldSimple></w:p>"
    begin, separate, end = (
        f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>' for kind in ("begin", "separate", "end")
    )
    return (
        f"<w:p>{begin}<w:r><w:instrText>{instruction}</w:instrText></w:r>{separate}{run(result)}{end}</w:p>"
    )


def _text(properties: str = "", style: str = "") -> str:
    named = f'<w:pPr><w:pStyle w:val="{style}"/></w:pPr>' if style else ""
    return f"<w:p>{named}<w:r><w:rPr>{properties}</w:rPr><w:t>secret</w:t></w:r></w:p>"


_HIDING = (
    '<w:style w:type="{}" w:styleId="Hiding"><w:name w:val="Hiding"/><w:rPr><w:vanish/></w:rPr></w:style>'
)
_BASED = '<w:style w:type="paragraph" w:styleId="Based"><w:name w:val="Based"/><w:basedOn w:val="Hiding"/></w:style>'
_COMMENTS = f"<w:comments xmlns:{_GIVEN}><w:comment {_BY}>{paragraph('Ring Tom on 0161 496 0000')}</w:comment></w:comments>"
_INSERTED_ROW = f"<w:tbl><w:tr><w:trPr><w:ins {_BY}/></w:trPr><w:tc>{paragraph('x')}</w:tc></w:tr></w:tbl>"
_CELL = "<w:tbl><w:tr><w:tc><w:tcPr><w:{} {}/></w:tcPr>{}</w:tc></w:tr></w:tbl>"
_BOX = f"<w:p><w:r><w:pict><w:txbxContent><w:p><w:ins {_BY}>{run('x')}</w:ins></w:p></w:txbxContent></w:pict></w:r></w:p>"
_SVG = '<svg xmlns="http://www.w3.org/2000/svg" width="9mm" height="9mm">{}</svg>'

REFUSED: Mapping[str, tuple[Planting, str, str]] = {
    "inserted": (_body(f"<w:p><w:ins {_BY}>{run('new')}</w:ins></w:p>"), "tracked-change", "body, paragraph"),
    "deleted": (
        _body(f"<w:p><w:del {_BY}><w:r><w:delText>old</w:delText></w:r></w:del></w:p>"),
        "tracked-change",
        "body, paragraph",
    ),
    "moved": (
        _body(f"<w:p><w:moveTo {_BY}>{run('x')}</w:moveTo></w:p>"),
        "tracked-change",
        "body, paragraph",
    ),
    "in a footer": (
        _footer(f"<w:p><w:ins {_BY}>{run('x')}</w:ins></w:p>"),
        "tracked-change",
        "footer 1, paragraph",
    ),
    "in a text box": (_body(_BOX), "tracked-change", ", text box 1, paragraph 1"),
    "end of paragraph": (
        _body(f"<w:p><w:pPr><w:rPr><w:ins {_BY}/></w:rPr></w:pPr></w:p>"),
        "tracked-change",
        "body, paragraph",
    ),
    "format of words": (
        _body(f"<w:p><w:r>{_changed('rPr', 'rPrChange')}<w:t>x</w:t></w:r></w:p>"),
        "tracked-change",
        "body, paragraph",
    ),
    "format of a paragraph": (
        _body(f"<w:p>{_changed('pPr', 'pPrChange')}</w:p>"),
        "tracked-change",
        "body, p",
    ),
    "format of a table": (
        _body(f"<w:tbl>{_changed('tblPr', 'tblPrChange')}<w:tr><w:tc>{paragraph('x')}</w:tc></w:tr></w:tbl>"),
        "tracked-change",
        "body, table",
    ),
    "row": (_body(_INSERTED_ROW), "tracked-change", ", row 1"),
    "cell inserted": (_body(_CELL.format("cellIns", _BY, paragraph("x"))), "tracked-change", ", cell 1"),
    "cell deleted": (_body(_CELL.format("cellDel", _BY, paragraph("x"))), "tracked-change", ", cell 1"),
    "cell merged": (_body(_CELL.format("cellMerge", _BY, paragraph("x"))), "tracked-change", ", cell 1"),
    "section": (
        _in("document", f"<w:sectPrChange {_BY}><w:sectPr/></w:sectPrChange>", "</w:sectPr>"),
        "tracked-change",
        "body",
    ),
    "style": (
        _style(
            f'<w:style w:type="paragraph" w:styleId="Q"><w:name w:val="Q"/>{_changed("rPr", "rPrChange")}</w:style>'
        ),
        "tracked-change",
        "style Q",
    ),
    "comment": (
        _all(
            _body('<w:p><w:commentRangeStart w:id="7"/></w:p>'),
            _part("comments", "comments.xml", _COMMENTS, f"{WORDML}.comments+xml"),
        ),
        "comment-in-document",
        "body, paragraph",
    ),
    "comment of Word Online": (
        _part("comments", "comments2.xml", _COMMENTS, f"{WORDML}.comments+xml"),
        "comment-in-document",
        "body",
    ),
    "mark of a comment": (
        _body('<w:p><w:r><w:commentReference w:id="9"/></w:r></w:p>'),
        "comment-in-document",
        "body, paragraph",
    ),
    "hidden": (_body(_text("<w:vanish/>")), "hidden-text", "body, paragraph"),
    "hidden on the web": (_body(_text("<w:webHidden/>")), "hidden-text", "body, paragraph"),
    "hidden always": (_body(_text("<w:specVanish/>")), "hidden-text", "body, paragraph"),
    "hidden in a footer": (_footer(_text("<w:vanish/>")), "hidden-text", "footer 1, paragraph"),
    "hidden by style": (
        _all(_style(_HIDING.format("character")), _body(_text('<w:rStyle w:val="Hiding"/>'))),
        "hidden-text",
        "body, paragraph",
    ),
    "hidden by inheritance": (
        _all(_style(_HIDING.format("paragraph") + _BASED), _body(_text(style="Based"))),
        "hidden-text",
        "body, paragraph",
    ),
    "hidden row": (
        _body(f"<w:tbl><w:tr><w:trPr><w:hidden/></w:trPr><w:tc>{paragraph('x')}</w:tc></w:tr></w:tbl>"),
        "hidden-text",
        ", row 1",
    ),
    "linked picture": (
        _linked("image", "file:///C:/Users/jane/x.png", '<w:p><a:blip xmlns:a="a" r:link="{}"/></w:p>'),
        "external-reference",
        "body, paragraph",
    ),
    "part of the text": (
        _linked("subDocument", "chapter.docx", '<w:p/><w:subDoc r:id="{}"/>'),
        "external-reference",
        "body",
    ),
    "link to a folder": (
        _linked("hyperlink", "file:///C:/Users/jane/x.docx", '<w:p><w:hyperlink r:id="{}"/></w:p>'),
        "external-reference",
        "body, paragraph",
    ),
    "link that runs": (
        _linked("hyperlink", "javascript:x()", '<w:p><w:hyperlink r:id="{}"/></w:p>'),
        "external-reference",
        "body, paragraph",
    ),
    "INCLUDETEXT": (_body(_field('INCLUDETEXT "a.docx"')), "external-reference", "body, paragraph"),
    "INCLUDEPICTURE": (
        _footer(_field('INCLUDEPICTURE "http://a.example/x.png" \\d', simple=True)),
        "external-reference",
        "footer 1, paragraph",
    ),
    "DDE": (_body(_field('DDEAUTO c:\\\\windows\\\\cmd "/k x"')), "external-reference", "body, paragraph"),
    "LINK": (
        _body(_field('LINK Excel.Sheet.12 "C:\\\\budget.xlsx"')),
        "external-reference",
        "body, paragraph",
    ),
    "embedded object": (
        _part(
            "oleObject",
            "embeddings/oleObject1.bin",
            "x",
            "application/vnd.openxmlformats-officedocument.oleObject",
        ),
        "active-content",
        "body",
    ),
    "embedded sheet": (_part("package", "embeddings/a.xlsx", "x", "application/x"), "active-content", "body"),
    "other file": (_part("aFChunk", "a.html", "<p>x</p>", "text/html"), "active-content", "body"),
    "control": (_part("control", "activeX/activeX1.xml", "<a/>"), "active-content", "body"),
    "macro": (
        _part(
            "",
            "vbaProject.bin",
            "x",
            "application/x",
            "http://schemas.microsoft.com/office/2006/relationships/vbaProject",
        ),
        "active-content",
        "body",
    ),
}


def _planted(name: str, plantings: Mapping[str, tuple[Planting, str, str]] = REFUSED) -> bytes:
    parts = members("leaflet")
    plantings[name][0](parts)
    return packed(parts)


@pytest.mark.parametrize("name", REFUSED)
def test_a_template_with_it_is_refused_at_its_place(name: str) -> None:
    _, rule, place = REFUSED[name]
    found = [line for line in faults(_planted(name), "leaflet") if f"error[{rule}]" in line]
    assert found
    assert place in found[0].split(": error")[0]


@pytest.mark.parametrize("name", REFUSED)
def test_it_is_found_in_any_word_file_at_its_place(name: str) -> None:
    _, rule, place = REFUSED[name]
    found = [each for each in audit(_planted(name), "any.docx") if each.rule == rule]
    assert found
    assert place in found[0].span.place


def test_a_picture_that_acts_is_found_in_any_word_file() -> None:
    parts = members("leaflet")
    _part("image", "media/x.svg", _SVG.format("<script/>"), "image/svg+xml")(parts)
    found = [each.message for each in audit(packed(parts), "any.docx") if each.rule == "active-content"]
    assert found == ["the picture `x.svg` has a script in line 1"]


def test_all_of_one_kind_at_a_place_is_one_finding_with_names_and_words() -> None:
    both = f"<w:ins {_BY}>{run('one')}</w:ins><w:ins {_BY}>{run('two')}</w:ins>"
    parts = members("poster")
    _body(f"<w:p>{both}<w:del {_BY}><w:r><w:delText>0161 496 0000</w:delText></w:r></w:del></w:p>")(parts)
    found = [
        line.partition("tracked-change] ")[2] for line in faults(packed(parts)) if "tracked-change" in line
    ]
    hint = "(choose Review, Accept, “Accept All Changes and Stop Tracking”, and save)"
    assert found == [
        f"a deletion of Jane Smith is tracked: “0161 496 0000” {hint}",
        f"an insertion of Jane Smith is tracked: “one” {hint}",
    ]


def test_what_is_no_matter_of_the_workshop_is_not_refused() -> None:
    contents = '<w:style w:type="paragraph" w:styleId="T"><w:name w:val="toc 1"/></w:style>'
    twice = '<w:rStyle w:val="Hiding"/>'
    plantings = (
        _style(contents + _HIDING.format("character")),
        _body(_text("<w:webHidden/>", style="T") + _text(f"{twice}<w:vanish w:val='0'/>")),
        _body(_field("PAGE") + _field("NUMPAGES", simple=True) + _field('HYPERLINK "https://www.nhs.uk"')),
        _linked("hyperlink", "https://www.nhs.uk", '<w:p><w:hyperlink r:id="{}"/></w:p>'),
        _part("comments", "comments.xml", f"<w:comments xmlns:{_GIVEN}/>", f"{WORDML}.comments+xml"),
    )
    parts = members("leaflet")
    _all(*plantings)(parts)
    rules = {"tracked-change", "comment-in-document", "hidden-text", "external-reference", "stale-field"}
    assert not [
        line for line in faults(packed(parts), "leaflet") if any(f"[{rule}]" in line for rule in rules)
    ]


def _setting(xml: str) -> Planting:
    return _in("settings", xml, "</w:settings>")


def _root(kind: str, name: str, content: str, whole: str = "") -> Planting:
    """Add a part that the package refers to, or put it in place of the one that it refers to."""

    def plant(parts: Parts) -> None:
        office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
        made = f'<Relationship Id="x{kind}" Type="{whole or f"{office}/{kind}"}" Target="{name}"/></Relationships>'
        if name not in parts:
            parts["_rels/.rels"] = parts["_rels/.rels"].replace(b"</Relationships>", made.encode())
        parts[name] = content.encode()

    return plant


def _raw(**changes: str) -> Planting:
    """Change what stands in the text."""

    def plant(parts: Parts) -> None:
        for old, new in changes.items():
            parts["word/document.xml"] = parts["word/document.xml"].replace(
                f"<w:{old}>".encode(), new.encode()
            )

    return plant


_EXTENDED = (
    '<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties">'
    "<Template>jane.dotm</Template><Manager>jane</Manager><Company>jane</Company><TotalTime>99</TotalTime>"
    "<HyperlinkBase>C:\\jane</HyperlinkBase></Properties>"
)
_CORE = (
    '<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" '
    'xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:creator>jane</dc:creator><cp:keywords>jane</cp:keywords>'
    "<cp:lastModifiedBy>jane</cp:lastModifiedBy><cp:revision>99</cp:revision></cp:coreProperties>"
)
_SIGNED = "http://schemas.openxmlformats.org/package/2006/relationships/digital-signature/origin"
_PEOPLE = '<w15:people xmlns:w15="http://schemas.microsoft.com/office/word/2012/wordml"><w15:person w15:author="jane"/></w15:people>'
_PICTURE = (
    '<w:p><pic:cNvPr xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture" id="1" '
    'name="C:\\jane\\logo.png" descr="C:\\jane\\logo.png"/></w:p>'
)
SCRUBBED: Mapping[str, Planting] = {
    "label of a control": _body(
        f'<w:p><w:sdt><w:sdtPr><w:alias w:val="jane: ask Tom"/><w:tag w:val="C:/jane"/></w:sdtPr><w:sdtContent>{run("x")}'
        "</w:sdtContent></w:sdt></w:p>"
    ),
    "data of a field": _body(
        '<w:p><w:r><w:fldChar w:fldCharType="begin"><w:fldData>jane</w:fldData></w:fldChar></w:r><w:r><w:instrText>PAGE'
        '</w:instrText></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r></w:p>'
    ),
    "tip of a link": _body(
        f'<w:p><w:hyperlink w:anchor="a" w:tooltip="\\\\server\\jane\\x.docx">{run("x")}</w:hyperlink></w:p>'
    ),
    "company": _root("extended-properties", "docProps/app.xml", _EXTENDED),
    "last editor": _root("core-properties", "docProps/core.xml", _CORE),
    "custom property": _root("custom-properties", "docProps/custom.xml", "<jane/>"),
    "thumbnail": _root("thumbnail", "docProps/jane.jpeg", "jane"),
    "label of sensitivity": _root("classificationlabels", "docMetadata/LabelInfo.xml", "<jane/>"),
    "signature": _root("", "_xmlsignatures/origin.sigs", "jane", _SIGNED),
    "ribbon": _root("extensibility", "customUI/customUI.xml", "<jane/>"),
    "attached data": _part("customXml", "../customXml/item1.xml", "<jane/>"),
    "people": _part("people", "people.xml", _PEOPLE),
    "building blocks": _part(
        "glossaryDocument",
        "glossary/document.xml",
        f"<w:glossaryDocument xmlns:{_GIVEN}><w:docParts>jane</w:docParts></w:glossaryDocument>",
        f"{WORDML}.document.glossary+xml",
    ),
    "web settings": _part(
        "webSettings", "webSettings.xml", f"<w:webSettings xmlns:{_GIVEN}><!-- jane --></w:webSettings>"
    ),
    "part of no use": lambda parts: parts.update({"word/jane.xml": b"<jane/>", "[trash]/0000.dat": b"jane"}),
    "document variable": _setting('<w:docVars><w:docVar w:name="client" w:val="jane"/></w:docVars>'),
    "mail merge": _setting('<w:mailMerge><w:query w:val="SELECT * FROM jane"/></w:mailMerge>'),
    "link of no use": _linked("hyperlink", "file:///C:/Users/jane/x.docx"),
    "path of a picture": _body(_PICTURE),
    "who may edit": _body('<w:p><w:permStart w:id="3" w:ed="jane"/><w:permEnd w:id="3"/></w:p>'),
    "note in the markup": _body("<!-- jane -->"),
    "session": _raw(p='<w:p w:rsidR="00a1jane" w:rsidRDefault="00a1jane">'),
    "drawing": _part(
        "image",
        "media/x.svg",
        _SVG.format("<metadata>jane</metadata><script>jane()</script>"),
        "image/svg+xml",
    ),
}


def _attached(parts: Parts) -> None:
    template = '<w:attachedTemplate xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" r:id="t"/>'
    _setting(template)(parts)
    listing = (
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="t" '
        'Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/attachedTemplate" '
        'Target="file:///C:/jane/Normal.dotm" TargetMode="External"/></Relationships>'
    )
    parts["word/_rels/settings.xml.rels"] = listing.encode()


def _left(package: bytes, words: bytes = b"jane") -> list[str]:
    with zipfile.ZipFile(io.BytesIO(package)) as archive:
        names = [name for name in archive.namelist() if words.decode() in name]
        return names + [name for name in archive.namelist() if words in archive.read(name)]


def test_what_can_be_taken_away_is_in_no_document_and_no_fault(project: Folders, tmp_path: Path) -> None:
    parts = members("leaflet")
    for plant in (*SCRUBBED.values(), _attached):
        plant(parts)
    template = packed(parts)
    assert _left(template)
    assert faults(template, "leaflet") == []
    (project.project / "templates" / "leaflet").mkdir(parents=True)
    (project.project / "templates" / "leaflet" / "word.docx").write_bytes(template)
    (made,) = make(project, tmp_path / "out", "sleep-leaflet", formats=["docx"])
    document = (tmp_path / "out" / made.path).read_bytes()
    assert _left(document) == []
    assert not [
        each for each in audit(document, "x.docx") if each.rule in {"personal-property", "external-reference"}
    ]
    with zipfile.ZipFile(io.BytesIO(document)) as archive:
        assert sorted(set(archive.namelist()) - set(members("leaflet"))) == ["word/media/x.svg"]


@pytest.mark.parametrize("name", [*SCRUBBED, "attached template"])
def test_each_is_taken_out_of_a_template_alone(name: str) -> None:
    parts = members("leaflet")
    SCRUBBED.get(name, _attached)(parts)
    clean = scrubbed(packed(parts))
    assert [part for part in _left(clean) if part != "docProps/core.xml"] == []
    assert scrubbed(clean) == clean


@pytest.mark.parametrize("kind", KINDS)
def test_a_clean_template_is_not_touched(kind: str) -> None:
    template = packed(members(kind))
    assert scrubbed(template) is template


@pytest.mark.parametrize(
    "name",
    [
        "company",
        "last editor",
        "custom property",
        "attached data",
        "people",
        "document variable",
        "signature",
        "who may edit",
    ],
)
def test_what_a_file_says_of_its_makers_is_found(name: str) -> None:
    parts = members("leaflet")
    SCRUBBED[name](parts)
    if name in {"custom property", "attached data"}:
        parts = {
            part: content.replace(b"<jane/>", b"<a><b name='x'>jane</b></a>")
            for part, content in parts.items()
        }
    rule = "digital-signature" if name == "signature" else "personal-property"
    found = [each for each in audit(packed(parts), "any.docx") if each.rule == rule]
    assert found
    assert name == "signature" or "jane" in found[0].message
    assert name == "who may edit" or {each.span.place for each in found} == {"properties"}


def _renamed(parts: Parts) -> Parts:
    """The same package as Word Online saves it: its text is another part."""
    moved = {
        "word/document.xml": "word/document2.xml",
        "word/_rels/document.xml.rels": "word/_rels/document2.xml.rels",
    }
    listing = ("[Content_Types].xml", "_rels/.rels")
    renamed = {moved.get(name, name): content for name, content in parts.items()}
    return renamed | {name: parts[name].replace(b"document.xml", b"document2.xml") for name in listing}


@pytest.mark.parametrize(
    "name", ["deleted", "in a footer", "comment", "hidden by inheritance", "link to a folder"]
)
def test_it_is_found_in_files_of_word_online_too(name: str) -> None:
    plant, rule, place = REFUSED[name]
    parts = members("leaflet")
    plant(parts)
    package = packed(_renamed(parts))
    assert [line for line in faults(package, "leaflet") if f"error[{rule}]" in line and place in line]
    assert [each for each in audit(package, "any.docx") if each.rule == rule and place in each.span.place]


def test_what_libreoffice_keeps_of_other_programs_is_no_finding() -> None:
    parts = members("leaflet")
    office = "http://schemas.openxmlformats.org/officeDocument/2006"
    properties = f'<Properties xmlns="{office}/custom-properties"><property name="DocSecurity">0</property></Properties>'
    _root("custom-properties", "docProps/custom.xml", properties)(parts)
    assert not [each for each in audit(packed(parts), "any.docx") if each.rule == "personal-property"]
