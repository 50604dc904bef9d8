"""The package of an e-book: what it holds, what it says of itself, and the archive that carries it."""

import io
import uuid
import zipfile
from collections.abc import Mapping
from dataclasses import dataclass

from lxml import etree

from toolkit_cli.model.document import Document
from toolkit_cli.writers import WriterContext

FOLDER = "EPUB"
_OPF = "http://www.idpf.org/2007/opf"
_DC = "http://purl.org/dc/elements/1.1/"
_XML = "{http://www.w3.org/XML/1998/namespace}lang"
_MIMETYPE = "application/epub+zip"
_OLDEST = (1980, 1, 1, 0, 0, 0)
_CONTAINER = f"""<?xml version="1.0" encoding="utf-8"?>
<container version="1.0" xmlns="urn:oasis:names:tc:opendocument:xmlns:container">
  <rootfiles>
    <rootfile full-path="{FOLDER}/package.opf" media-type="application/oebps-package+xml"/>
  </rootfiles>
</container>
"""


@dataclass(frozen=True, slots=True)
class Member:
    """A file of the book; `properties` is what the package says of it, `reading` whether it is read in turn."""

    name: str
    content: bytes
    type: str = "application/xhtml+xml"
    properties: str = ""
    reading: bool = False


def identifier(document: Document) -> str:
    """The name of the book in the world: that of a document in a language and an edition."""
    around = document.furniture
    parts = (around.publisher_name, document.id, document.language, around.version_line)
    return f"urn:uuid:{uuid.uuid5(uuid.NAMESPACE_URL, '/'.join(parts))}"


def package(document: Document, context: WriterContext, members: list[Member], visual: bool) -> bytes:
    """The package document. `visual`: the book holds pictures that tell something."""
    rtl = context.locale.direction == "rtl"
    root = etree.fromstring(
        f'<package xmlns="{_OPF}" xmlns:dc="{_DC}" version="3.0" unique-identifier="id"/>'
    )
    root.set(_XML, document.language)
    if rtl:
        root.set("dir", "rtl")
    _metadata(etree.SubElement(root, f"{{{_OPF}}}metadata"), document, context, visual)
    manifest = etree.SubElement(root, f"{{{_OPF}}}manifest")
    spine = etree.SubElement(root, f"{{{_OPF}}}spine")
    if rtl:
        spine.set("page-progression-direction", "rtl")
    for number, member in enumerate(members, start=1):
        item = {"id": f"item-{number}", "href": member.name, "media-type": member.type}
        if member.properties:
            item["properties"] = member.properties
        etree.SubElement(manifest, f"{{{_OPF}}}item", item)
        if member.reading:
            etree.SubElement(spine, f"{{{_OPF}}}itemref", {"idref": f"item-{number}"})
    return etree.tostring(root, xml_declaration=True, encoding="utf-8", pretty_print=True)


def _metadata(metadata: etree._Element, document: Document, context: WriterContext, visual: bool) -> None:
    """What the book says of itself. It claims to conform to nothing: that is for a person who reviewed it."""
    around = document.furniture
    first = {"identifier": identifier(document), "title": str(document.title), "language": document.language}
    others = {
        "creator": around.publisher_name,
        "publisher": around.publisher_name,
        "rights": around.copyright,
    }
    for name, value in (first | others).items():
        made = etree.SubElement(metadata, f"{{{_DC}}}{name}", {"id": "id"} if name == "identifier" else {})
        made.text = value
    features = ["tableOfContents", "structuralNavigation", "readingOrder", "displayTransformability"]
    modes = ["textual", "visual"] if visual else ["textual"]
    labels = context.locale.labels
    summary = [labels["accessibility_summary"], *([labels["accessibility_pictures"]] if visual else [])]
    said = [
        ("dcterms:modified", f"{context.timestamp:%Y-%m-%dT%H:%M:%SZ}"),
        *(("schema:accessMode", mode) for mode in modes),
        ("schema:accessModeSufficient", "textual"),
        *([("schema:accessModeSufficient", "textual,visual")] if visual else []),
        *(
            ("schema:accessibilityFeature", each)
            for each in ([*features, "alternativeText"] if visual else features)
        ),
        ("schema:accessibilityHazard", "none"),
        ("schema:accessibilitySummary", "".join(summary)),
    ]
    for name, value in said:
        etree.SubElement(metadata, f"{{{_OPF}}}meta", {"property": name}).text = value


def archive(members: Mapping[str, bytes]) -> bytes:
    """The book as one file; the same members give the same bytes."""
    made = io.BytesIO()
    named = {"mimetype": _MIMETYPE.encode(), "META-INF/container.xml": _CONTAINER.encode(), **members}
    with zipfile.ZipFile(made, "w") as book:
        for name, content in named.items():
            entry = zipfile.ZipInfo(name, _OLDEST)
            entry.compress_type = zipfile.ZIP_STORED if name == "mimetype" else zipfile.ZIP_DEFLATED
            entry.create_system, entry.external_attr = 3, 0o644 << 16
            book.writestr(entry, content)
    return made.getvalue()
