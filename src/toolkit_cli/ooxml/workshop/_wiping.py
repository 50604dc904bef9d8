"""Takes out of the parts of a template what no reader sees: marks of sessions, paths, notes of programs."""

import re
from collections.abc import Callable, Iterator

from lxml import etree

from toolkit_cli.core.picture_metadata import without_metadata
from toolkit_cli.ooxml.namespaces import PIC, WP, O, V, w
from toolkit_cli.ooxml.parts import Package

_W14, _W15 = (f"{{http://schemas.microsoft.com/office/word/20{year}/wordml}}" for year in ("10", "12"))
_SETTINGS = (
    *map(w, ("attachedTemplate", "mailMerge", "docVars", "rsids", "attachedSchema", "saveThroughXslt")),
    *map(w, ("trackRevisions", "revisionView", "linkStyles", "doNotTrackMoves", "doNotTrackFormatting")),
    f"{_W14}docId",
    f"{_W15}docId",
)
_ANYWHERE = tuple(map(w, ("rsid", "printerSettings", "permStart", "permEnd", "fldData")))
_LOCAL = re.compile(r"[A-Za-z]:[/\\]|\\\\|file:", re.IGNORECASE)
_LABELS = tuple(map(w, ("alias", "tag")))
"""What authors see of a content control; the program knows controls by the text in them."""
_FILE = re.compile(r"[/\\]|\.[A-Za-z0-9]{2,5}$")
_PICTURE = re.compile(r"\.(png|jpe?g|svg)$", re.IGNORECASE)
_RSID = w("rsid")


def wipe(parts: dict[str, bytes], package: Package) -> None:
    """Take it out of every part that is shown."""
    for name in list(parts):
        if _PICTURE.search(name):
            parts[name] = without_metadata(parts[name])
        elif name in package.reachable and package.is_xml(name):
            root = package.root(name)
            if root is not None:
                parts[name] = _rewritten(parts[name], root)


def _rewritten(content: bytes, root: etree._Element) -> bytes:
    steps: tuple[Callable[[etree._Element], int], ...] = (_elements, _sessions, _file_names, _notes)
    changes = sum([step(root) for step in steps])
    return serialised(root) if changes else content


def serialised(root: etree._Element) -> bytes:
    """A part as it stands in a package, without what stands around its root."""
    body: bytes = etree.tostring(root, encoding="UTF-8", with_tail=False)
    return b"<?xml version='1.0' encoding='UTF-8' standalone='yes'?>\n" + body


def _elements(root: etree._Element) -> int:
    wanted = (*_ANYWHERE, *_SETTINGS) if root.tag == w("settings") else _ANYWHERE
    found = list(root.iter(*wanted))
    found += [each for control in root.iter(w("sdtPr")) for each in control.iterchildren(*_LABELS)]
    for element in found:
        parent = element.getparent()
        if parent is not None:
            parent.remove(element)
    return len(found)


def _sessions(root: etree._Element) -> int:
    """The marks of editing sessions, which tell apart who wrote what when."""
    found = [
        (each, key) for each in root.iter(etree.Element) for key in each.attrib if str(key).startswith(_RSID)
    ]
    for element, key in found:
        del element.attrib[key]
    return len(found)


def _file_names(root: etree._Element) -> int:
    """The names and paths of the files that pictures were taken from."""
    changes = 0
    for element in root.iter(f"{{{PIC}}}cNvPr", f"{{{WP}}}docPr"):
        for key, instead in (("name", "Picture"), ("descr", "")):
            own = key == "name" or element.tag == f"{{{PIC}}}cNvPr"  # the other is what readers are told
            if own and _FILE.search(element.get(key, "")):
                element.set(key, instead)
                changes += 1
    for element, key in _tips(root):
        if _LOCAL.match(element.get(key, "").strip()):
            del element.attrib[key]
            changes += 1
    for element in root.iter(f"{{{V}}}imagedata", f"{{{V}}}fill"):
        changes += bool(element.attrib.pop(f"{{{O}}}title", ""))
    return changes


def _tips(root: etree._Element) -> Iterator[tuple[etree._Element, str]]:
    """What is shown beside a link or a picture: programs fill it with the path of the file."""
    yield from ((each, w("tooltip")) for each in root.iter(w("hyperlink")))
    yield from ((each, "title") for each in root.iter(f"{{{WP}}}docPr"))
    yield from ((each, "tooltip") for each in root.iter("{*}hlinkClick"))


def _notes(root: etree._Element) -> int:
    notes = (etree.Comment, etree.ProcessingInstruction)
    found = sum(1 for _ in root.iter(*notes)) + sum(
        1 for preceding in (True, False) for _ in root.itersiblings(preceding=preceding)
    )
    etree.strip_tags(root, *notes)
    return found
