"""The colour that a text stands on: shading of run, paragraph, cell and table."""

from lxml import etree

from toolkit_cli.templating.anatomy.block_styles import Ground
from toolkit_cli.templating.anatomy.ooxml import NS, is_on, shading, value, w
from toolkit_cli.templating.anatomy.paragraphs import Around, Paragraph
from toolkit_cli.templating.anatomy.styles import Style, StyleSheet

WHITE = "FFFFFF"
_LOOKS = {"firstRow": ("firstRow", 0x20), "firstCol": ("firstColumn", 0x80)}


def ground_of(paragraph: Paragraph, sheet: StyleSheet, style: Style | None) -> str | None:
    """The colour behind a paragraph of the template; None where the look of a text box decides."""
    own = shading(paragraph.element, "w:pPr/w:shd") or style_ground(sheet, style)
    return own or around_ground(paragraph.around, sheet)


def style_ground(sheet: StyleSheet, style: Style | None) -> str | None:
    """The shading that a paragraph style gives."""
    return sheet.first(style, lambda element: shading(element, "w:pPr/w:shd"))[0]


def around_ground(around: Around | None, sheet: StyleSheet) -> str | None:
    """The colour of the cells and tables that something stands in, or white; None for a text box."""
    while around is not None:
        if around.table is not None and around.cell is not None and not around.box:
            found = _cell_ground(around, sheet)
            if found:
                return found
        elif around.box:
            return None
        around = around.outer
    return WHITE


def table_ground(sheet: StyleSheet, ground: Ground) -> str | None:
    """The colour that a table style gives the part of a table."""
    style = sheet.get(ground.table, "table")
    path = f"w:tblStylePr[@w:type='{ground.part}']/w:tcPr/w:shd"
    part = sheet.first(style, lambda element: shading(element, path))[0] if ground.part else None
    return part or sheet.first(style, lambda element: shading(element, "w:tcPr/w:shd"))[0]


def has_look(table: etree._Element, part: str) -> bool:
    """Whether a table shows the look of its style for `firstRow` or `firstCol`."""
    name, bit = _LOOKS[part]
    written = value(table, "w:tblPr/w:tblLook", name)
    if written is not None:
        return written in {"1", "true", "on"}
    try:
        return bool(int(value(table, "w:tblPr/w:tblLook") or "0", 16) & bit)
    except ValueError:
        return False


def rows_of(table: etree._Element) -> list[etree._Element]:
    """The rows of a table, content controls seen through."""
    return [row for row in table.iter(w("tr")) if _nearest(row) is table]


def is_header(row: etree._Element) -> bool:
    """Whether a row is marked to be repeated as header."""
    return bool(is_on(row, "w:trPr/w:tblHeader"))


def _nearest(row: etree._Element) -> etree._Element | None:
    return next(row.iterancestors(w("tbl")), None)


def _cell_ground(around: Around, sheet: StyleSheet) -> str | None:
    assert around.table is not None
    direct = shading(around.cell, "w:tcPr/w:shd")
    if direct:
        return direct
    style = value(around.table, "w:tblPr/w:tblStyle") or ""
    for part in ("firstRow", "firstCol"):
        if _is_in(around, part) and has_look(around.table, part):
            found = table_ground(sheet, Ground(style, part=part))
            if found:
                return found
    return table_ground(sheet, Ground(style)) or shading(around.table, "w:tblPr/w:shd")


def _is_in(around: Around, part: str) -> bool:
    if around.row is None or around.table is None or around.cell is None:
        return False
    if part == "firstRow":
        return next(iter(around.table.iterfind("w:tr", NS)), None) is around.row
    return next(iter(around.row.iterfind("w:tc", NS)), None) is around.cell
