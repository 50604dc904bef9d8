"""The parts of a package by what they are: relationships and content types name them, no program's habits do.

Rules: ECMA-376 part 2, 6.2 (names of parts, which differ in more than case), 6.5 (relationships), 7.2.3 (types).
"""

import posixpath
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from urllib.parse import unquote

from lxml import etree

TYPES = "[Content_Types].xml"
ROOT = ""
"""The source of the relationships of the package itself."""
MAIN = "word/document.xml"
RELATIONSHIPS = "http://schemas.openxmlformats.org/package/2006/relationships"
_CONTENT_TYPES = "http://schemas.openxmlformats.org/package/2006/content-types"
_ONE = {
    "styles": "word/styles.xml",
    "settings": "word/settings.xml",
    "numbering": "word/numbering.xml",
    "footnotes": "word/footnotes.xml",
    "endnotes": "word/endnotes.xml",
    "comments": "word/comments.xml",
    "fontTable": "word/fontTable.xml",
    "theme": "word/theme/theme1.xml",
}
"""What a main part has one of, and the name that Word gives it."""
_MANY = {"header": "word/header{}.xml", "footer": "word/footer{}.xml"}
CORE = "docProps/core.xml"


@dataclass(frozen=True, slots=True)
class Relation:
    """What a part refers to: the last word of its type, and the name of a part or an address elsewhere."""

    id: str
    kind: str
    target: str
    external: bool


def rels_of(part: str) -> str:
    """The name of the part that holds the relationships of a part."""
    folder, file = posixpath.split(part)
    return posixpath.join(folder, "_rels", f"{file}.rels")


@dataclass
class Names:
    """The members of a package, with the name that Word would give each.

    `read` gives the bytes of a member; none, where it cannot be read.
    """

    members: Iterable[str]
    read: Callable[[str], bytes]
    _relations: dict[str, list[Relation]] = field(default_factory=dict)

    @cached_property
    def _by_name(self) -> dict[str, str]:
        """The members by the name of their part, in lower case."""
        return {plain(member).lower(): member for member in self.members}

    def member(self, part: str) -> str | None:
        """The member that holds a part, or None."""
        return self._by_name.get(part.lower()) or self._by_name.get(unquote(part).lower())

    def relations(self, part: str) -> list[Relation]:
        """What a part refers to; `ROOT` is the package."""
        if part not in self._relations:
            self._relations[part] = list(self._read_relations(part))
        return self._relations[part]

    def _read_relations(self, part: str) -> Iterator[Relation]:
        for each in self._root(rels_of(part)).iterfind(f"{{{RELATIONSHIPS}}}Relationship"):
            external = each.get("TargetMode") == "External"
            target = each.get("Target", "")
            inside = plain(
                posixpath.normpath(posixpath.join("/", posixpath.dirname(part), plain(target, "/")))
            )
            kind = each.get("Type", "").rpartition("/")[2]
            yield Relation(each.get("Id", ""), kind, target if external else inside, external)

    def _root(self, part: str) -> etree._Element:
        member = self.member(part)
        root = parsed(self.read(member)) if member is not None else None
        return root if root is not None else etree.Element("none")

    @cached_property
    def _types(self) -> Mapping[str, str]:
        """The content types, by `/name` of a part or `.ending`, in lower case."""
        found = {}
        for each in self._root(TYPES).iterchildren(f"{{{_CONTENT_TYPES}}}*"):
            key = each.get("PartName") or f".{each.get('Extension', '')}"
            found[key.replace("\\", "/").lower()] = each.get("ContentType", "")
        return found

    def content_type(self, part: str) -> str:
        """The content type of a part; empty if the package says none."""
        ending = posixpath.splitext(part)[1]
        return self._types.get(f"/{part.lower()}") or self._types.get(ending.lower(), "")

    @cached_property
    def main(self) -> str | None:
        """The name of the part with the text, or None."""
        related = (each.target for each in self.relations(ROOT) if each.kind == "officeDocument")
        return next((name for name in related if self.member(name) is not None), None)

    @cached_property
    def usual(self) -> dict[str, str]:
        """The members by the name that Word would give their part."""
        wanted = dict(self._wanted())
        taken = {name.lower() for name in wanted.values()}
        found = {name: str(self.member(part)) for part, name in wanted.items()}
        members = set(found.values())
        for member in self.members:
            if member not in members:
                name = _free(self._listed_as(plain(member), wanted), taken)
                taken.add(name.lower())
                found[name] = member
        return found

    def _listed_as(self, name: str, wanted: Mapping[str, str]) -> str:
        """The name of the relationships of a part that is given another name; of any other part its own."""
        moved = {rels_of(part).lower(): rels_of(new) for part, new in wanted.items()}
        return moved.get(name.lower(), _SPELT.get(name.lower(), name))

    def _wanted(self) -> Iterator[tuple[str, str]]:
        """The parts that Word has a name for, each once."""
        seen: set[str] = set()
        for part, name in self._named():
            if part.lower() not in seen and self.member(part) is not None:
                seen.add(part.lower())
                yield part, name

    def _named(self) -> Iterator[tuple[str, str]]:
        core = (each.target for each in self.relations(ROOT) if each.kind == "core-properties")
        yield from ((part, CORE) for part in core)
        if self.main is None:
            return
        yield self.main, MAIN
        related = [each for each in self.relations(self.main) if not each.external]
        for kind, name in _ONE.items():
            yield from [(each.target, name) for each in related if each.kind == kind][:1]
        for kind, form in _MANY.items():
            yield from _numbered([each.target for each in related if each.kind == kind], form)


_SPELT = {name.lower(): name for name in (TYPES, rels_of(ROOT))}


def _numbered(parts: Iterable[str], form: str) -> Iterator[tuple[str, str]]:
    """The headers or footers: with the numbers they have, and others with numbers that are free."""
    pattern = re.compile(re.escape(form).replace(r"\{\}", r"\d*"))
    every = list(dict.fromkeys(parts))
    taken = {part for part in every if pattern.fullmatch(part)}
    number = 0
    for part in every:
        if part in taken:
            yield part, part
            continue
        number += 1
        while form.format(number) in taken:
            number += 1
        yield part, form.format(number)


def _free(name: str, taken: set[str]) -> str:
    """A name, or one like it, that no other part has."""
    stem, ending = posixpath.splitext(name)
    number = 1
    while name.lower() in taken:
        number += 1
        name = f"{stem}-{number}{ending}"
    return name


def plain(member: str, keep: str = "") -> str:
    """The name of a part, from that of a member: some programs write backslashes, or a slash before it."""
    name = member.replace("\\", "/")
    return name if keep and name.startswith(keep) else name.lstrip("/")


def parsed(content: bytes) -> etree._Element | None:
    """The root of a part, or None where it is not XML; nothing outside it is read."""
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)
    try:
        return etree.fromstring(content, parser)
    except (etree.XMLSyntaxError, ValueError, LookupError):
        return None
