"""The styles of a template: what each inherits, and which of them words stand in."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import TypeVar

from lxml import etree

from toolkit_cli.templating.anatomy.ooxml import NS, VAL, is_on, value, w

_Value = TypeVar("_Value")
_DEEPEST = 30


@dataclass(frozen=True, eq=False)
class Style:
    """A style: its id, its name as Word shows it, its type (`paragraph`, `character`, `table`)."""

    id: str
    name: str
    type: str
    element: etree._Element

    @property
    def place(self) -> str:
        """Its place in words."""
        return f"style {self.name}"


@dataclass(frozen=True, eq=False)
class StyleSheet:
    """All styles of a template."""

    root: etree._Element | None

    @cached_property
    def all(self) -> dict[str, Style]:
        """Every style by its id."""
        found = self.root.iterfind("w:style", NS) if self.root is not None else ()
        made = (
            Style(
                element.get(w("styleId"), ""),
                value(element, "w:name") or element.get(w("styleId")) or "",
                element.get(w("type"), "paragraph"),
                element,
            )
            for element in found
        )
        return {style.id: style for style in made}

    @cached_property
    def normal(self) -> Style | None:
        """The style of paragraphs that name none."""
        for style in self.all.values():
            if style.type == "paragraph" and style.element.get(w("default")) in {"1", "true", "on"}:
                return style
        return None

    @cached_property
    def defaults(self) -> etree._Element | None:
        """The character formatting of all text, or None if the template gives none."""
        return self.root.find("w:docDefaults/w:rPrDefault/w:rPr", NS) if self.root is not None else None

    def get(self, id: str | None, type: str) -> Style | None:
        """The style of an id and type; of paragraphs that name none or an unknown one, Normal."""
        found = self.all.get(id or "")
        if found is not None and found.type == type:
            return found
        return self.normal if type == "paragraph" else None

    def chain(self, style: Style | None) -> Iterator[Style]:
        """The style and those it is based on, nearest first."""
        for _ in range(_DEEPEST):
            if style is None:
                return
            yield style
            parent = self.all.get(value(style.element, "w:basedOn") or "")
            style = parent if parent is not None and parent.type == style.type else None

    def first(
        self, style: Style | None, read: Callable[[etree._Element], _Value | None]
    ) -> tuple[_Value | None, Style | None]:
        """What the nearest style says that says anything, and that style."""
        for each in self.chain(style):
            found = read(each.element)
            if found is not None:
                return found, each
        return None, None

    def size(self, style: Style | None, name: str = "sz") -> tuple[str | None, Style | None]:
        """The size of a style in half-points as it is written, and the style that sets it."""
        found, setter = self.first(style, lambda element: value(element, f"w:rPr/w:{name}"))
        return (found, setter) if setter else (value(self.defaults, f"w:{name}"), None)

    def colour(self, style: Style | None) -> str | None:
        """The colour of text in a style, as it is written."""
        found, setter = self.first(style, lambda element: value(element, "w:rPr/w:color"))
        return found if setter else value(self.defaults, "w:color")

    def bold(self, style: Style | None) -> bool:
        """Whether text in a style is bold."""
        found, setter = self.first(style, lambda element: is_on(element, "w:rPr/w:b"))
        return bool(found) if setter else bool(is_on(self.defaults, "w:b"))


def style_of(element: etree._Element | None, path: str) -> str | None:
    """The id of the style that an element names at `path`."""
    found = element.find(path, NS) if element is not None else None
    return found.get(VAL) if found is not None else None
