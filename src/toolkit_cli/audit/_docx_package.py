"""A Word document as its parts, opened with care: any bytes whatever may come."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import TypeAlias

from lxml import etree

from toolkit_cli.audit._docx_names import CP, MC, R, W, w
from toolkit_cli.audit._zip import Archive, FaultyArchiveError
from toolkit_cli.core.xml import reason
from toolkit_cli.ooxml.names import ROOT, Names, Relation

_STRICT = b"http://purl.oclc.org/ooxml/"
_STRICT_NAMES = (
    (b"http://purl.oclc.org/ooxml/wordprocessingml/main", W.encode()),
    (b"http://purl.oclc.org/ooxml/officeDocument/relationships", R.encode()),
    (b"http://purl.oclc.org/ooxml/drawingml/", b"http://schemas.openxmlformats.org/drawingml/2006/"),
)
Relations: TypeAlias = Mapping[str, Relation]


class FaultyDocumentError(Exception):
    """The bytes are no Word document that can be read; the message says why."""


class EncryptedDocumentError(Exception):
    """The document is locked with a password or by rights management."""


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
    except FaultyArchiveError as fault:
        raise FaultyDocumentError(str(fault)) from fault
    except (ValueError, LookupError) as fault:
        raise FaultyDocumentError("the document is damaged") from fault


class Members(Mapping[str, bytes]):
    """The members of a document as they are read. Reading raises FaultyDocumentError."""

    def __init__(self, content: bytes) -> None:
        try:
            self._archive = Archive(content)
        except FaultyArchiveError as fault:
            raise FaultyDocumentError(str(fault)) from fault

    def __getitem__(self, name: str) -> bytes:
        if name not in self._archive:
            raise KeyError(name)
        try:
            return self._archive.read(name)
        except FaultyArchiveError as fault:
            raise FaultyDocumentError(str(fault)) from fault

    def __iter__(self) -> Iterator[str]:
        return iter(self._archive)

    def __len__(self) -> int:
        return len(self._archive.members)


class _Members:
    """The parts of an archive, by what they are."""

    def __init__(self, archive: Archive) -> None:
        self._archive = archive
        self.names = Names(archive, self._listing)

    def _listing(self, member: str) -> bytes:
        try:
            return self._archive.read(member)
        except FaultyArchiveError:
            return b""

    def read(self, name: str) -> bytes:
        return self._archive.read(self.names.member(name) or name)

    def parse(self, name: str) -> etree._Element:
        content = self.read(name)
        if _STRICT in content:
            for strict, usual in _STRICT_NAMES:
                content = content.replace(strict, usual)
        try:
            parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)
            root = etree.fromstring(content, parser)
        except etree.XMLSyntaxError as fault:
            raise FaultyDocumentError(
                f"the part {name} is not XML: {reason(fault)}, line {fault.lineno}"
            ) from fault
        if root.getroottree().docinfo.internalDTD is not None:
            raise FaultyDocumentError(f"the part {name} declares entities, as no Word document does")
        return root

    def part(self, name: str) -> Part:
        root = self.parse(name)
        _settle(root)
        return Part(name, root, {each.id: each for each in self.names.relations(name)})


def _package(members: _Members) -> Package:
    if members.names.main is None:
        raise FaultyDocumentError(_kind_of(members.names))
    main = members.part(members.names.main)
    if main.root.tag != w("document") or main.root.find(w("body")) is None:
        raise FaultyDocumentError(f"the part {main.name} is not the text of a Word document")
    parts: dict[str, tuple[Part, ...]] = {"main": (main,)}
    for kind in _READ:
        parts[kind] = tuple(members.part(name) for name in _targets(main, kind))
    core = [each.target for each in members.names.relations(ROOT) if each.kind == "core-properties"]
    if core:
        properties = members.part(core[0])
        if properties.root.tag != f"{{{CP}}}coreProperties":
            raise FaultyDocumentError(f"the part {properties.name} holds no properties")
        parts["core"] = (properties,)
    return Package(parts)


def _kind_of(names: Names) -> str:
    """What a package without a main part is."""
    if names.member("META-INF/manifest.xml") is not None:
        return "this is an OpenDocument file, no Word document"
    return "the package holds no Word document"


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
