"""The accessible name of an element: what a screen reader calls it (Accessible Name and Description Computation
1.2, with HTML Accessibility API Mappings 1.0)."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from lxml import etree

from toolkit_cli.audit._html_roles import NAMED_BY_CONTENT, TEXT_FIELDS, role

if TYPE_CHECKING:
    from toolkit_cli.audit._html_page import Page

_DEEPEST = 200
_IN_LINE = """
    a abbr b bdi bdo cite code data del dfn em font i img input ins kbd label mark q rp rt ruby s samp small span
    strong sub sup svg text time tspan tt u var wbr
"""
_INLINE = frozenset(_IN_LINE.split())
_WITHOUT_WORDS = frozenset(
    {"script", "style", "template", "noscript", "head", "title", "metadata", "desc", "defs"}
)
_LABELLED = frozenset({"input", "select", "textarea", "button", "meter", "progress", "output"})
_CAPTIONS = {"fieldset": "legend", "figure": "figcaption", "table": "caption", "svg": "title"}
_OWN_VALUES = {"button": None, "submit": "Submit", "reset": "Reset"}


@dataclass(frozen=True, slots=True)
class _Step:
    """How an element was reached: it is referred to itself, or what it stands in is, hidden or not; it is within
    what is named."""

    referred: bool = False
    following: bool = False
    unhidden: bool = False
    within: bool = False
    depth: int = 0

    def inward(self) -> "_Step":
        return _Step(False, self.following, self.unhidden, True, self.depth + 1)


class Names:
    """The names of the elements of a page."""

    def __init__(self, page: "Page") -> None:
        self._page = page
        self._known: dict[etree._Element, str] = {}
        self._referring: dict[etree._Element, str] = {}

    def of(self, element: etree._Element) -> str:
        """The name of an element, blank if it has none."""
        if element not in self._known:
            self._known[element] = _joined(self._name(element, _Step(), set()))
        return self._known[element]

    def _name(self, element: etree._Element, step: _Step, seen: set[etree._Element]) -> str:
        if element in seen:
            return ""
        if step.depth > _DEEPEST:
            return _text(element)
        if not step.unhidden and not step.referred and element in self._page.hidden:
            return ""
        if not step.following:
            found = " ".join(self._by_reference(each, step) for each in self._referred(element))
            if found.strip():
                return found
        return self._own(element, step, seen | {element} if not step.within else _with(seen, element))

    def _own(self, element: etree._Element, step: _Step, seen: set[etree._Element]) -> str:
        """The name without references: value of a field in a label, `aria-label`, the element's own means."""
        kind = role(element)
        value = _value(element, kind) if step.within else None
        if value is not None:
            return value
        label = element.get("aria-label", "")
        if label.strip():
            return label
        if kind not in {"presentation", "none"}:
            native = self._native(element, step, seen)
            if native.strip():
                return native
        if kind in NAMED_BY_CONTENT or step.referred or step.within:
            words = self._content(element, step, seen)
            if words.strip():
                return words
        tooltip = element.get("title", "") or element.get("{http://www.w3.org/1999/xlink}title", "")
        return tooltip if tooltip.strip() else self._last(element, kind)

    def _native(self, element: etree._Element, step: _Step, seen: set[etree._Element]) -> str:
        """What HTML itself names an element by."""
        tag = element.tag
        is_image = tag == "input" and element.get("type", "").lower() == "image"
        if tag in {"img", "area"} or (is_image and element.get("alt", "").strip()):
            return str(element.get("alt", ""))
        if tag in _CAPTIONS:
            own = next((each for each in element if each.tag == _CAPTIONS[tag]), None)
            if own is not None:
                return self._content(own, step.inward(), seen)
        if tag not in {"head", "html"} and any(each.tag == "svg" for each in element.iterancestors()):
            return next((str(each.text or "") for each in element if each.tag == "title"), "")
        if tag in _LABELLED:
            labels = [each for each in self._page.labels(element) if each not in seen]
            found = " ".join(self._name(each, step.inward(), seen) for each in labels)
            if found.strip():
                return found
        if tag == "input" and element.get("type", "").lower() in _OWN_VALUES:
            default = _OWN_VALUES[element.get("type", "").lower()] or ""
            return str(element.get("value", default))
        return ""

    @staticmethod
    def _last(element: etree._Element, kind: str) -> str:
        """What names an element where nothing else does."""
        if kind in TEXT_FIELDS:
            return str(element.get("placeholder", "") or element.get("aria-placeholder", ""))
        is_image = element.tag == "input" and element.get("type", "").lower() == "image"
        return "Submit" if is_image and element.get("alt") is None and element.get("src") is None else ""

    def _content(self, element: etree._Element, step: _Step, seen: set[etree._Element]) -> str:
        inward = step.inward()
        inner = self._page.cascade()
        parts = [inner.generated(element, "before"), *([element.text] if element.text else [])]
        for child in self._children(element):
            if isinstance(child.tag, str) and child.tag not in _WITHOUT_WORDS:
                name = self._name(child, inward, seen)
                parts.append(name if child.tag in _INLINE else f" {name} ")
            if child.getparent() is element:
                parts.append(child.tail or "")
        parts.append(inner.generated(element, "after"))
        return "".join(parts)

    def _children(self, element: etree._Element) -> Iterator[etree._Element]:
        yield from element
        for key in element.get("aria-owns", "").split()[:50]:
            yield from self._page.ids.get(key, ())[:1]

    def _referred(self, element: etree._Element) -> list[etree._Element]:
        keys = dict.fromkeys(element.get("aria-labelledby", "").split())
        return [self._page.ids[key][0] for key in keys if key in self._page.ids]

    def _by_reference(self, element: etree._Element, step: _Step) -> str:
        """The words of what a reference leads to; of hidden elements all that is in them."""
        if element not in self._referring:
            unhidden = element in self._page.hidden
            found = self._name(element, _Step(True, True, unhidden, False, step.depth + 1), set())
            self._referring[element] = found
        return self._referring[element]


def _value(element: etree._Element, kind: str) -> str | None:
    """What a field holds, where it stands within a label; None if it is no field."""
    if kind in {"textbox", "searchbox"}:
        own = element.get("value", "") if element.tag == "input" else _text(element)
        return str(own)
    if kind in {"combobox", "listbox"}:
        if element.tag == "input":
            return str(element.get("value", ""))
        options = [each for each in element.iter() if each.tag == "option" or each.get("role") == "option"]
        chosen = [
            each for each in options if "selected" in each.attrib or each.get("aria-selected") == "true"
        ]
        chosen = chosen or (
            options[:1] if element.tag == "select" and element.get("multiple") is None else []
        )
        return " ".join(_text(each) for each in chosen)
    if kind in {"slider", "spinbutton", "progressbar", "meter", "scrollbar"}:
        keys = ("aria-valuetext", "aria-valuenow", "value")
        return str(next((element.get(key) for key in keys if element.get(key)), ""))
    return None


def _with(seen: set[etree._Element], element: etree._Element) -> set[etree._Element]:
    seen.add(element)
    return seen


def _text(element: etree._Element) -> str:
    return "".join(map(str, element.itertext()))


def _joined(words: str) -> str:
    return " ".join(words.split())
