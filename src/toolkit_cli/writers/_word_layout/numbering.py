"""List levels: the indents they give to their paragraphs."""

from dataclasses import dataclass

from lxml import etree

from toolkit_cli.writers._word_layout.ooxml import NS, Properties, properties, w


@dataclass(frozen=True)
class Level:
    """A level of a list: its paragraph properties; whether its label fills the hanging indent."""

    properties: Properties
    labelled: bool


class Numbering:
    """The lists of a document."""

    def __init__(self, root: etree._Element | None) -> None:
        self._levels: dict[tuple[str, str], Level] = {}
        self._by_style: dict[tuple[str, str], str] = {}
        if root is not None:
            forms = {form.get(w("abstractNumId")): form for form in root.iterfind("w:abstractNum", NS)}
            for instance in root.iterfind("w:num", NS):
                self._add(instance, forms)

    def level(self, found: Properties, style: str) -> Level | None:
        """The level that the properties of a paragraph name, if any."""
        instance = found.get("numPr/numId@val", "0")
        level = found.get("numPr/ilvl@val") or self._by_style.get((instance, style), "0")
        return self._levels.get((instance, level))

    def _add(self, instance: etree._Element, forms: dict[str | None, etree._Element]) -> None:
        name = instance.get(w("numId"), "")
        named = instance.find("w:abstractNumId", NS)
        form = forms.get(named.get(w("val"))) if named is not None else None
        overrides = instance.findall("w:lvlOverride/w:lvl", NS)
        for level in [*(form.iterfind("w:lvl", NS) if form is not None else ()), *overrides]:
            index = level.get(w("ilvl"), "0")
            found = properties(level)
            labelled = found.get("lvlText@val", "") != "" and found.get("suff@val", "tab") == "tab"
            self._levels[name, index] = Level(properties(level.find("w:pPr", NS)), labelled)
            if style := found.get("pStyle@val"):
                self._by_style[name, style] = index
