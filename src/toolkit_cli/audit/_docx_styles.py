"""Effective properties: what a paragraph, a run and a cell have by themselves and inherit from styles."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from typing import TypeAlias

from lxml import etree

from toolkit_cli.audit._docx_names import W, is_on, w

Layer: TypeAlias = Mapping[str, Mapping[str, str]]
"""Properties by the name of their element, each with its attributes."""

_BY_ATTRIBUTE = {"rFonts", "lang"}
_PREFIX = f"{{{W}}}"
_DEFAULT_HALF_POINTS = 20
_DEEPEST = 32
"""Styles that one may be based on, one upon the other; a circle ends here too."""


@dataclass(frozen=True, slots=True)
class Format:
    """Properties from near to far: own, character style, paragraph style, table style, defaults."""

    layers: tuple[Layer, ...]

    def get(self, name: str, attribute: str = "val") -> str | None:
        """The nearest value of a property, or None."""
        for layer in self.layers:
            if name in layer and (name not in _BY_ATTRIBUTE or attribute in layer[name]):
                return layer[name].get(attribute)
        return None

    def element(self, name: str) -> Mapping[str, str] | None:
        """The attributes of the nearest property of that name, or None."""
        return next((layer[name] for layer in self.layers if name in layer), None)

    def on(self, name: str) -> bool:
        """Whether an on-off property is on: its nearest value counts."""
        return is_on(self.get(name))

    def toggled(self, name: str) -> bool:
        """Whether a toggle such as bold is on: two styles that both set it cancel each other."""
        own, *styles, defaults = self.layers
        if name in own:
            return is_on(own[name].get("val"))
        if name in defaults and is_on(defaults[name].get("val")):
            return True
        return sum(is_on(layer[name].get("val")) for layer in styles if name in layer) % 2 == 1

    def points(self, name: str = "sz") -> float:
        """The size in points; Word takes 10 where nothing is said."""
        text = self.get(name) or ""
        try:
            return float(text.removesuffix("pt")) / (1 if text.endswith("pt") else 2)
        except ValueError:
            return _DEFAULT_HALF_POINTS / 2


@dataclass(frozen=True)
class Style:
    """A style with all that it inherits; `parts` are the conditional formats of a table style."""

    id: str = ""
    name: str = ""
    ancestry: tuple[str, ...] = ()
    paragraph: Layer = field(default_factory=dict)
    run: Layer = field(default_factory=dict)
    row: Layer = field(default_factory=dict)
    cell: Layer = field(default_factory=dict)
    table: Layer = field(default_factory=dict)
    parts: Mapping[str, "Style"] = field(default_factory=dict)


class StyleSheet:
    """The styles of a document by id, an unknown id being the default style of its type."""

    def __init__(self, root: etree._Element | None) -> None:
        self._elements: dict[str, etree._Element] = {}
        self._default: dict[str, str] = {}
        for element in root.iterfind(w("style")) if root is not None else ():
            name = element.get(w("styleId"), "")
            self._elements[name] = element
            if is_on(element.get(w("default"))):
                self._default[element.get(w("type"), "")] = name
        defaults = root.find(w("docDefaults")) if root is not None else None
        self.default_run = _found(defaults, f"{w('rPrDefault')}/{w('rPr')}")
        self.default_paragraph = _found(defaults, f"{w('pPrDefault')}/{w('pPr')}")
        self.style = cache(self._style)
        self.in_table = cache(self._in_table)

    def _style(self, name: str | None, kind: str) -> Style:
        """A style of a type (`paragraph`, `character`, `table`) with what it inherits."""
        chain: list[etree._Element] = []
        chosen = name if name in self._elements else self._default.get(kind, "")
        while chosen in self._elements and len(chain) < _DEEPEST:
            chain.append(self._elements[chosen])
            chosen = _value(chain[-1], "basedOn")
        style = Style()
        for element in reversed(chain):
            style = _laid(style, element)
        return style

    def _in_table(self, name: str | None, conditions: tuple[str, ...]) -> Style:
        """A table style as it is in cells that meet these conditions, the strongest last."""
        style = self.style(name, "table")
        for condition in conditions:
            part = style.parts.get(condition)
            if part is not None:
                style = _over(style, part)
        return style


def layer(properties: etree._Element | None) -> Layer:
    """The properties that stand in an rPr, pPr, tcPr or trPr."""
    found: dict[str, Mapping[str, str]] = {}
    for child in properties if properties is not None else ():
        if isinstance(child.tag, str) and child.tag.startswith(_PREFIX):
            given = {str(key).rpartition("}")[2]: str(value) for key, value in child.attrib.items()}
            found[child.tag.removeprefix(_PREFIX)] = given or {"val": "1"}
    if "numPr" in found and properties is not None:
        found["numPr"] = {"val": _value(properties.find(w("numPr")), "numId")}
    return found


def merged(below: Layer, above: Layer) -> Layer:
    """Properties laid over others: element by element, but fonts and languages by attribute."""
    both = {name: {**below[name], **above[name]} for name in _BY_ATTRIBUTE & above.keys() & below.keys()}
    return {**below, **above, **both}


def conditions(look: Sequence[str], row: int, column: int, rows: int, columns: int) -> tuple[str, ...]:
    """The conditional formats of the cell at (row, column), as Word orders them: the strongest last."""
    first, last = "firstRow" in look and row == 0, "lastRow" in look and row == rows - 1
    start = "firstColumn" in look and column == 0
    end = "lastColumn" in look and column == columns - 1
    found = []
    if "noVBand" not in look and not (start or end):
        found.append(f"band{1 + (column - ('firstColumn' in look)) % 2}Vert")
    if "noHBand" not in look and not (first or last):
        found.append(f"band{1 + (row - ('firstRow' in look)) % 2}Horz")
    named = {"lastCol": end, "firstCol": start, "lastRow": last, "firstRow": first}
    named |= {"seCell": last and end, "swCell": last and start, "neCell": first and end}
    named |= {"nwCell": first and start}
    return (*found, *(name for name, meets in named.items() if meets))


def _laid(style: Style, element: etree._Element) -> Style:
    name = element.get(w("styleId"), "")
    ancestry = (_value(element, "name").lower(), *style.ancestry)
    above = _own(element, name, _value(element, "name"), ancestry)
    parts = dict(style.parts)
    for part in element.iterfind(w("tblStylePr")):
        kind = part.get(w("type"), "")
        parts[kind] = _over(parts.get(kind, Style()), _own(part))
    return _over(style, above, parts)


def _own(element: etree._Element, style: str = "", name: str = "", ancestry: tuple[str, ...] = ()) -> Style:
    """What a style, or a part of a table style, says itself."""
    paragraph, run, row, cell, table = (
        layer(element.find(w(properties))) for properties in ("pPr", "rPr", "trPr", "tcPr", "tblPr")
    )
    return Style(style, name, ancestry, paragraph, run, row, cell, table)


def _over(below: Style, above: Style, parts: Mapping[str, Style] | None = None) -> Style:
    return Style(
        above.id or below.id,
        above.name or below.name,
        above.ancestry or below.ancestry,
        merged(below.paragraph, above.paragraph),
        merged(below.run, above.run),
        merged(below.row, above.row),
        merged(below.cell, above.cell),
        merged(below.table, above.table),
        below.parts if parts is None else parts,
    )


def _found(element: etree._Element | None, path: str) -> Layer:
    return layer(element.find(path) if element is not None else None)


def _value(element: etree._Element | None, name: str) -> str:
    child = element.find(w(name)) if element is not None else None
    return child.get(w("val"), "") if child is not None else ""
