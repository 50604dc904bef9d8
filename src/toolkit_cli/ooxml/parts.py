"""The parts of a package with their roots, and what each refers to."""

import posixpath
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from lxml import etree

from toolkit_cli.core.xml import strict_parser
from toolkit_cli.ooxml.names import ROOT, Names, plain

_STRICT = (
    (
        b"http://purl.oclc.org/ooxml/wordprocessingml/main",
        b"http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    ),
    (
        b"http://purl.oclc.org/ooxml/officeDocument/relationships",
        b"http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    ),
    (b"http://purl.oclc.org/ooxml/drawingml/", b"http://schemas.openxmlformats.org/drawingml/2006/"),
)
_TEXTS = ("header", "footer", "footnotes", "endnotes", "comments", "glossaryDocument")
_OTHERS = {"styles", "settings", "numbering", "theme"}
_LABELS = {"glossaryDocument": "building blocks"}


@dataclass(frozen=True, slots=True)
class Relationship:
    """What a part refers to: `kind` is the last word of its type, `target` a part or, if external, an address."""

    source: str
    id: str
    kind: str
    target: str
    external: bool


class Package:
    """A package of parts by name; a part that is no XML has no root."""

    def __init__(self, parts: Mapping[str, bytes]) -> None:
        self.parts = parts
        self._names = Names(parts, lambda name: parts[name])
        self._roots: dict[str, etree._Element | None] = {}

    def root(self, name: str) -> etree._Element | None:
        """The root of a part, or None if it is missing, no XML, or declares entities."""
        if name not in self._roots:
            self._roots[name] = self._parse(name)
        return self._roots[name]

    def relationships(self, source: str = ROOT) -> Iterator[Relationship]:
        """What a part refers to; without one, what the package does."""
        for each in self._names.relations(source):
            target = each.target if each.external else self._names.member(each.target) or each.target
            yield Relationship(source, each.id, each.kind, target, each.external)

    @cached_property
    def sources(self) -> tuple[str, ...]:
        """What has relationships: the package itself, then the parts that it refers to."""
        return (ROOT, *sorted(name for name in self.reachable if any(self.relationships(name))))

    @cached_property
    def main(self) -> str:
        """The part of the text; empty if there is none."""
        return self._names.member(self._names.main or "") or ""

    @cached_property
    def labels(self) -> Mapping[str, str]:
        """The parts that hold text, in reading order, each with what people call it: `body`, `header 2`."""
        found = {self.main: "body"} if self.main else {}
        for source in (self.main, *self._targets(self.main, "glossaryDocument")):
            inside = "building blocks, " if source != self.main else ""
            for kind in _TEXTS:
                for name in self._targets(source, kind):
                    number = "".join(filter(str.isdigit, posixpath.basename(name)))
                    numbered = f"{kind} {number}" if kind in {"header", "footer"} and number else kind
                    found.setdefault(name, inside + _LABELS.get(kind, numbered))
        return found

    def label(self, name: str) -> str:
        """What people call a part; else its name."""
        return self.labels.get(name) or self._others.get(name, name)

    @cached_property
    def _others(self) -> Mapping[str, str]:
        """The parts without text that people have a word for."""
        related = self.relationships(self.main)
        return {each.target: each.kind for each in related if each.kind in _OTHERS}

    def is_xml(self, name: str) -> bool:
        """Whether a part says that it is XML."""
        return self.type_of(name).endswith("xml")

    def type_of(self, name: str) -> str:
        """The content type of a part; empty if none is declared."""
        return self._names.content_type(plain(name))

    @cached_property
    def reachable(self) -> frozenset[str]:
        """The parts that the package refers to, from part to part."""
        found: set[str] = set()
        waiting = [ROOT]
        while waiting:
            targets = {each.target for each in self.relationships(waiting.pop()) if not each.external}
            waiting += (targets & set(self.parts)) - found
            found |= targets & set(self.parts)
        return frozenset(found)

    def _targets(self, source: str, kind: str) -> list[str]:
        """The parts of a kind, as people count them: header2 before header10."""
        names = {each.target for each in self.relationships(source) if each.kind == kind}
        return sorted(names & set(self.parts), key=lambda name: (len(name), name))

    def _parse(self, name: str) -> etree._Element | None:
        member = self._names.member(plain(name))
        if member is None:
            return None
        content = self.parts[member]
        if b"http://purl.oclc.org/ooxml/" in content:
            for strict, usual in _STRICT:
                content = content.replace(strict, usual)
        try:
            root = etree.fromstring(content, strict_parser())
        except (etree.XMLSyntaxError, ValueError, LookupError):
            return None
        return None if root.getroottree().docinfo.internalDTD is not None else root
