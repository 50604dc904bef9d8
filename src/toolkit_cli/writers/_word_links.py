"""The addresses in a Word document, made links: those of the text, of the furniture, of headers and footers."""

import re
from collections.abc import Iterator, Mapping
from copy import deepcopy
from itertools import accumulate, groupby

from lxml import etree

from toolkit_cli.model.document import Document
from toolkit_cli.ooxml.names import rels_of
from toolkit_cli.writers._addresses import contacts, led
from toolkit_cli.writers._word_order import child, put
from toolkit_cli.writers._word_package import RELATIONSHIP, linked, parse, relate, serialise, w
from toolkit_cli.writers._word_styles import Styles

_PARTS = re.compile(r"word/(document|(header|footer)\d*|footnotes|endnotes)\.xml")
_LINK, _RUN, _TEXT, _PROPERTIES = w("hyperlink"), w("r"), w("t"), w("rPr")
_STYLE = "Hyperlink"
_NO_BREAK = "\u00a0"
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"


def link_addresses(parts: dict[str, bytes], document: Document) -> None:
    """Make links of all addresses that are none. A link keeps the colour of the words around it."""
    known = contacts(document)
    styles = Styles(parts["word/styles.xml"])
    for name in filter(_PARTS.fullmatch, list(parts)):
        _Part(parts, name, known, styles).link()


class _Part:
    """A part of the document, and the relationships that are made for it."""

    def __init__(self, parts: dict[str, bytes], name: str, known: Mapping[str, str], styles: Styles) -> None:
        self._parts, self._name, self._styles = parts, name, styles
        self._known = known
        self._links: dict[str, str] = {}

    def link(self) -> None:
        """Link what is there; a part without addresses stays as it is."""
        root = parse(self._parts[self._name])
        for run in list(_outside_links(root)):
            self._cut(run)
        if self._links:
            self._parts[self._name] = serialise(root)
            relate(self._parts, rels_of(self._name), linked(self._links))

    def _cut(self, run: etree._Element) -> None:
        """Set the addresses of a run apart."""
        pieces = [piece for element in run if element.tag != _PROPERTIES for piece in self._pieces(element)]
        if not any(url for _, url in pieces):
            return
        made: list[etree._Element] = []
        for url, group in groupby(pieces, key=lambda piece: piece[1]):
            made.append(self._linked(run, url) if url else _like(run))
            (made[-1][0] if url else made[-1]).extend(element for element, _ in group)
        for each in reversed(made):
            run.addnext(each)
        parent = run.getparent()
        assert parent is not None
        parent.remove(run)

    def _pieces(self, element: etree._Element) -> list[tuple[etree._Element, str]]:
        """The parts of a child of a run, each with where it leads; empty for what leads nowhere."""
        text = element.text or ""
        found = led(text.replace(_NO_BREAK, " "), self._known) if element.tag == _TEXT else []
        if not any(url for _, url in found):
            return [(element, "")]
        ends = list(accumulate(len(words) for words, _ in found))
        parts = zip([0, *ends], ends, found, strict=False)
        return [(_text(text[start:end]), url) for start, end, (_, url) in parts]

    def _linked(self, run: etree._Element, url: str) -> etree._Element:
        """A link with an empty run in it."""
        name = self._links.setdefault(url, f"tkAddress{len(self._links) + 1}")
        made = etree.Element(_LINK, {f"{{{RELATIONSHIP}}}id": name, w("history"): "1"})
        inner = _like(run)
        made.append(inner)
        properties = child(inner, "rPr")
        if properties.find(w("rStyle")) is None:
            put(properties, etree.Element(w("rStyle"), {w("val"): _STYLE}))
        put(properties, etree.Element(w("u"), {w("val"): "single"}))
        colour = self._colour(run)
        if colour and properties.find(w("color")) is None:
            put(properties, etree.Element(w("color"), {w("val"): colour}))
        return made

    def _colour(self, run: etree._Element) -> str:
        """The colour of the words of a paragraph, whose style may set them on a ground of its own."""
        paragraph = next(run.iterancestors(w("p")), None)
        style = paragraph.find(f"{w('pPr')}/{w('pStyle')}") if paragraph is not None else None
        return self._styles.colour(style.get(w("val"), "") if style is not None else "")


def _outside_links(root: etree._Element) -> Iterator[etree._Element]:
    """The runs that are neither in a link nor in a field, which may be one."""
    depth = 0
    for run in root.iter(_RUN):
        marks = [mark.get(w("fldCharType")) for mark in run.iter(w("fldChar"))]
        depth += marks.count("begin") - marks.count("end")
        if not depth and not marks and next(run.iterancestors(_LINK, w("fldSimple")), None) is None:
            yield run


def _like(run: etree._Element) -> etree._Element:
    """An empty run of the properties of another."""
    made = etree.Element(_RUN)
    properties = run.find(_PROPERTIES)
    if properties is not None:
        made.append(deepcopy(properties))
    return made


def _text(words: str) -> etree._Element:
    made = etree.Element(_TEXT, {_SPACE: "preserve"})
    made.text = words
    return made
