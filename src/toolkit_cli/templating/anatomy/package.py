"""Opens the package of a Word template, whatever its bytes are."""

import io
import lzma
import re
import struct
import zipfile
import zlib
from collections.abc import Iterable, Iterator, Mapping
from functools import partial

from lxml import etree

from toolkit_cli.core.xml import reason
from toolkit_cli.ooxml.names import MAIN, ROOT, TYPES, Names, rels_of
from toolkit_cli.ooxml.package import usual
from toolkit_cli.ooxml.styles import new_ids, rename
from toolkit_cli.ooxml.workshop import scrubbed
from toolkit_cli.templating.anatomy.fault import Fault
from toolkit_cli.templating.anatomy.ooxml import w

DOCUMENT = MAIN
STYLES = "word/styles.xml"
_RELATIONSHIPS = rels_of(ROOT)
_NEEDED = {
    TYPES: "list of parts",
    _RELATIONSHIPS: "relationships",
    DOCUMENT: "text",
    rels_of(DOCUMENT): "relationships of the text",
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
_SAVE_AGAIN = "open the template in Word and save it"
_OLD = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_STRICT = "{http://purl.oclc.org/ooxml/wordprocessingml/main}document"
_MAIN_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
_OTHER_TYPES = {
    "macroEnabledTemplate": "is a template with macros (.dotm), not a document",
    "macroEnabled": "is a document with macros (.docm)",
    "template.main": "is a template of Word (.dotx), not a document",
}
_OTHER_FORMATS = {
    b"{\\rtf": "a Rich Text file (.rtf)",
    b"%PDF": "a PDF",
    b"<!DOCTYPE html": "a web page",
    b"<html": "a web page",
    b"<?xml": "a single XML file",
}
_OPEN_DOCUMENT = b"mimetypeapplication/vnd.oasis.opendocument"
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


def open_package(
    template: bytes, wanted: Iterable[str] = ()
) -> tuple[dict[str, etree._Element], list[Fault]]:
    """The roots of the parts of a template that matter, by their usual name, and what is wrong with the package.

    The styles of the `wanted` ids have them, whatever their ids were.
    """
    other = _other_format(template)
    if other:
        return {}, [other]
    try:
        with zipfile.ZipFile(io.BytesIO(template)) as archive:
            faults = list(_too_large(archive))
            names = Names(archive.namelist(), partial(_listing, archive))
            contents = {} if faults else dict(_contents(archive, names, faults))
            kind = names.content_type(names.main or "")
    except _UNREADABLE:
        return {}, [Fault("", "this is not a Word document, or it is damaged", _SAVE)]
    roots: dict[str, etree._Element] = {}
    for name, content in contents.items():
        root = _root(content)
        if isinstance(root, str):
            faults.append(Fault(name, f"the part cannot be read: {root}", _SAVE_AGAIN))
        else:
            roots[name] = root
    broken = {fault.place for fault in faults}
    faults = faults or list(_unlike_word(roots, kind, broken))
    ids = new_ids(roots[STYLES], wanted) if STYLES in roots else {}
    for root in roots.values() if ids else ():
        rename(root, ids)
    return roots, faults


def as_filled(template: bytes, wanted: Iterable[str] = ()) -> bytes | None:
    """A template that can be opened as documents are made of it, or None where a part cannot be unpacked."""
    try:
        return scrubbed(usual(template, frozenset(wanted)))
    except _UNREADABLE:
        return None


def _other_format(content: bytes) -> Fault | None:
    """The fault of a file that is something else than it is called."""
    for start, kind in _OTHER_FORMATS.items():
        if content.startswith(start):
            return Fault("", f"this is {kind}", _SAVE)
    if content.startswith(_OLD):
        message = "this is an old .doc file, or one that is locked with a password"
        return Fault("", message, "save it in Word as .docx, without a password")
    if _OPEN_DOCUMENT in content[:120]:
        return Fault("", "this is an OpenDocument text (.odt)", _SAVE)
    return None


def _listing(archive: zipfile.ZipFile, member: str) -> bytes:
    """A part that lists others; none if it is larger than any such list, or cannot be unpacked."""
    try:
        known = archive.getinfo(member)
        return archive.read(member) if known.file_size <= _LARGEST_PART else b""
    except _UNREADABLE:
        return b""


def _too_large(archive: zipfile.ZipFile) -> Iterator[Fault]:
    members = archive.infolist()
    if len(members) > _MOST_MEMBERS or sum(member.file_size for member in members) > _LARGEST_PACKAGE:
        message = f"the package holds more than {_MOST_MEMBERS:,} parts or {_LARGEST_PACKAGE:,} bytes"
        yield Fault("", message, "this is no ordinary template: take pictures out, or make it anew in Word")
        return


def _contents(archive: zipfile.ZipFile, names: Names, faults: list[Fault]) -> Iterator[tuple[str, bytes]]:
    found = {name: archive.getinfo(member) for name, member in names.usual.items() if _is_read(name)}
    large = {name: size for name, each in found.items() if (size := each.file_size) > _LARGEST_PART}
    hint = f"a part of a template has {_LARGEST_PART:,} at most"
    faults += [Fault(name, f"the part has {size:,} bytes", hint) for name, size in large.items()]
    if sum(member.file_size for member in found.values()) > _LARGEST_XML:
        message = f"the text of the template has more than {_LARGEST_XML:,} bytes"
        faults.append(Fault("", message, "make it shorter"))
    for name in sorted({} if faults else found, key=lambda name: (name != DOCUMENT, len(name), name)):
        if found[name].compress_type not in {zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED}:
            faults.append(Fault(name, "the part is packed in a way that Word does not know", _SAVE))
            continue
        try:
            yield name, archive.read(found[name])
        except _UNREADABLE:
            faults.append(Fault(name, "the part cannot be unpacked: it is damaged", _SAVE))


def _is_read(name: str) -> bool:
    return name in _NEEDED or _READ.fullmatch(name) is not None


def _root(content: bytes) -> etree._Element | str:
    """The root of a part, or in words what is wrong with it. Nothing outside the part is ever read."""
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, remove_pis=True)
    try:
        root = etree.fromstring(content, parser)
    except etree.XMLSyntaxError as fault:
        return f"{reason(fault)}, line {fault.lineno}"
    except (ValueError, LookupError, MemoryError):
        return "it is not XML"
    tree = root.getroottree()
    return "it declares entities" if tree.docinfo.internalDTD is not None else root


def _unlike_word(roots: Mapping[str, etree._Element], kind: str, broken: set[str]) -> Iterator[Fault]:
    missing = [name for name in _NEEDED if name not in roots and name not in broken]
    if DOCUMENT in missing or TYPES in missing:
        yield Fault("", "this is not a Word document: it has no text", _SAVE)
        return
    for name in missing:
        yield Fault(name, f"the template has no {_NEEDED[name]}", _SAVE_AGAIN)
    root = roots.get(DOCUMENT)
    if root is not None and root.tag == _STRICT:
        yield Fault(
            "", "the template is a Strict Open XML document", "save it in Word as “Word Document (.docx)”"
        )
    elif root is not None and (root.tag != w("document") or root.find(w("body")) is None):
        yield Fault("", "this is not a Word document: it has no body", _SAVE)
    else:
        yield from _undeclared(kind)


def _undeclared(kind: str) -> Iterator[Fault]:
    """Faults of what the package says about its text: other programs find it by that."""
    if kind != _MAIN_TYPE:
        said = next(
            (said for word, said in _OTHER_TYPES.items() if word in kind), "does not say what its text is"
        )
        yield Fault("", f"the package {said}", "save it in Word as “Word Document (.docx)”")
