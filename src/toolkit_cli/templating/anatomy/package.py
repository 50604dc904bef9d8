"""Opens the package of a Word template, whatever its bytes are."""

import io
import lzma
import re
import struct
import zipfile
import zlib
from collections.abc import Iterator, Mapping

from lxml import etree

from toolkit_cli.templating.anatomy.fault import Fault
from toolkit_cli.templating.anatomy.ooxml import w

DOCUMENT = "word/document.xml"
STYLES = "word/styles.xml"
_TYPES = "[Content_Types].xml"
_RELATIONSHIPS = "_rels/.rels"
_NEEDED = {
    _TYPES: "list of parts",
    _RELATIONSHIPS: "relationships",
    DOCUMENT: "text",
    "word/_rels/document.xml.rels": "relationships of the text",
    STYLES: "styles",
    "word/settings.xml": "settings",
    "word/numbering.xml": "numbering",
}
_READ = re.compile(
    r"word/((header|footer)\d*|footnotes|endnotes|comments|theme/theme\d+)\.xml|docProps/core\.xml"
)
_LARGEST_PART = 2_000_000
_LARGEST_XML = 6_000_000
_LARGEST_PACKAGE = 256_000_000
_MOST_MEMBERS = 5_000
_SAVE = "save it in Word as .docx"
_OLD = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_STRICT = "{http://purl.oclc.org/ooxml/wordprocessingml/main}document"
_MAIN_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
_OFFICE_DOCUMENT = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument"
_UNREADABLE = (
    zipfile.BadZipFile,
    zipfile.LargeZipFile,
    zlib.error,
    lzma.LZMAError,
    struct.error,
    EOFError,
    OSError,
    RuntimeError,
    NotImplementedError,
    ValueError,
    KeyError,
    IndexError,
    OverflowError,
    MemoryError,
)


def open_package(template: bytes) -> tuple[dict[str, etree._Element], list[Fault]]:
    """The roots of the parts of a template that matter, by name, and what is wrong with the package."""
    if template.startswith(_OLD):
        message = "this is an old .doc file, or one that is locked with a password"
        return {}, [Fault("", message, "save it in Word as .docx, without a password")]
    try:
        with zipfile.ZipFile(io.BytesIO(template)) as archive:
            faults = list(_too_large(archive))
            contents = {} if faults else dict(_contents(archive, faults))
    except _UNREADABLE as fault:
        return {}, [Fault("", f"this is not a Word document: {_said(fault)}", _SAVE)]
    roots: dict[str, etree._Element] = {}
    for name, content in contents.items():
        root = _root(content)
        if isinstance(root, str):
            faults.append(
                Fault(name, f"the part cannot be read: {root}", "open the template in Word and save it")
            )
        else:
            roots[name] = root
    broken = {fault.place for fault in faults}
    return roots, faults or list(_unlike_word(roots, broken))


def _said(fault: BaseException) -> str:
    return " ".join(str(fault).split())[:120] or type(fault).__name__


def _too_large(archive: zipfile.ZipFile) -> Iterator[Fault]:
    members = archive.infolist()
    if len(members) > _MOST_MEMBERS or sum(member.file_size for member in members) > _LARGEST_PACKAGE:
        message = f"the package holds more than {_MOST_MEMBERS:,} parts or {_LARGEST_PACKAGE:,} bytes"
        yield Fault("", message, "this is no ordinary template: take pictures out, or make it anew in Word")
        return
    sizes = [(member.filename, member.file_size) for member in members if _is_read(member.filename)]
    for name, size in sizes:
        if size > _LARGEST_PART:
            yield Fault(
                name, f"the part has {size:,} bytes", f"a part of a template has {_LARGEST_PART:,} at most"
            )
    if sum(size for _, size in sizes) > _LARGEST_XML:
        yield Fault("", f"the text of the template has more than {_LARGEST_XML:,} bytes", "make it shorter")


def _is_read(name: str) -> bool:
    return name in _NEEDED or _READ.fullmatch(name) is not None


def _contents(archive: zipfile.ZipFile, faults: list[Fault]) -> Iterator[tuple[str, bytes]]:
    names = {name for name in archive.namelist() if _is_read(name)}
    for name in sorted(names, key=lambda name: (name != DOCUMENT, len(name), name)):
        try:
            member = archive.getinfo(name)
            if member.compress_type not in {zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED}:
                raise zipfile.BadZipFile("Word does not know the way it is packed")
            yield name, archive.read(member)
        except _UNREADABLE as fault:
            faults.append(Fault(name, f"the part cannot be unpacked: {_said(fault)}", _SAVE))


def _root(content: bytes) -> etree._Element | str:
    """The root of a part, or in words what is wrong with it. Nothing outside the part is ever read."""
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, remove_pis=True)
    try:
        root = etree.fromstring(content, parser)
    except (etree.XMLSyntaxError, ValueError, LookupError, MemoryError) as fault:
        return _said(fault)
    tree = root.getroottree()
    return "it declares entities" if tree.docinfo.internalDTD is not None else root


def _unlike_word(roots: Mapping[str, etree._Element], broken: set[str]) -> Iterator[Fault]:
    missing = [name for name in _NEEDED if name not in roots and name not in broken]
    if DOCUMENT in missing or _TYPES in missing:
        yield Fault("", "this is not a Word document", _SAVE)
        return
    for name in missing:
        yield Fault(name, f"the template has no {_NEEDED[name]}", "open the template in Word and save it")
    root = roots.get(DOCUMENT)
    if root is not None and root.tag == _STRICT:
        yield Fault(
            "", "the template is a Strict Open XML document", "save it in Word as “Word Document (.docx)”"
        )
    elif root is not None and (root.tag != w("document") or root.find(w("body")) is None):
        yield Fault("", "this is not a Word document: it has no body", _SAVE)
    else:
        yield from _undeclared(roots)


def _undeclared(roots: Mapping[str, etree._Element]) -> Iterator[Fault]:
    """Faults of what the package says about its text: other programs find it by that."""
    kinds = {each.get("PartName"): each.get("ContentType") for each in roots[_TYPES] if _is_element(each)}
    kind = kinds.get(f"/{DOCUMENT}")
    if kind != _MAIN_TYPE:
        message = f"the package says that its text is of the type `{kind or 'unknown'}`"
        yield Fault(
            "", message, "save it in Word as “Word Document (.docx)”, not as a template or with macros"
        )
    related = roots.get(_RELATIONSHIPS)
    targets = [
        (each.get("Target") or "").lstrip("/")
        for each in (related if related is not None else ())
        if each.get("Type") == _OFFICE_DOCUMENT
    ]
    if related is not None and DOCUMENT not in targets:
        yield Fault("", f"the package does not name `{DOCUMENT}` as its text", _SAVE)


def _is_element(node: etree._Element) -> bool:
    return isinstance(node.tag, str)
