"""Which text is hidden: by itself, by its styles and those they are based on, or by the defaults."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from lxml import etree

from toolkit_cli.ooxml.namespaces import is_on, w

_DEEPEST = 32


@dataclass(frozen=True)
class Hiding:
    """What the styles of a document hide."""

    styles: etree._Element | None

    def hides(self, run: etree._Element, switch: str) -> bool:
        """Whether `vanish`, `webHidden` or `specVanish` is on in a run."""
        own = _switch(run.find(w("rPr")), switch)
        if own is not None:
            return own
        if _switch(self._defaults, switch):
            return True
        named = [_named(run.find(w("rPr")), "rStyle"), self._of_paragraph(run), *self._of_tables(run)]
        # A toggle of two styles is off again (Office Open XML part 1, 17.7.3).
        return sum(bool(self._inherited(style, switch)) for style in named if style) % 2 == 1

    def is_contents(self, run: etree._Element) -> bool:
        """Whether a run stands in an entry of a list of contents, where Word hides page numbers on the web."""
        style = self._all.get(self._of_paragraph(run))
        name = style.find(w("name")) if style is not None else None
        return name is not None and name.get(w("val"), "").lower().startswith("toc ")

    @cached_property
    def _all(self) -> Mapping[str, etree._Element]:
        found = self.styles.iterfind(w("style")) if self.styles is not None else ()
        return {each.get(w("styleId"), ""): each for each in found}

    @cached_property
    def _normal(self) -> str:
        usual = (
            name
            for name, each in self._all.items()
            if each.get(w("type")) == "paragraph" and is_on(each.get(w("default")))
        )
        return next(usual, "")

    @cached_property
    def _defaults(self) -> etree._Element | None:
        path = f"{w('docDefaults')}/{w('rPrDefault')}/{w('rPr')}"
        return self.styles.find(path) if self.styles is not None else None

    def _of_paragraph(self, run: etree._Element) -> str:
        paragraph = next(run.iterancestors(w("p")), None)
        properties = paragraph.find(w("pPr")) if paragraph is not None else None
        return _named(properties, "pStyle") or self._normal

    def _of_tables(self, run: etree._Element) -> Iterator[str]:
        table = next(run.iterancestors(w("tbl")), None)
        if table is not None:
            yield _named(table.find(w("tblPr")), "tblStyle")

    def _inherited(self, style: str, switch: str) -> bool | None:
        for _ in range(_DEEPEST):
            element = self._all.get(style)
            if element is None:
                return None
            own = _switch(element.find(w("rPr")), switch)
            if own is not None:
                return own
            style = _named(element, "basedOn")
        return None


def _switch(properties: etree._Element | None, name: str) -> bool | None:
    found = properties.find(w(name)) if properties is not None else None
    return None if found is None else is_on(found.get(w("val"), "1"))


def _named(element: etree._Element | None, name: str) -> str:
    found = element.find(w(name)) if element is not None else None
    return found.get(w("val"), "") if found is not None else ""
