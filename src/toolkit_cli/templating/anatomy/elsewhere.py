"""What of a template may hold tags beside its text: targets of links, which are filled, and parts that are not."""

from collections.abc import Iterator, Mapping

from lxml import etree

from toolkit_cli.ooxml.names import ROOT
from toolkit_cli.ooxml.namespaces import A, R, w
from toolkit_cli.ooxml.parts import Package, Relationship
from toolkit_cli.ooxml.places import Places
from toolkit_cli.templating.anatomy.fault import Fault, excerpt
from toolkit_cli.templating.anatomy.tags import scan

_TEXTS = {w("p"): w("t"), f"{{{A}}}p": f"{{{A}}}t"}
"""Paragraphs, whose words are cut into runs at will."""
_READ = ("endnotes", "comments")
"""Parts that are not filled either, but read with the text."""
_WORDS = {"chart": "chart", "image": "picture", "numbering": "numbering", "styles": "styles"}
WHERE = "write it in the text, a header, a footer or a footnote"
_MARKS = ("{{", "}}", "{%", "{#")


def links(package: Package) -> Iterator[tuple[str, str]]:
    """The place and the target of every link with a tag in a part that is filled."""
    places = Places(package)
    for source in filled_parts(package):
        for related in package.relationships(source):
            if related.external and any(mark in related.target for mark in _MARKS):
                yield f"{places.of(source, _reference(package, related))}, link", related.target


def stray_tags(package: Package) -> Iterator[Fault]:
    """The fault of every tag, and piece of one, in parts where no tag is filled."""
    for place, text in _unfilled(package):
        tags, strays = scan(text, forms=True)
        shown = [(tag.start, tag.end, f"`{tag}`") for tag in tags]
        shown += [(each.start, each.end, "a piece of a tag") for each in strays if "`{{`" in each.message]
        for start, end, what in shown:
            yield Fault(place, f"{what} stands where no tag is filled in: {excerpt(text, start, end)}", WHERE)


def _unfilled(package: Package) -> Iterator[tuple[str, str]]:
    """The place and the words of everything with the mark of a tag in parts where no tag is filled."""
    places, whence = Places(package), _whence(package)
    read = {name for name, label in package.labels.items() if label in _READ}
    skipped = {*filled_parts(package), *read}
    found: dict[tuple[str, str], None] = {}
    for name in sorted(set(package.reachable) - skipped):
        if package.is_xml(name):
            place = _place(package, places, whence.get(name), name)
            found |= dict.fromkeys((place, text) for text in _texts(package.root(name)))
    for source in package.sources:
        for related in package.relationships(source) if source not in filled_parts(package) else ():
            if related.external and any(mark in related.target for mark in _MARKS):
                found[f"{places.of(source)}, link", related.target] = None
    yield from found


def filled_parts(package: Package) -> list[str]:
    """The parts whose tags docxtpl fills: the text, its headers, footers and footnotes, and the properties."""
    kinds = ("header", "footer", "footnotes")
    found = [each.target for each in package.relationships(package.main) if each.kind in kinds]
    core = [each.target for each in package.relationships() if each.kind == "core-properties"]
    return list(dict.fromkeys((package.main, *found, *core)))


def _whence(package: Package) -> Mapping[str, Relationship]:
    """The relationship by which each part is shown."""
    sources = (ROOT, *package.labels, *package.sources)
    related = [each for source in sources for each in package.relationships(source) if not each.external]
    return {each.target: each for each in reversed(related)}


def _place(package: Package, places: Places, related: Relationship | None, name: str) -> str:
    if related is None:
        return name
    if related.kind == "diagramDrawing":
        data = (each for each in package.relationships(related.source) if each.kind == "diagramData")
        related = next(data, related)
    word = "SmartArt" if related.kind.startswith("diagram") else _WORDS.get(related.kind, name)
    return f"{places.of(related.source, _reference(package, related))}, {word}"


def _reference(package: Package, related: Relationship) -> etree._Element | None:
    root = package.root(related.source)
    for element in root.iter(etree.Element) if root is not None else ():
        for key, value in element.attrib.items():
            if str(key).startswith(f"{{{R}}}") and value == related.id:
                return element
    return None


def _texts(root: etree._Element | None) -> Iterator[str]:
    """The words of a part with a mark in them: of whole paragraphs, of other elements, of attributes."""
    for element in root.iter(etree.Element) if root is not None else ():
        runs = element.iter(_TEXTS[element.tag]) if element.tag in _TEXTS else ()
        own = element.text if element.tag not in _TEXTS.values() else ""
        for text in ("".join(run.text or "" for run in runs), own, *map(str, element.attrib.values())):
            if text and any(mark in text for mark in _MARKS):
                yield " ".join(text.split())
