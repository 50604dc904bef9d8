"""A change is tracked: what was deleted is still in the file, with the name of who did it and when.

Bad: a template saved with Review, Track Changes. Good: Review, Accept All Changes and Stop Tracking.
"""

from collections.abc import Iterator

from lxml import etree

from toolkit_cli.core.diagnostics import Severity
from toolkit_cli.ooxml.namespaces import w
from toolkit_cli.ooxml.parts import Package
from toolkit_cli.ooxml.places import words_in
from toolkit_cli.ooxml.workshop._matter import Matter, word_parts

SEVERITY = Severity.ERROR
IN = ("templates", "documents")
_W14 = "{http://schemas.microsoft.com/office/word/2010/wordml}"
_HINT = "choose Review, Accept, “Accept All Changes and Stop Tracking”, and save"
_MOVED, _FORMATTED = "text was moved", "a change of formatting"
_KINDS = {
    **{w(name): "an insertion" for name in ("ins", "customXmlInsRangeStart")},
    **{w(name): "a deletion" for name in ("del", "customXmlDelRangeStart")},
    **{w(name): _MOVED for name in ("moveFrom", "moveTo", "moveFromRangeStart", "moveToRangeStart")},
    **{w(name): _MOVED for name in ("customXmlMoveFromRangeStart", "customXmlMoveToRangeStart")},
    **{w(f"{name}Change"): _FORMATTED for name in ("rPr", "pPr", "sectPr", "tblPr", "tblPrEx", "tblGrid")},
    **{w(f"{name}Change"): _FORMATTED for name in ("tcPr", "trPr", "numbering")},
    w("cellIns"): "an inserted cell",
    w("cellDel"): "a deleted cell",
    w("cellMerge"): "a change of merged cells",
    f"{_W14}conflictIns": "an insertion in conflict",
    f"{_W14}conflictDel": "a deletion in conflict",
}
_DELETED_TEXT = (w("delText"), w("delInstrText"))


def check(package: Package) -> Iterator[Matter]:
    """Every tracked change of text, formatting, rows and cells, in every part."""
    for part, root in word_parts(package):
        for element in root.iter(*_KINDS):
            yield _matter(part, element, _named(element))
        for element in root.iter(*_DELETED_TEXT):
            if next(element.iterancestors(*_KINDS), None) is None:
                yield Matter(part, element, "a deletion", "deleted text is still there", _HINT)


def _named(element: etree._Element) -> str:
    parent = element.getparent()
    if parent is not None and parent.tag == w("trPr"):
        return "an inserted row" if element.tag == w("ins") else "a deleted row"
    return _KINDS[element.tag]


def _matter(part: str, element: etree._Element, kind: str) -> Matter:
    author = " ".join(element.get(w("author"), "").split())
    words = words_in([element]) if kind != _FORMATTED else ""
    by = f" of {author}" if author else ""
    shown = "a move of text" if kind == _MOVED else kind
    return Matter(part, element, kind, f"{shown}{by} is tracked{f': {words}' if words else ''}", _HINT)
