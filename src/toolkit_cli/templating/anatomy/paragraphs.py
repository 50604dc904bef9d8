"""The paragraphs of a template with their places: body, headers, tables, text boxes, footnotes."""

import re
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from functools import cached_property
from itertools import accumulate

from lxml import etree

from toolkit_cli.templating.anatomy.ooxml import w

_MARKUP = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_PART = re.compile(r"word/(document|header|footer|footnotes|endnotes|comments)(\d*)\.xml")
_TEXT, _PARAGRAPH, _TABLE, _ROW, _CELL, _RUN, _BOX = map(w, ("t", "p", "tbl", "tr", "tc", "r", "txbxContent"))
_SKIPPED = {f"{_MARKUP}Fallback"}
_NOTES = {w("footnote"): "footnote", w("endnote"): "endnote", w("comment"): "comment"}
_TAG = re.compile(r"\{[{%#]")
_FILLED = ("body", "header", "footer", "footnotes", "properties", "link")


@dataclass(frozen=True, eq=False)
class Around:
    """What a paragraph stands in; None: nothing of the sort."""

    container: etree._Element
    cell: etree._Element | None = None
    row: etree._Element | None = None
    table: etree._Element | None = None
    box: bool = False
    outer: "Around | None" = None


@dataclass(frozen=True, eq=False)
class Piece:
    """A stretch of text of one run; `run` is None where it is not a run's."""

    text: str
    run: etree._Element | None = None


@dataclass(frozen=True, eq=False)
class Paragraph:
    """A paragraph of a part, or (without `element`) another text that docxtpl reads as template."""

    part: str
    place: str
    pieces: tuple[Piece, ...]
    around: Around
    element: etree._Element | None = None

    @cached_property
    def text(self) -> str:
        """Its words, without those of text boxes in it."""
        return "".join(piece.text for piece in self.pieces)

    @cached_property
    def _ends(self) -> list[int]:
        """Where each piece ends in the text."""
        return list(accumulate(len(piece.text) for piece in self.pieces))

    def runs(self, start: int, end: int) -> list[etree._Element]:
        """The runs that the characters from `start` to `end` stand in, each once."""
        first, last = bisect_right(self._ends, start), bisect_left(self._ends, end)
        pieces = self.pieces[first : last + 1]
        return list(dict.fromkeys(piece.run for piece in pieces if piece.run is not None and piece.text))

    @property
    def filled(self) -> bool:
        """Whether the program fills the tags of the part."""
        return self.part.split(" ")[0] in _FILLED


@dataclass
class Walk:
    """Goes through the parts; `places` gives the place of tables, rows and cells too."""

    places: dict[etree._Element, str] = field(default_factory=dict)
    paragraphs: list[Paragraph] = field(default_factory=list)

    def part(self, name: str, root: etree._Element) -> None:
        """Take up the paragraphs of a part; other parts than those with text are passed over."""
        if name == "docProps/core.xml":
            self._properties(root)
        kind = _PART.fullmatch(name)
        if kind:
            part = "body" if kind[1] == "document" else f"{kind[1]} {kind[2]}".strip()
            _Part(self, part).go(root, part, Around(root), Counter())

    def link(self, number: int, place: str, target: str, root: etree._Element) -> None:
        """Take up the target of a link, whose tags are filled apart from all others."""
        self.paragraphs.append(Paragraph(f"link {number}", place, (Piece(target),), Around(root)))

    def _properties(self, root: etree._Element) -> None:
        for child in root.iter(etree.Element):
            if child.text and len(child) == 0:
                name = etree.QName(child).localname
                pieces = (Piece(child.text),)
                self.paragraphs.append(Paragraph("properties", f"properties, {name}", pieces, Around(root)))


@dataclass
class _Part:
    walk: Walk
    name: str

    def go(self, element: etree._Element, place: str, around: Around, counts: Counter[str]) -> None:
        """Take up everything within `element`, which stands at `place`."""
        for child in element.iterchildren(etree.Element):
            if child.tag == _PARAGRAPH:
                self._paragraph(child, self._numbered(child, place, "paragraph", counts), around)
            elif child.tag == _TABLE:
                at = self._numbered(child, place, "table", counts)
                self.go(child, at, replace(around, table=child, row=None, outer=around), Counter())
            elif child.tag == _ROW:
                at = self._numbered(child, place, "row", counts)
                self.go(child, at, replace(around, row=child), Counter())
            elif child.tag == _CELL:
                at = self._numbered(child, place, "cell", counts)
                self.go(child, at, replace(around, cell=child, container=child), Counter())
            elif child.tag in _NOTES:
                at = self._numbered(child, place, _NOTES[child.tag], counts)
                self.go(child, at, replace(around, container=child), Counter())
            elif child.tag not in _SKIPPED:
                self._other_texts(child, place, around)
                self.go(child, place, around, counts)

    def _numbered(self, element: etree._Element, place: str, word: str, counts: Counter[str]) -> str:
        counts[word] += 1
        at = f"{place}, {word} {counts[word]}"
        self.walk.places[element] = at
        return at

    def _paragraph(self, element: etree._Element, place: str, around: Around) -> None:
        pieces: list[Piece] = []
        boxes: list[etree._Element] = []
        others: list[str] = []
        self._collect(element, None, pieces, boxes, others)
        found = Paragraph(self.name, place, tuple(pieces), around, element)
        self.walk.paragraphs.append(found)
        for text in others:
            self._add(text, place, around)
        for number, box in enumerate(boxes, start=1):
            inside = Around(box, box=True, outer=around)
            self.go(box, f"{place}, text box {number}", inside, Counter())

    def _collect(
        self,
        element: etree._Element,
        run: etree._Element | None,
        pieces: list[Piece],
        boxes: list[etree._Element],
        others: list[str],
    ) -> None:
        others += _attributes(element)
        for child in element.iterchildren(etree.Element):
            if child.tag == _TEXT:
                pieces.append(Piece((child.text or "").replace("\n", " "), run))
            elif child.tag in {_BOX, _PARAGRAPH}:
                boxes.append(child)
            elif child.tag not in _SKIPPED:
                if child.text and _TAG.search(child.text):
                    others.append(child.text)
                self._collect(child, child if child.tag == _RUN else run, pieces, boxes, others)

    def _other_texts(self, element: etree._Element, place: str, around: Around) -> None:
        for text in _attributes(element):
            self._add(text, place, around)

    def _add(self, text: str, place: str, around: Around) -> None:
        pieces = (Piece(text.replace("\n", " ")),)
        self.walk.paragraphs.append(Paragraph(self.name, place, pieces, around))


def _attributes(element: etree._Element) -> Iterator[str]:
    return (text for text in map(str, element.attrib.values()) if _TAG.search(text))
