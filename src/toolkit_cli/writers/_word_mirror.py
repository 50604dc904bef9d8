"""Turns a Word document round, for scripts that run from right to left."""

from lxml import etree

from toolkit_cli.writers._word_order import child, put
from toolkit_cli.writers._word_package import w
from toolkit_cli.writers._word_styles import Styles

_SIDES = {w("left"): w("right"), w("right"): w("left")}
_ENDS = {"left": "start", "right": "end"}
_TWINS = {w("sz"): w("szCs"), w("b"): w("bCs"), w("i"): w("iCs")}


def mirror(root: etree._Element, *, size: float, line: float) -> None:
    """Turn a part round: paragraphs, tables, sections, alignment and the rules beside paragraphs.

    Letters of the script have `size` times the size of Latin ones, and `line` times their line spacing.

    What Word reckons from the start of a line stays: indents, tab stops, the margins and rules of cells.
    Only the rules of a paragraph keep their side, whichever way it runs (ISO 29500-1, 17.3.1.6).
    """
    for paragraph in root.iter(w("p")):
        put(child(paragraph, "pPr"), etree.Element(w("bidi")))
    for style in root.iter(w("style")):
        if style.get(w("type")) == "paragraph" and style.get(w("default")) in {"1", "true", "on"}:
            put(child(style, "pPr"), etree.Element(w("bidi")))
    for table in root.iter(w("tbl")):
        put(child(table, "tblPr"), etree.Element(w("bidiVisual")))
    for section in root.iter(w("sectPr")):
        _section(section)
    for rules in root.iter(w("pBdr")):
        _swap(rules)
    for aligned in root.iter(w("jc"), w("tab")):
        if aligned.get(w("val")) in _ENDS:
            aligned.set(w("val"), _ENDS[aligned.get(w("val"), "")])
    for properties in root.iter(w("rPr")):
        _complex(properties, size)
    for spacing in root.iter(w("spacing")):
        if spacing.get(w("line")) and spacing.get(w("lineRule")) != "exact":
            spacing.set(w("line"), str(round(int(spacing.get(w("line"), "0")) * line)))


def even_margins(root: etree._Element, styles: Styles) -> None:
    """Make the margins at both sides of cells equal, and indent the paragraphs of a cell of its own instead.

    Word and LibreOffice do not agree which side of a mirrored cell is its left one; about indents they do.
    """
    for margins in root.iter(w("tcMar"), w("tblCellMar")):
        cell = next(margins.iterancestors(w("tc")), None) if margins.tag == w("tcMar") else None
        sides = [side for side in margins if side.tag in _SIDES]
        least = min((int(side.get(w("w"), "0")) for side in sides), default=0)
        for side in sides:
            more = int(side.get(w("w"), "0")) - least
            side.set(w("w"), str(least))
            for paragraph in cell.iterchildren(w("p")) if cell is not None and more else ():
                _indent(paragraph, str(side.tag).rpartition("}")[2], more, styles)


def _indent(paragraph: etree._Element, side: str, more: int, styles: Styles) -> None:
    properties = child(paragraph, "pPr")
    style = properties.find(w("pStyle"))
    name = style.get(w("val"), "") if style is not None else "Normal"
    indent = child(properties, "ind")
    own = indent.get(w(side))
    indent.set(w(side), str((int(own) if own else styles.indent(name, side)) + more))


def _section(section: etree._Element) -> None:
    put(section, etree.Element(w("bidi")))
    margins = section.find(w("pgMar"))
    if margins is None:
        return
    left, right = margins.get(w("left")), margins.get(w("right"))
    if left and right:
        margins.set(w("left"), right)
        margins.set(w("right"), left)
    if margins.get(w("gutter"), "0") != "0":
        put(section, etree.Element(w("rtlGutter")))


def _swap(rules: etree._Element) -> None:
    """Change the rules at the left and at the right of a paragraph for each other."""
    sides = [rule for rule in rules if rule.tag in _SIDES]
    for rule in sides:
        rules.remove(rule)
        rule.tag = _SIDES[str(rule.tag)]
    for rule in sides:
        put(rules, rule)


def _complex(properties: etree._Element, size: float) -> None:
    """Give letters of complex scripts `size` times the size of the others, and the same weight."""
    for latin, twin in _TWINS.items():
        found = properties.find(latin)
        if found is not None:
            value = found.get(w("val"))
            if latin == w("sz") and value:
                value = str(round(int(value) * size))
            put(properties, etree.Element(twin, {w("val"): value} if value is not None else {}))
