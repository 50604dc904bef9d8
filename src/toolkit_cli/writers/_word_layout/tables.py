"""Reads tables: the grid, and the style's margins, borders and conditional parts for every cell."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from lxml import etree

from toolkit_cli.writers._word_layout.formats import Border, Borders, border
from toolkit_cli.writers._word_layout.ooxml import (
    NS,
    Properties,
    children,
    is_on,
    merge,
    number,
    points,
    properties,
    w,
)
from toolkit_cli.writers._word_layout.styles import StyleSheet, Surroundings
from toolkit_cli.writers._word_layout.tree import Block, Cell, Margins, Row, Table

ReadBlocks = Callable[[etree._Element, Surroundings], tuple[Block, ...]]
_LOOKS = {
    "firstRow": 0x20,
    "lastRow": 0x40,
    "firstColumn": 0x80,
    "lastColumn": 0x100,
    "noHBand": 0x200,
    "noVBand": 0x400,
}


@dataclass(frozen=True)
class _Place:
    """Where a cell stands: its row and first column, of how many rows and columns; its width in columns."""

    row: int
    rows: int
    column: int
    columns: int
    span: int


class TableReader:
    """Turns one `w:tbl` element to a table."""

    def __init__(self, element: etree._Element, styles: StyleSheet, read: ReadBlocks) -> None:
        self._read = read
        own = properties(element.find("w:tblPr", NS))
        self._style = styles.style(own.get("tblStyle@val"), "table")
        self._around = styles.document
        self._given: dict[tuple[str, ...], tuple[Surroundings, Properties]] = {}
        self._table: dict[str, str] = {}
        for _, layer in self._style.layers:
            merge(self._table, layer.table)
        merge(self._table, own)
        self._element = element
        self._rows = list(_flat(element, "tr"))
        grid = element.findall("w:tblGrid/w:gridCol", NS)
        widths = [points(properties_of(column), "@w") for column in grid]
        self._columns = widths + [0.0] * (max(map(_width, self._rows), default=0) - len(widths))

    def read(self) -> Table:
        """The table."""
        merged = self._merged()
        rows = [self._row(index, row, merged) for index, row in enumerate(self._rows)]
        return Table(tuple(self._columns), points(self._table, "tblInd@w"), tuple(rows))

    def _merged(self) -> dict[tuple[int, int], int]:
        """How many rows each vertically merged cell covers, by row and column; 0 where one goes on."""
        found: dict[tuple[int, int], int] = {}
        open_at: dict[int, int] = {}
        for index, row in enumerate(self._rows):
            for column, cell, _ in _cells(row):
                merge_element = cell.find("w:tcPr/w:vMerge", NS)
                if merge_element is None:
                    open_at.pop(column, None)
                elif merge_element.get(w("val")) == "restart" or column not in open_at:
                    open_at[column] = index
                    found[index, column] = 1
                else:
                    found[open_at[column], column] += 1
                    found[index, column] = 0
        return found

    def _row(self, index: int, row: etree._Element, merged: dict[tuple[int, int], int]) -> Row:
        found: dict[str, str] = {}
        for _, layer in self._style.layers:
            merge(found, layer.row)
        merge(found, properties(row.find("w:trPr", NS)))
        rule = found.get("trHeight@hRule", "atLeast")
        cells, reached = [], 0
        for column, cell, span in _cells(row):
            cells += self._gap(column - reached)
            reached = column + span
            rows = merged.get((index, column), 1)
            if rows:
                place = _Place(index, len(self._rows), column, len(self._columns), span)
                cells.append(self._cell(cell, place, rows))
        cells += self._gap(len(self._columns) - reached)
        return Row(
            height=points(found, "trHeight@val") if rule != "auto" else 0.0,
            exact=rule == "exact",
            together=is_on(found, "cantSplit"),
            header=is_on(found, "tblHeader"),
            cells=tuple(cells),
        )

    def _gap(self, columns: int) -> list[Cell]:
        return [Cell(1, 1, 0, Margins(0, 0, 0, 0), Borders(), "top", ())] * columns

    def _cell(self, cell: etree._Element, place: _Place, rows: int) -> Cell:
        around, given = self._of_style(tuple(_parts(place, self._table)))
        styled = dict(given)
        merge(styled, properties(cell.find("w:tcPr", NS)))
        margins = Margins(*(self._margin(styled, side) for side in ("top", "bottom", "left", "right")))
        across = sum(self._columns[place.column : place.column + place.span])
        return Cell(
            columns=place.span,
            rows=rows,
            width=across - margins.left - margins.right,
            margins=margins,
            borders=self._borders(styled, place, rows),
            align=styled.get("vAlign@val", "top"),
            blocks=self._read(cell, around),
        )

    def _of_style(self, names: tuple[str, ...]) -> tuple[Surroundings, Properties]:
        """What the style of the table gives to the text in a cell that belongs to these parts, and to the cell."""
        if names not in self._given:
            paragraph, run = dict(self._around.paragraph), dict(self._around.run)
            styled: dict[str, str] = {}
            for (_, layer), parts in zip(self._style.layers, self._style.parts, strict=True):
                for each in (layer, *(parts[name] for name in names if name in parts)):
                    merge(paragraph, each.paragraph)
                    merge(run, each.run)
                    merge(styled, each.cell)
            self._given[names] = Surroundings(paragraph, run), styled
        return self._given[names]

    def _margin(self, cell: Properties, side: str) -> float:
        usual = points(self._table, f"tblCellMar/{side}@w", 0 if side in {"top", "bottom"} else 5.4)
        return points(cell, f"tcMar/{side}@w", usual)

    def _borders(self, cell: Properties, place: _Place, rows: int) -> Borders:
        outer = {"top": place.row == 0, "bottom": place.row + rows == place.rows}

        def side(name: str) -> Border:
            if f"tcBorders/{name}@val" in cell:
                return border(cell, f"tcBorders/{name}")
            if not outer[name] and "tcBorders/insideH@val" in cell:
                return border(cell, "tcBorders/insideH")
            return border(self._table, f"tblBorders/{name if outer[name] else 'insideH'}")

        return Borders(top=side("top"), bottom=side("bottom"))


def properties_of(element: etree._Element) -> dict[str, str]:
    """The attributes of an element itself, as settings."""
    return {f"@{str(key).rpartition('}')[2]}": str(value) for key, value in element.attrib.items()}


def _flat(parent: etree._Element, wanted: str) -> Iterator[etree._Element]:
    """The elements of a name, also within content controls and the like."""
    for name, child in children(parent):
        if name == wanted:
            yield child
        elif name in {"sdt", "sdtContent", "customXml", "ins"}:
            yield from _flat(child, wanted)


def _cells(row: etree._Element) -> Iterator[tuple[int, etree._Element, int]]:
    """The cells of a row, each with its first column and its width in columns."""
    own = properties(row.find("w:trPr", NS))
    column = int(number(own, "gridBefore@val"))
    for cell in _flat(row, "tc"):
        span = max(int(number(properties(cell.find("w:tcPr", NS)), "gridSpan@val", 1)), 1)
        yield column, cell, span
        column += span


def _width(row: etree._Element) -> int:
    return max((column + span for column, _, span in _cells(row)), default=0)


def _parts(place: _Place, table: Properties) -> Iterator[str]:
    """The conditional parts of the style that a cell belongs to, the weakest first."""
    try:
        bits = int(table.get("tblLook@val", "0"), 16)
    except ValueError:
        bits = 0
    looks = {
        name: table.get(f"tblLook@{name}", str(int(bool(bits & bit)))) in {"1", "true", "on"}
        for name, bit in _LOOKS.items()
    }
    last_column = place.column + place.span == place.columns
    yield "wholeTable"
    if not looks["noVBand"]:
        yield "band2Vert" if (place.column - looks["firstColumn"]) % 2 else "band1Vert"
    if not looks["noHBand"]:
        yield "band2Horz" if (place.row - looks["firstRow"]) % 2 else "band1Horz"
    if looks["firstColumn"] and place.column == 0:
        yield "firstCol"
    if looks["lastColumn"] and last_column:
        yield "lastCol"
    if looks["firstRow"] and place.row == 0:
        yield "firstRow"
    if looks["lastRow"] and place.row + 1 == place.rows:
        yield "lastRow"
