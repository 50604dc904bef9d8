"""The parts of a Word document, put together to a package of the same bytes every time."""

import io
import re
import zipfile
from collections.abc import Iterable, Mapping
from datetime import datetime
from functools import cache

from lxml import etree

from toolkit_cli.model.document import Document

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
DOCUMENT = "word/document.xml"
MAIN_RELS = "word/_rels/document.xml.rels"
_TYPES = "[Content_Types].xml"
RELATIONSHIP = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_DC = "http://purl.org/dc/elements/1.1/"
_MEDIA = {"png": "image/png", "svg": "image/svg+xml", "jpg": "image/jpeg"}
_FIXED = (1980, 1, 1, 0, 0, 0)


@cache
def w(name: str) -> str:
    """A name in the WordprocessingML namespace, as lxml wants it."""
    return f"{{{W}}}{name}"


def parse(xml: bytes) -> etree._Element:
    """The root of a part; entities stay unresolved."""
    return etree.fromstring(xml, etree.XMLParser(resolve_entities=False, no_network=True))


def serialise(root: etree._Element) -> bytes:
    """A part as it stands in a package."""
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)


def add_relationships(parts: dict[str, bytes], links: Mapping[str, str], pictures: Mapping[str, str]) -> None:
    """Relate the body to addresses (by address) and to pictures (by relationship id)."""
    relate(
        parts, MAIN_RELS, [*linked(links), *(relation(name, "image", to) for name, to in pictures.items())]
    )
    _declare_media(parts)


def relation(name: str, kind: str, target: str) -> dict[str, str]:
    """What leads from one part to another."""
    return {"Id": name, "Type": f"{RELATIONSHIP}/{kind}", "Target": target}


def linked(links: Mapping[str, str]) -> list[dict[str, str]]:
    """What leads from a part to addresses, of which each has the name of its relationship."""
    return [relation(name, "hyperlink", url) | {"TargetMode": "External"} for url, name in links.items()]


def relate(parts: dict[str, bytes], relationships: str, found: Iterable[Mapping[str, str]]) -> None:
    """Add to the relationships of a part, which stand in the part `relationships`."""
    space = f"{_PACKAGE}/relationships"
    known = parts.get(relationships)
    root = parse(known or f'<Relationships xmlns="{space}"/>'.encode())
    for each in found:
        etree.SubElement(root, f"{{{space}}}Relationship", dict(each))
    parts[relationships] = serialise(root)


def declare_part(parts: dict[str, bytes], name: str, kind: str) -> None:
    """Declare a part of WordprocessingML of a kind, such as `endnotes`."""
    root = parse(parts[_TYPES])
    content = f"application/vnd.openxmlformats-officedocument.wordprocessingml.{kind}+xml"
    declared = {"PartName": f"/{name}", "ContentType": content}
    etree.SubElement(root, f"{{{_PACKAGE}/content-types}}Override", declared)
    parts[_TYPES] = serialise(root)


def _declare_media(parts: dict[str, bytes]) -> None:
    root = parse(parts[_TYPES])
    known = {element.get("Extension") for element in root}
    for extension, kind in _MEDIA.items():
        wanted = extension != "jpg" or any(name.endswith(".jpg") for name in parts)
        if wanted and extension not in known:
            declared = etree.Element(
                f"{{{_PACKAGE}/content-types}}Default", {"Extension": extension, "ContentType": kind}
            )
            root.insert(0, declared)
    parts[_TYPES] = serialise(root)


def add_numberings(parts: dict[str, bytes], count: int) -> None:
    """Let `count` numbered lists each begin at 1, in the form of the style List Number."""
    if not count:
        return
    styles = parse(parts["word/styles.xml"])
    used = styles.find("w:style[@w:styleId='ListNumber']/w:pPr/w:numPr/w:numId", {"w": W})
    root = parse(parts["word/numbering.xml"])
    form = used.get(w("val")) if used is not None else "1"
    abstract = root.find(f"w:num[@w:numId='{form}']/w:abstractNumId", {"w": W})
    for number in range(1001, 1001 + count):
        made = etree.SubElement(root, w("num"), {w("numId"): str(number)})
        etree.SubElement(
            made, w("abstractNumId"), {w("val"): str(abstract.get(w("val"))) if abstract is not None else "0"}
        )
        override = etree.SubElement(made, w("lvlOverride"), {w("ilvl"): "0"})
        etree.SubElement(override, w("startOverride"), {w("val"): "1"})
    parts["word/numbering.xml"] = serialise(root)


def set_accent(parts: dict[str, bytes], document: Document) -> None:
    """Give bands and rules the colour of the document's audience."""
    accents = document.kind.accents
    if accents is None:
        return
    used = re.compile(rb'(w:(?:fill|color|val)=")%s"' % accents.template.encode())
    own = getattr(accents, document.audience).encode()
    for name, content in parts.items():
        if name.startswith("word/") and name.endswith(".xml"):
            parts[name] = used.sub(rb'\g<1>%s"' % own, content)


def set_properties(parts: dict[str, bytes], document: Document, timestamp: datetime) -> None:
    """Title, publisher, language and dates of the document."""
    root = etree.Element(
        f"{{{_PACKAGE}/metadata/core-properties}}coreProperties",
        nsmap={
            "cp": f"{_PACKAGE}/metadata/core-properties",
            "dc": _DC,
            "dcterms": "http://purl.org/dc/terms/",
            "xsi": "http://www.w3.org/2001/XMLSchema-instance",
        },
    )
    furniture = document.furniture
    for name, value in (
        ("title", str(document.title)),
        ("subject", furniture.subtitle or furniture.kind_label),
        ("creator", furniture.publisher_name),
        ("language", document.language),
    ):
        etree.SubElement(root, f"{{{_DC}}}{name}").text = value
    for name in ("created", "modified"):
        made = etree.SubElement(root, f"{{http://purl.org/dc/terms/}}{name}")
        made.set("{http://www.w3.org/2001/XMLSchema-instance}type", "dcterms:W3CDTF")
        made.text = timestamp.strftime("%Y-%m-%dT%H:%M:%SZ")
    version = etree.SubElement(root, f"{{{_PACKAGE}/metadata/core-properties}}version")
    version.text = furniture.version or furniture.edition
    parts["docProps/core.xml"] = serialise(root)


def pack(parts: Mapping[str, bytes]) -> bytes:
    """The package: members in a fixed order, with a fixed time."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED, compresslevel=6) as archive:
        for name in sorted(parts, key=lambda name: (name != _TYPES, name)):
            member = zipfile.ZipInfo(name, _FIXED)
            member.compress_type = zipfile.ZIP_DEFLATED
            member.create_system = 0
            archive.writestr(member, parts[name])
    return made.getvalue()
