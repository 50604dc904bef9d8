"""A Word document as its parts, opened with care: any bytes whatever may come."""

import posixpath
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import TypeAlias

from lxml import etree

from toolkit_cli.audit._docx_names import CP, MC, R, W, w
from toolkit_cli.audit._zip import Archive, FaultyArchiveError

_RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
_STRICT = b"http://purl.oclc.org/ooxml/"
_STRICT_NAMES = (
    (b"http://purl.oclc.org/ooxml/wordprocessingml/main", W.encode()),
    (b"http://purl.oclc.org/ooxml/officeDocument/relationships", R.encode()),
    (b"http://purl.oclc.org/ooxml/drawingml/", b"http://schemas.openxmlformats.org/drawingml/2006/"),
)
Relations: TypeAlias = Mapping[str, "Relation"]


class FaultyDocumentError(Exception):
    """The bytes are no Word document that can be read; the message says why."""


class EncryptedDocumentError(Exception):
    """The document is locked with a password or by rights management."""


@dataclass(frozen=True, slots=True)
class Relation:
    """What a part refers to: the last word of its type, and a part of the package or an address."""

    kind: str
    target: str
    external: bool


@dataclass(frozen=True)
class Part:
    """One XML part, without the variants for old programs and without deleted text."""

    name: str
    root: etree._Element
    relations: Relations


@dataclass(frozen=True)
class Package:
    """The parts of a Word document that the rules read, by kind: `main`, `header`, `styles`, ..."""

    parts: Mapping[str, tuple[Part, ...]]

    def root(self, kind: str) -> etree._Element | None:
        """The root of the only part of a kind, or None."""
        found = self.parts.get(kind, ())
        return found[0].root if found else None


_READ = ("header", "footer", "footnotes", "endnotes", "styles", "settings")


def read_package(content: bytes) -> Package:
    """The parts of a document. Raises FaultyDocumentError or EncryptedDocumentError."""
    if content.startswith(b"\xd0\xcf\x11\xe0"):
        if "EncryptedPackage".encode("utf-16-le") in content:
            raise EncryptedDocumentError
        raise FaultyDocumentError("this is a document of Word 97 to 2003 (.doc)")
    try:
        return _package(_Members(Archive(content)))
    except (FaultyArchiveError, ValueError, LookupError) as fault:
        raise FaultyDocumentError(str(fault)) from fault


class _Members:
    """The members of an archive; in Word the case of a name does not count."""

    def __init__(self, archive: Archive) -> None:
        self._archive = archive
        self._names = {name.lower(): name for name in archive}

    def __contains__(self, name: str) -> bool:
        return name.lower() in self._names

    def read(self, name: str) -> bytes:
        return self._archive.read(self._names.get(name.lower(), name))

    def parse(self, name: str) -> etree._Element:
        content = self.read(name)
        if _STRICT in content:
            for strict, usual in _STRICT_NAMES:
                content = content.replace(strict, usual)
        try:
            parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)
            root = etree.fromstring(content, parser)
        except etree.XMLSyntaxError as fault:
            raise FaultyDocumentError(f"the part {name} is not XML: {fault}") from fault
        if root.getroottree().docinfo.internalDTD is not None:
            raise FaultyDocumentError(f"the part {name} declares entities, as no Word document does")
        return root

    def relations(self, name: str) -> dict[str, Relation]:
        folder, file = posixpath.split(name)
        listing = posixpath.join(folder, "_rels", f"{file}.rels")
        if listing not in self:
            return {}
        found = {}
        for each in self.parse(listing).iterfind(f"{{{_RELATIONS}}}Relationship"):
            external = each.get("TargetMode") == "External"
            target = each.get("Target", "")
            inside = posixpath.normpath(posixpath.join("/", folder, target)).lstrip("/")
            kind = each.get("Type", "").rpartition("/")[2]
            found[each.get("Id", "")] = Relation(kind, target if external else inside, external)
        return found

    def part(self, name: str) -> Part:
        root = self.parse(name)
        _settle(root)
        return Part(name, root, self.relations(name))


def _package(members: _Members) -> Package:
    top = {each.kind: each.target for each in members.relations("").values() if not each.external}
    if "officeDocument" not in top:
        raise FaultyDocumentError("the package holds no Word document")
    main = members.part(top["officeDocument"])
    if main.root.tag != w("document") or main.root.find(w("body")) is None:
        raise FaultyDocumentError(f"the part {main.name} is not the text of a Word document")
    parts: dict[str, tuple[Part, ...]] = {"main": (main,)}
    for kind in _READ:
        parts[kind] = tuple(members.part(name) for name in _targets(main, kind))
    if "core-properties" in top:
        properties = members.part(top["core-properties"])
        if properties.root.tag != f"{{{CP}}}coreProperties":
            raise FaultyDocumentError(f"the part {properties.name} holds no properties")
        parts["core"] = (properties,)
    return Package(parts)


def _targets(part: Part, kind: str) -> Iterator[str]:
    """The names of the parts of a kind, each once, as people count them: header2 before header10."""
    names = {each.target for each in part.relations.values() if each.kind == kind and not each.external}
    return iter(sorted(names, key=lambda name: (len(name), name)))


def _settle(root: etree._Element) -> None:
    """Keep of each part what a reader of today sees: no fallbacks, no text that was deleted."""
    for choice in list(root.iter(f"{{{MC}}}AlternateContent")):
        if choice.find(f"{{{MC}}}Choice") is not None:
            for fallback in choice.findall(f"{{{MC}}}Fallback"):
                choice.remove(fallback)
    for gone in list(root.iter(w("del"), w("moveFrom"))):
        parent = gone.getparent()
        if parent is not None:
            parent.remove(gone)
