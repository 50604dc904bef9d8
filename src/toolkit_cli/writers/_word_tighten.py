"""Sets a Word document tighter: spaces first, then sizes, never under what its kind allows."""

import math
from collections.abc import Callable, Mapping
from functools import lru_cache, partial

from lxml import etree

from toolkit_cli.model.publication import TextLimit
from toolkit_cli.writers._word_package import W, parse, serialise, w
from toolkit_cli.writers._word_styles import Styles
from toolkit_cli.writers._word_tightness import LINE, Tightness

_NS = {"w": W}
_STYLES = "word/styles.xml"
_APART, _BAND, _PADDING = 16, 60, 3
"""What stays of spaces, of the margins in bands (twips) and in panels (points): they stand apart."""
_UNDER_PANEL = 100
"""What stays of the space under a panel or a notice (twips): the text below does not belong to it."""
_FACE = 1.149
"""The height of a line of Arial, in em."""
_STEP = 2
"""Half-points by which a heading is larger than the text, at least."""
_EMU_PER_POINT = 12700
_SPACES = tuple(map(w, ("spacing", "trHeight", "top", "bottom", "between")))
_MARGINS = {w("tblCellMar"): _APART, w("tcMar"): _BAND}
"""The margins of cells, and what stays of them."""


def tightened(parts: Mapping[str, bytes], limit: TextLimit, tightness: Tightness) -> dict[str, bytes]:
    """The parts of a package that hold formats, set tighter; not a word changes."""
    before = _styles(parts[_STYLES])
    styles = parse(parts[_STYLES])
    after = _Sheet(styles, before, limit, tightness).tighten()
    changed = {_STYLES: serialise(styles)}
    for name in parts:
        if name.startswith(("word/document", "word/header", "word/footer")) and name.endswith(".xml"):
            root = parse(parts[name])
            _tighten_direct(root, before, after, limit, tightness)
            changed[name] = serialise(root)
    return changed


@lru_cache(maxsize=4)
def _styles(part: bytes) -> Styles:
    """The styles as they were, for all that is tried with them."""
    return Styles(part)


class _Sheet:
    """The styles of a document on their way to being tighter."""

    def __init__(self, root: etree._Element, before: Styles, limit: TextLimit, tightness: Tightness) -> None:
        self._root, self._before, self._tightness = root, before, tightness
        self._styles = {style.get(w("styleId"), ""): style for style in root.iterfind("w:style", _NS)}
        self._least = limit.minimum * 2
        self._floors: dict[str, float] = {}
        for name in limit.styles.keys() & self._styles.keys():
            setter = self._setter(name)
            self._floors[setter] = max(self._floors.get(setter, 0), limit.styles[name] * 2)

    def tighten(self) -> Styles:
        """Change the defaults and every style; what they say of sizes then."""
        defaults = self._root.find("w:docDefaults", _NS)
        every = {**self._styles} if defaults is None else {"": defaults, **self._styles}
        for name, style in every.items():
            for properties in style.iter(w("rPr")):
                _resize(properties, partial(self._size, name))
        after = Styles(serialise(self._root))
        for name, style in every.items():
            size = self._before.size(name)
            _respace(style, self._tightness, size, after.size(name) / size)
        return after

    def _size(self, name: str, size: int) -> int:
        floor = max(self._least, self._floors.get(name, 0))
        if self._is_heading(name):
            text = self._smaller(round(self._before.size("BodyText") * 2), self._least)
            floor = max(floor, text + _STEP)
        return self._smaller(size, floor)

    def _smaller(self, size: int, floor: float) -> int:
        return min(size, max(math.ceil(floor), math.ceil(size * self._tightness.sizes)))

    def _is_heading(self, name: str) -> bool:
        return any(style.find("w:pPr/w:outlineLvl", _NS) is not None for style in self._line_of(name))

    def _setter(self, name: str) -> str:
        """The style that gives a style its size; `` are the defaults."""
        for style in self._line_of(name):
            if style.find("w:rPr/w:sz", _NS) is not None:
                return style.get(w("styleId"), "")
        return ""

    def _line_of(self, name: str) -> list[etree._Element]:
        """A style and those it is based on."""
        found: list[etree._Element] = []
        while name in self._styles and self._styles[name] not in found:
            found.append(self._styles[name])
            based = found[-1].find("w:basedOn", _NS)
            name = based.get(w("val"), "") if based is not None else ""
        return found


