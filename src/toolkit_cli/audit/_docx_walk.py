"""From the parts of a package to paragraphs, tables and drawings, in reading order."""

import re
from collections.abc import Iterator

from lxml import etree

from toolkit_cli.audit._docx_document import Cell, Document, Drawing, Paragraph, Place, Row, Table
from toolkit_cli.audit._docx_drawings import drawings_of
from toolkit_cli.audit._docx_names import is_on, w
from toolkit_cli.audit._docx_package import Package, Part
from toolkit_cli.audit._docx_styles import Format, Layer, Style, StyleSheet, conditions, layer
from toolkit_cli.audit._docx_text import contents

_WRAPPERS = frozenset(
    map(w, ("sdt", "sdtContent", "customXml", "ins", "moveTo", "smartTag", "body", "txbxContent"))
)
_LOOK_BITS = {"firstRow": 0x20, "lastRow": 0x40, "firstColumn": 0x80, "lastColumn": 0x100}
_LOOK_BITS |= {"noHBand": 0x200, "noVBand": 0x400}
_OBJECTS = (w("drawing"), w("pict"), w("object"), "{*}oMath")


def read_document(package: Package) -> Document:
    """Everything that the rules look at."""
    walk = _Walk(StyleSheet(package.root("styles")))
    for kind in ("main", "header", "footer", "footnotes", "endnotes"):
        for part in package.parts.get(kind, ()):
            walk.part(kind, part)
    sequences = tuple(tuple(found) for found in walk.sequences if found)
    return Document(package, walk.styles, sequences, tuple(walk.tables), tuple(walk.drawings))


class _Walk:
    """Numbers what it meets: each paragraph and table within the part, cell, note or box that holds it."""

    def __init__(self, styles: StyleSheet) -> None:
        self.styles = styles
        self.sequences: list[list[Paragraph]] = []
        self.tables: list[Table] = []
        self.drawings: list[Drawing] = []
        self._part: Part
        self._kind = ""
        self._order = 0

    def part(self, kind: str, part: Part) -> None:
        self._part, self._kind = part, "body" if kind == "main" else kind
        number = re.search(r"(\d+)\.xml$", part.name)
        if kind in {"footnotes", "endnotes"}:
            notes = (note for note in part.root if note.get(w("type"), "normal") == "normal")
            for at, note in enumerate(notes, 1):
                self._container(note, f"{kind}, note {at}")
        elif kind == "main":
            body = part.root.find(w("body"))
            if body is not None:
                self._container(body, "body")
        else:
            self._container(part.root, f"{kind} {number[1]}" if number else kind)

    def _place(self, words: str) -> Place:
        self._order += 1
        return Place(words, self._order)

    def _sequence(self) -> list[Paragraph]:
        self.sequences.append([])
        return self.sequences[-1]

    def _container(
        self, element: etree._Element, words: str, cell: Cell | None = None, boxed: bool = False
    ) -> None:
        paragraphs = tables = 0
        sequence = self._sequence()
        for block in _blocks(element):
            if block.tag == w("p"):
                paragraphs += 1
                self._paragraph(block, f"{words}, paragraph {paragraphs}", cell, boxed, sequence)
            else:
                tables += 1
                sequence = self._sequence()
                self._table(block, f"{words}, table {tables}", cell, boxed)

    def _paragraph(
        self, element: etree._Element, words: str, cell: Cell | None, boxed: bool, sequence: list[Paragraph]
    ) -> None:
        place = self._place(words)
        properties = element.find(w("pPr"))
        own = layer(properties)
        style = self.styles.style(own.get("pStyle", {}).get("val"), "paragraph")
        in_table = cell.style if cell else Style()
        runs, links = contents(element, style, in_table, self.styles, self._part.relations)
        layers: tuple[Layer, ...] = (
            own,
            {},
            style.paragraph,
            in_table.paragraph,
            self.styles.default_paragraph,
        )
        found = list(_objects(element))
        sequence.append(
            Paragraph(
                element, self._kind, place, style, Format(layers), runs, links, bool(found), cell, boxed
            )
        )
        quoted = sequence[-1].at() if found else place
        for each in found:
            self.drawings += drawings_of(each, quoted, self._part.relations)
            for number, box in enumerate(_boxes(each), 1):
                self._container(box, f"{words}, text box {number}", None, boxed=True)

    def _table(self, element: etree._Element, words: str, outer: Cell | None, boxed: bool) -> None:
        place = self._place(words)
        properties = element.find(w("tblPr"))
        name = layer(properties).get("tblStyle", {}).get("val")
        look = _look(properties)
        rows = list(_children(element, w("tr")))
        width = max((sum(1 for _ in _children(row, w("tc"))) for row in rows), default=0)
        self.tables.append(Table(element, place, (), look, outer is not None))
        at, found = len(self.tables) - 1, []
        for number, row in enumerate(rows):
            cells, row_place = [], self._place(f"{words}, row {number + 1}")
            for column, cell in enumerate(_children(row, w("tc"))):
                meets = conditions(tuple(sorted(look or ())), number, column, len(rows), width)
                style = self.styles.in_table(name, meets)
                spot = self._place(f"{row_place.words}, cell {column + 1}")
                shading = layer(cell.find(w("tcPr"))).get("shd") or style.cell.get("shd")
                shading = shading or style.table.get("shd")
                cells.append(Cell(cell, spot, style, shading, outer))
                self._container(cell, spot.words, cells[-1], boxed)
            found.append(_row(row, row_place, tuple(cells), self.styles.style(name, "table")))
        self.tables[at] = Table(element, place, tuple(found), look, outer is not None)


