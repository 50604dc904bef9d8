"""Keeps of a template the parts that are shown, and its links as they were written."""

import re
from urllib.parse import unquote

from lxml import etree

from toolkit_cli.ooxml.names import RELATIONSHIPS, ROOT, TYPES, rels_of
from toolkit_cli.ooxml.parts import Package, Relationship
from toolkit_cli.ooxml.workshop._matter import first_reference
from toolkit_cli.ooxml.workshop._wiping import serialised

_SHOWN = """
    officeDocument core-properties extended-properties
    styles numbering settings fontTable font theme header footer footnotes endnotes image hdphoto hyperlink
    chart chartUserShapes chartStyle chartColorStyle themeOverride
    diagramData diagramLayout diagramQuickStyle diagramColors diagramDrawing
"""
_REFUSED = """
    comments vbaProject control activeXControlBinary oleObject package aFChunk subDocument frame
    video audio media
"""
"""What a template may not hold, but only its author can take out: lint names the place."""
_KEPT = frozenset((_SHOWN + _REFUSED).split())
_PROPERTIES = (
    b'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
    b'<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties">'
    b"<Application>Microsoft Office Word</Application><AppVersion>16.0000</AppVersion></Properties>"
)
_TAG = re.compile(r"%7B(?:%7B|%25|%).*?(?:%7D|%25|%)%7D", re.IGNORECASE)


def keep_what_is_shown(parts: dict[str, bytes], package: Package) -> None:
    """Take out relationships and parts that no reader sees; write the tags in links as they were typed."""
    for source in package.sources:
        root = package.root(rels_of(source))
        if root is not None:
            gone = [each for each in package.relationships(source) if not _is_kept(package, each)]
            if _remove(root, gone) + _typed(root):
                parts[rels_of(source)] = serialised(root)
    _set_properties(parts, Package(parts))
    _drop_unreachable(parts, Package(parts))


def _is_kept(package: Package, related: Relationship) -> bool:
    """Whether it is shown, or named by something that is: what is named cannot go without damage."""
    if related.kind in _KEPT and related.kind != "hyperlink":
        return bool(related.source) or related.target in package.parts
    return first_reference(package, related) is not None


def _remove(root: etree._Element, gone: list[Relationship]) -> int:
    ids = {each.id for each in gone}
    found = [each for each in root.iter(f"{{{RELATIONSHIPS}}}Relationship") if each.get("Id") in ids]
    for each in found:
        root.remove(each)
    return len(found)


def _typed(root: etree._Element) -> int:
    """Word writes the braces of a tag in a link as %7B and %7D."""
    changes = 0
    for each in root.iter(f"{{{RELATIONSHIPS}}}Relationship"):
        target = each.get("Target", "")
        typed = _TAG.sub(lambda found: unquote(found[0]), target)
        if typed != target and each.get("TargetMode") == "External":
            each.set("Target", typed)
            changes += 1
    return changes


def _set_properties(parts: dict[str, bytes], package: Package) -> None:
    """Let the properties of the program that wrote the template be those of every document."""
    for related in package.relationships():
        if related.kind == "extended-properties" and related.target in parts:
            parts[related.target] = _PROPERTIES


def _drop_unreachable(parts: dict[str, bytes], package: Package) -> None:
    kept = {TYPES, rels_of(ROOT), *package.reachable}
    kept |= {rels_of(name) for name in package.reachable}
    for name in set(parts) - kept:
        del parts[name]
    root = package.root(TYPES)
    if root is None:
        return
    names = {f"/{name}".lower() for name in parts}
    gone = [each for each in root.iter("{*}Override") if each.get("PartName", "").lower() not in names]
    for each in gone:
        root.remove(each)
    if gone:
        parts[TYPES] = serialised(root)