def _tighten_direct(
    root: etree._Element, before: Styles, after: Styles, limit: TextLimit, tightness: Tightness
) -> None:
    """Change what the text says of itself beside its styles."""
    least = math.ceil(limit.minimum * 2)
    for properties in root.iter(w("rPr")):
        _resize(properties, lambda size: min(size, max(least, math.ceil(size * tightness.sizes))))
    for paragraph in root.iter(w("p")):
        mark = paragraph.find("w:pPr/w:pStyle", _NS)
        name = mark.get(w("val"), "") if mark is not None else "Normal"
        ratio = after.size(name) / before.size(name)
        found = paragraph.find("w:pPr", _NS)
        if found is not None:
            _respace(found, tightness, before.size(name), ratio)
        _shrink_marks(paragraph, before.size(name), ratio)
    for cell in root.iter(w("tblPr"), w("trPr"), w("tcPr")):
        _respace(cell, tightness, 0, 1)


def _resize(properties: etree._Element, size: Callable[[int], int]) -> None:
    for name in ("sz", "szCs"):
        found = properties.find(f"w:{name}", _NS)
        if found is not None:
            found.set(w("val"), str(size(int(found.get(w("val"), "0")))))


def _respace(root: etree._Element, tightness: Tightness, size: float, ratio: float) -> None:
    """Change the spaces under `root`, whose text was of `size` points and is now `ratio` of it."""
    under = _UNDER_PANEL if root.find(".//w:shd", _NS) is not None else _APART
    for element in root.iter(*_SPACES):
        around = element.getparent()
        within = around.tag if around is not None else ""
        if element.tag == w("spacing"):
            _change(element, "before", partial(tightness.towards, floor=_APART))
            _change(element, "after", partial(tightness.towards, floor=under))
            _respace_lines(element, tightness, size, ratio)
        elif element.tag == w("trHeight"):
            if element.get(w("hRule")) != "exact":
                _change(element, "val", partial(tightness.towards, floor=0))
        elif within == w("pBdr"):
            _change(element, "space", partial(tightness.towards, floor=_PADDING))
        elif within in _MARGINS:
            _change(element, "w", partial(tightness.towards, floor=_MARGINS[within]))


def _respace_lines(spacing: etree._Element, tightness: Tightness, size: float, ratio: float) -> None:
    if spacing.get(w("lineRule"), "auto") == "auto":
        _change(spacing, "line", tightness.line)
    else:
        _change(spacing, "line", partial(_exact_line, tightness, size, ratio))


def _exact_line(tightness: Tightness, size: float, ratio: float, value: int) -> int:
    """A line height in twips, made for text of `size` points that is now `ratio` of it."""
    floor = round(size * 20 * _FACE * LINE / 240)
    return round(tightness.towards(value, floor) * ratio)


def _change(element: etree._Element, name: str, change: Callable[[int], int]) -> None:
    value = element.get(w(name), "")
    if value.isdecimal():
        element.set(w(name), str(change(int(value))))


def _shrink_marks(paragraph: etree._Element, size: float, ratio: float) -> None:
    """Keep pictures that stand for a letter, such as ticks, as high as the letters beside them."""
    if ratio == 1:
        return
    for picture in paragraph.iter("{*}inline"):
        extents = [found for found in picture.iter("{*}extent", "{*}ext") if found.get("cy")]
        if extents and int(extents[0].get("cy", "0")) <= size * _EMU_PER_POINT:
            for extent in extents:
                for side in ("cx", "cy"):
                    extent.set(side, str(round(int(extent.get(side, "0")) * ratio)))
