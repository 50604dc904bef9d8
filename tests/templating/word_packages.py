"""Word templates made of XML, as small as docxtpl takes them."""

import io
import zipfile

_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_NAMES = (
    f'xmlns:w="{_W}" xmlns:r="{_R}"'
    ' xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"'
    ' xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"'
    ' xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
)
_DECLARED = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\r\n'
CORE = "<dc:title>{{ title }}</dc:title><dc:creator>Us</dc:creator><cp:revision>3</cp:revision>"


def p(text: str, properties: str = "") -> str:
    """A paragraph of one run."""
    return f"<w:p>{properties}<w:r><w:rPr><w:b/></w:rPr><w:t>{text}</w:t></w:r></w:p>"


def cell(text: str, properties: str = '<w:tcW w:w="2000" w:type="dxa"/>') -> str:
    """A cell of a table."""
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{p(text)}</w:tc>"


def table(*rows: str, columns: int = 2) -> str:
    """A table of rows, each the XML of its cells."""
    grid = '<w:gridCol w:w="2000"/>' * columns
    return f"<w:tbl><w:tblPr/><w:tblGrid>{grid}</w:tblGrid>{''.join(f'<w:tr>{row}</w:tr>' for row in rows)}</w:tbl>"


def template(
    body: str,
    *,
    headers: tuple[str, ...] = (),
    footers: tuple[str, ...] = (),
    notes: str = "",
    core: str | None = CORE,
    links: tuple[str, ...] = (),
    shared_header: bool = False,
) -> bytes:
    """A template: the XML of its body, of each header and footer, of its footnotes and core properties."""
    parts: dict[str, str] = {}
    types = [("word/document.xml", f"{_WORD}.document.main+xml")]
    relations = [(f"{_R}/hyperlink", url, ' TargetMode="External"') for url in links]
    for kind, short, contents in (("header", "hdr", headers), ("footer", "ftr", footers)):
        for at, content in enumerate(contents, 1):
            name = f"{kind}{at}.xml"
            parts[f"word/{name}"] = f"{_DECLARED}<w:{short} {_NAMES}>{content}</w:{short}>"
            types.append((f"word/{name}", f"{_WORD}.{kind}+xml"))
            relations += [(f"{_R}/{kind}", name, "")] * (2 if shared_header else 1)
    if notes:
        parts["word/footnotes.xml"] = f"{_DECLARED}<w:footnotes {_NAMES}>{notes}</w:footnotes>"
        types.append(("word/footnotes.xml", f"{_WORD}.footnotes+xml"))
        relations.append((f"{_R}/footnotes", "footnotes.xml", ""))
    package = [(f"{_R}/officeDocument", "word/document.xml", "")]
    if core is not None:
        parts["docProps/core.xml"] = (
            f'{_DECLARED}<cp:coreProperties xmlns:cp="{_PACKAGE}/metadata/core-properties"'
            f' xmlns:dc="http://purl.org/dc/elements/1.1/">{core}</cp:coreProperties>'
        )
        types.append(("docProps/core.xml", "application/vnd.openxmlformats-package.core-properties+xml"))
        package.append((f"{_PACKAGE}/relationships/metadata/core-properties", "docProps/core.xml", ""))
    parts["word/document.xml"] = f"{_DECLARED}<w:document {_NAMES}><w:body>{body}</w:body></w:document>"
    parts["_rels/.rels"] = _relationships(package)
    parts["word/_rels/document.xml.rels"] = _relationships(relations)
    parts["[Content_Types].xml"] = _types(types)
    return _zip(parts)


def _relationships(relations: list[tuple[str, str, str]]) -> str:
    made = "".join(
        f'<Relationship Id="rId{at}" Type="{kind}" Target="{target}"{mode}/>'
        for at, (kind, target, mode) in enumerate(relations, 1)
    )
    return f'{_DECLARED}<Relationships xmlns="{_PACKAGE}/relationships">{made}</Relationships>'


def _types(types: list[tuple[str, str]]) -> str:
    overrides = "".join(f'<Override PartName="/{name}" ContentType="{kind}"/>' for name, kind in types)
    return (
        f'{_DECLARED}<Types xmlns="{_PACKAGE}/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Default Extension="xml" ContentType="application/xml"/>{overrides}</Types>'
    )


def _zip(parts: dict[str, str]) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as archive:
        for name, content in parts.items():
            archive.writestr(name, content.encode())
    return made.getvalue()
