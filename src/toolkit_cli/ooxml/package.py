"""A package as Word for the desktop would name it: the rest of the program knows each part by one name."""

import io
import posixpath
import zipfile
from collections.abc import Iterable, Mapping
from functools import lru_cache

from lxml import etree

from toolkit_cli.ooxml.names import CORE, RELATIONSHIPS, ROOT, TYPES, Names, parsed, plain, rels_of
from toolkit_cli.ooxml.styles import new_ids, rename

_STYLES = "word/styles.xml"
STYLED = tuple(
    f"word/{name}"
    for name in (
        *("document", "styles", "numbering", "settings", "header", "footer"),
        *("footnotes", "endnotes", "comments"),
    )
)
"""How the names of the parts begin that hold or name styles."""


@lru_cache(maxsize=32)
def usual(package: bytes, wanted: frozenset[str] = frozenset()) -> bytes:
    """The same document with the parts and the ids of styles that Word gives them; itself if it has them.

    `wanted` are ids of styles that are looked up: the style of that name gets them. Raises BadZipFile.
    """
    with zipfile.ZipFile(io.BytesIO(package)) as archive:
        before = {name: archive.read(name) for name in archive.namelist() if not name.endswith("/")}
    parts = with_usual_ids(with_usual_names(before), wanted)
    return package if parts == before else _packed(parts)


@lru_cache(maxsize=32)
def without_properties(package: bytes) -> bytes:
    """The same document with empty core properties; itself if it has none. Raises BadZipFile."""
    with zipfile.ZipFile(io.BytesIO(package)) as archive:
        parts = {name: archive.read(name) for name in archive.namelist() if not name.endswith("/")}
    return _packed(parts | {CORE: _EMPTY}) if CORE in parts else package


def with_usual_names(parts: Mapping[str, bytes]) -> dict[str, bytes]:
    """Parts under the names that Word gives them, with relationships and content types that say so."""
    names = Names(parts, lambda member: parts[member])
    usual = names.usual
    moved = {plain(member).lower(): name for name, member in usual.items()}
    made = {name: parts[member] for name, member in usual.items()}
    for source in (ROOT, *map(plain, parts)):
        new = moved.get(source.lower(), source)
        listing = rels_of(new)
        if listing in made:
            made[listing] = _related(made[listing], names, source, new, moved)
    if TYPES in made:
        made[TYPES] = _typed(made[TYPES], moved)
    return made


def _related(listing: bytes, names: Names, source: str, new: str, moved: Mapping[str, str]) -> bytes:
    """The relationships of a part that is now called `new`, to the new names."""
    root = parsed(listing)
    changed = False
    folder = posixpath.dirname(new)
    for each, relation in zip(_relationships(root), names.relations(source), strict=True):
        member = None if relation.external else names.member(relation.target)
        if member is None:
            continue
        target = moved[plain(member).lower()]
        written = each.get("Target", "")
        if posixpath.normpath(posixpath.join("/", folder, written)).lstrip("/") != target:
            each.set("Target", posixpath.relpath(target, folder or "."))
            changed = True
    return _written(root) if changed and root is not None else listing


def _relationships(root: etree._Element | None) -> Iterable[etree._Element]:
    return root.iterfind(f"{{{RELATIONSHIPS}}}Relationship") if root is not None else ()


def _typed(types: bytes, moved: Mapping[str, str]) -> bytes:
    root = parsed(types)
    changed = False
    for each in root.iterchildren("{*}Override") if root is not None else ():
        name = each.get("PartName", "")
        new = f"/{moved.get(plain(name).lower(), plain(name))}"
        if new != name:
            each.set("PartName", new)
            changed = True
    return _written(root) if changed and root is not None else types


def with_usual_ids(parts: Mapping[str, bytes], wanted: Iterable[str]) -> dict[str, bytes]:
    """Parts in which the style of each wanted name has its usual id."""
    styles = parsed(parts.get(_STYLES, b""))
    ids = new_ids(styles, wanted) if styles is not None else {}
    made = dict(parts)
    for name in [name for name in parts if ids and name.startswith(STYLED) and name.endswith(".xml")]:
        root = parsed(parts[name])
        if root is not None and rename(root, ids):
            made[name] = _written(root)
    return made


def _written(root: etree._Element) -> bytes:
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)


_EMPTY = (
    b'<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties"/>'
)


def _packed(parts: Mapping[str, bytes]) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        for name in sorted(parts, key=lambda name: (name != TYPES, name)):
            archive.writestr(zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0)), parts[name])
    return made.getvalue()
