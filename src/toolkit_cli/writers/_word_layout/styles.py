"""Styles: what a paragraph, a run and a table inherit."""

from dataclasses import dataclass, field
from typing import TypeAlias

from lxml import etree

from toolkit_cli.writers._word_layout.formats import (
    ParagraphFormat,
    RunFormat,
    paragraph_format,
    run_format,
)
from toolkit_cli.writers._word_layout.numbering import Numbering
from toolkit_cli.writers._word_layout.ooxml import NS, Properties, is_on, merge, properties, w

_Direct: TypeAlias = tuple[tuple[str, str], ...]
"""Properties that a piece of text has of its own, as a key."""


@dataclass(frozen=True)
class Layer:
    """What one style says of paragraphs, runs, tables, rows and cells."""

    paragraph: Properties = field(default_factory=dict)
    run: Properties = field(default_factory=dict)
    table: Properties = field(default_factory=dict)
    row: Properties = field(default_factory=dict)
    cell: Properties = field(default_factory=dict)


@dataclass(frozen=True)
class Style:
    """A style with the styles it is based on: layers from the base up, and those for parts of a table."""

    layers: tuple[tuple[str, Layer], ...] = ()
    parts: tuple[dict[str, Layer], ...] = ()


@dataclass(frozen=True, eq=False)
class Surroundings:
    """What the document, and the table cell around a paragraph, give to it before its own style."""

    paragraph: Properties
    run: Properties


@dataclass(frozen=True, eq=False)
class Inherited:
    """What the runs of a paragraph inherit, and the formats of those that were asked for before."""

    properties: Properties
    formats: dict[_Direct, RunFormat] = field(default_factory=dict)


class StyleSheet:
    """The styles and lists of a document."""

    def __init__(self, root: etree._Element | None, numbering: Numbering) -> None:
        self._numbering = numbering
        self._elements: dict[str, etree._Element] = {}
        self._default: dict[str, str] = {}
        self._known: dict[str, Style] = {}
        self._formats: dict[tuple[Surroundings, _Direct], tuple[ParagraphFormat, Inherited]] = {}
        for element in root.iterfind("w:style", NS) if root is not None else ():
            name = element.get(w("styleId"), "")
            self._elements[name] = element
            if element.get(w("default")) in {"1", "true", "on"}:
                self._default[element.get(w("type"), "")] = name
        defaults = root.find("w:docDefaults", NS) if root is not None else None
        found = _layer(defaults, "w:pPrDefault/w:pPr", "w:rPrDefault/w:rPr")
        self.document = Surroundings(found.paragraph, found.run)

    def style(self, name: str | None, kind: str) -> Style:
        """A style by its id; an unknown or missing one is the default of its kind."""
        if not name or name not in self._elements:
            name = self._default.get(kind, "")
        if name not in self._known:
            self._known[name] = self._inherited(name)
        return self._known[name]

    def paragraph(self, direct: Properties, around: Surroundings) -> tuple[ParagraphFormat, Inherited]:
        """The format of a paragraph with these own properties, and what its runs inherit."""
        key = (around, tuple(direct.items()))
        if key not in self._formats:
            self._formats[key] = self._paragraph(direct, around)
        return self._formats[key]

    def run(self, inherited: Inherited, direct: Properties) -> RunFormat:
        """The format of a run with these own properties."""
        key = tuple(direct.items())
        if key not in inherited.formats:
            inherited.formats[key] = self._run(inherited.properties, direct)
        return inherited.formats[key]

    def _paragraph(self, direct: Properties, around: Surroundings) -> tuple[ParagraphFormat, Inherited]:
        name = direct.get("pStyle@val")
        if not name or name not in self._elements:
            name = self._default.get("paragraph", "")
        found, run = dict(around.paragraph), dict(around.run)
        for owner, layer in self.style(name, "paragraph").layers:
            self._lay(found, layer.paragraph, owner)
            merge(run, layer.run)
        self._lay(found, direct, name)
        level = self._numbering.level(found, name)
        return paragraph_format(found, name, numbered=level is not None and level.labelled), Inherited(run)

    def _run(self, inherited: Properties, direct: Properties) -> RunFormat:
        found = dict(inherited)
        if "rStyle@val" in direct:
            for _, layer in self.style(direct["rStyle@val"], "character").layers:
                merge(found, layer.run)
        merge(found, direct)
        return run_format(found, complex_script=is_on(found, "rtl") or is_on(found, "cs"))

    def _lay(self, found: dict[str, str], over: Properties, style: str) -> None:
        """Lay properties on others; where they name a list, its indents come in under them."""
        if any(path.startswith("numPr/") for path in over):
            named = {path: value for path, value in found.items() if path.startswith("numPr/")}
            level = self._numbering.level({**named, **over}, style)
            if level:
                merge(found, level.properties)
        merge(found, over)

    def _inherited(self, name: str) -> Style:
        chain: list[tuple[str, etree._Element]] = []
        while name in self._elements and name not in dict(chain):
            element = self._elements[name]
            chain.append((name, element))
            based = element.find("w:basedOn", NS)
            name = based.get(w("val"), "") if based is not None else ""
        layers = [(name, _layer(element)) for name, element in reversed(chain)]
        parts = [
            {part.get(w("type"), ""): _layer(part) for part in element.iterfind("w:tblStylePr", NS)}
            for _, element in reversed(chain)
        ]
        return Style(tuple(layers), tuple(parts))


def _layer(element: etree._Element | None, paragraph: str = "w:pPr", run: str = "w:rPr") -> Layer:
    if element is None:
        return Layer()
    return Layer(
        properties(element.find(paragraph, NS)),
        properties(element.find(run, NS)),
        properties(element.find("w:tblPr", NS)),
        properties(element.find("w:trPr", NS)),
        properties(element.find("w:tcPr", NS)),
    )