def _row(element: etree._Element, place: Place, cells: tuple[Cell, ...], style: Style) -> Row:
    own = layer(element.find(w("trPr")))
    whole_row = own.get("cantSplit") or style.row.get("cantSplit") or {"val": "0"}
    header = own.get("tblHeader", {"val": "0"})
    return Row(place, cells, not is_on(whole_row.get("val", "1")), is_on(header.get("val", "1")))


def _look(properties: etree._Element | None) -> frozenset[str] | None:
    """The parts of a table that are set apart, from the attributes or from the bits of old Word."""
    look = properties.find(w("tblLook")) if properties is not None else None
    if look is None:
        return None
    try:
        bits = int(look.get(w("val"), "0"), 16)
    except ValueError:
        bits = 0
    named = {name: look.get(w(name)) for name in _LOOK_BITS}
    chosen = (
        is_on(value) if value is not None else bool(bits & _LOOK_BITS[name]) for name, value in named.items()
    )
    return frozenset(name for name, on in zip(named, chosen, strict=True) if on)


def _children(element: etree._Element, tag: str) -> Iterator[etree._Element]:
    """The children of a tag, those within content controls and insertions too."""
    for child in element:
        if child.tag == tag:
            yield child
        elif child.tag in _WRAPPERS:
            yield from _children(child, tag)


def _blocks(element: etree._Element) -> Iterator[etree._Element]:
    for child in element:
        if child.tag in {w("p"), w("tbl")}:
            yield child
        elif child.tag in _WRAPPERS:
            yield from _blocks(child)


def _objects(paragraph: etree._Element) -> Iterator[etree._Element]:
    """The drawings, old pictures, embedded objects and formulas of a paragraph, the outermost only."""
    for found in paragraph.iter(*_OBJECTS):
        holder = next(found.iterancestors(w("p")))
        if holder is paragraph:
            yield found


def _boxes(drawing: etree._Element) -> Iterator[etree._Element]:
    """The text boxes of a drawing, without those inside them."""
    for box in drawing.iter(w("txbxContent")):
        outer = next(box.iterancestors(w("txbxContent"), drawing.tag), None)
        if outer is drawing or outer is None:
            yield box
