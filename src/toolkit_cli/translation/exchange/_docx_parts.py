"""The parts of the bilingual Word document that are the same in each: types, relations, styles, settings."""

import io
import zipfile
from collections.abc import Mapping
from xml.sax.saxutils import escape

DOCUMENT = "word/document.xml"
STYLES = "word/styles.xml"
W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'

_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_FIXED = (1980, 1, 1, 0, 0, 0)
_FONTS = "".join(f' w:{script}="Arial"' for script in ("ascii", "hAnsi", "cs"))

_TYPES = f"""{HEAD}<Types xmlns="{_PACKAGE}/content-types">\
<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>\
<Default Extension="xml" ContentType="application/xml"/>\
<Override PartName="/word/document.xml" ContentType="{_TYPE}.document.main+xml"/>\
<Override PartName="/word/styles.xml" ContentType="{_TYPE}.styles+xml"/>\
<Override PartName="/word/settings.xml" ContentType="{_TYPE}.settings+xml"/>\
<Override PartName="/docProps/core.xml" \
ContentType="application/vnd.openxmlformats-package.core-properties+xml"/></Types>"""
_ROOT = f"""{HEAD}<Relationships xmlns="{_PACKAGE}/relationships">\
<Relationship Id="r1" Type="{_OFFICE}/officeDocument" Target="word/document.xml"/>\
<Relationship Id="r2" Type="{_PACKAGE}/relationships/metadata/core-properties" Target="docProps/core.xml"/>\
</Relationships>"""
_RELATED = f"""{HEAD}<Relationships xmlns="{_PACKAGE}/relationships">\
<Relationship Id="r1" Type="{_OFFICE}/styles" Target="styles.xml"/>\
<Relationship Id="r2" Type="{_OFFICE}/settings" Target="settings.xml"/></Relationships>"""
_SETTINGS = f"""{HEAD}<w:settings xmlns:w="{W}"><w:zoom w:percent="100"/><w:compat>\
<w:compatSetting w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word" w:val="15"/>\
</w:compat></w:settings>"""


def _style(name: str, looks: str, kind: str = "paragraph", based: str = "Normal", more: str = "") -> str:
    identifier = name.title().replace(" ", "") if name != "Normal" else name
    base = f'<w:basedOn w:val="{based}"/>' if name not in {"Normal", "Exchange Table"} else ""
    default = ' w:default="1"' if name == "Normal" else ""
    return (
        f'<w:style w:type="{kind}"{default} w:styleId="{identifier}"><w:name w:val="{name}"/>{base}{more}'
        f"<w:qFormat/>{looks}</w:style>"
    )


def _styles(source_language: str) -> str:
    edges = ("top", "left", "bottom", "right", "insideH", "insideV")
    borders = "".join(f'<w:{edge} w:val="single" w:sz="4" w:space="0" w:color="8A939B"/>' for edge in edges)
    margins = "".join(
        f'<w:{edge} w:w="{width}" w:type="dxa"/>'
        for edge, width in (("top", 60), ("left", 110), ("bottom", 60), ("right", 110))
    )
    spaced = '<w:pPr><w:spacing w:before="0" w:after="120"/></w:pPr>'
    heading = '<w:pPr><w:keepNext/><w:spacing w:before="320" w:after="100"/><w:outlineLvl w:val="0"/></w:pPr>'
    made = [
        _style("Normal", spaced),
        _style("Title", '<w:rPr><w:b/><w:bCs/><w:sz w:val="36"/><w:szCs w:val="36"/></w:rPr>'),
        _style("heading 1", f'{heading}<w:rPr><w:b/><w:bCs/><w:sz w:val="26"/><w:szCs w:val="26"/></w:rPr>'),
        _style("Cell", '<w:pPr><w:spacing w:after="0"/></w:pPr>'),
        _style("Cell Head", "<w:rPr><w:b/><w:bCs/></w:rPr>", based="Cell"),
        _style(
            "Cell Note",
            '<w:rPr><w:color w:val="3B444B"/><w:sz w:val="18"/><w:szCs w:val="18"/></w:rPr>',
            based="Cell",
        ),
        _style(
            "Exchange Table",
            f"<w:tblPr><w:tblBorders>{borders}</w:tblBorders><w:tblCellMar>{margins}</w:tblCellMar></w:tblPr>",
            kind="table",
        ),
    ]
    return (
        f'{HEAD}<w:styles xmlns:w="{W}"><w:docDefaults><w:rPrDefault><w:rPr><w:rFonts{_FONTS}/>'
        f'<w:sz w:val="22"/><w:szCs w:val="22"/><w:lang w:val="{escape(source_language)}"/>'
        f"</w:rPr></w:rPrDefault></w:docDefaults>{''.join(made)}</w:styles>"
    )


def _core(title: str, language: str) -> str:
    return (
        f'{HEAD}<cp:coreProperties xmlns:cp="{_PACKAGE}/metadata/core-properties" '
        'xmlns:dc="http://purl.org/dc/elements/1.1/">'
        f"<dc:title>{escape(title)}</dc:title><dc:language>{escape(language)}</dc:language></cp:coreProperties>"
    )


def packed(document: str, title: str, source_language: str) -> bytes:
    """The whole Word document around its main part, the same bytes every time."""
    parts: Mapping[str, str] = {
        "[Content_Types].xml": _TYPES,
        "_rels/.rels": _ROOT,
        DOCUMENT: document,
        "word/_rels/document.xml.rels": _RELATED,
        STYLES: _styles(source_language),
        "word/settings.xml": _SETTINGS,
        "docProps/core.xml": _core(title, source_language),
    }
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for name, text in parts.items():
            entry = zipfile.ZipInfo(name, _FIXED)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.create_system = 0
            archive.writestr(entry, text.encode())
    return buffer.getvalue()
