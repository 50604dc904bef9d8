"""Gives the large-print template another size: letters, the spaces between them, and indents."""

import math
from collections.abc import Iterator

from lxml import etree

from toolkit_cli.model.presentation import LARGE
from toolkit_cli.writers._word_package import parse, serialise, w

_TOP = 1.5
"""The largest heading, in parts of the text."""
_CAP, _STEP = 28.0, 2.0
"""Points: headings grow no larger than the first, but are larger than the text by the second."""
_MOST_INDENT = 2.0
"""Indents take no more of a line than so many times that of the template."""
_SPACES = ("before", "after")
_INDENTS = ("left", "right", "start", "end", "hanging", "firstLine")


def resize(parts: dict[str, bytes], size: float) -> None:
    """Set a template made for 18 points in text of `size` points; nothing becomes smaller than that."""
    factor = size / LARGE.size
    for name in filter(_holds_formats, list(parts)):
        root = parse(parts[name])
        for element in root.iter(w("sz"), w("szCs")):
            wanted = letters(int(element.get(w("val"), "0")) / 2, size)
            element.set(w("val"), str(math.ceil(wanted * 2)))
        for element in root.iter(w("position")):
            _scale(element, ("val",), factor)
        for element in root.iter(w("spacing")):
            exact = element.get(w("lineRule"), "auto") != "auto"
            _scale(element, (*_SPACES, *(("line",) if exact else ())), factor)
        for element in root.iter(w("ind")):
            _scale(element, _INDENTS, min(factor, _MOST_INDENT))
        parts[name] = serialise(root)


def letters(points: float, size: float) -> float:
    """The size for what has `points` where text has 18: in proportion, but the largest heading stays in bounds."""
    ratio = max(points / LARGE.size, 1.0)
    largest = max(_CAP, size + _STEP)
    if size * _TOP <= largest:
        return min(size * ratio, largest)
    return size + (largest - size) * min((ratio - 1) / (_TOP - 1), 1)


def _scale(element: etree._Element, names: tuple[str, ...], factor: float) -> None:
    for name, value in _numbers(element, names):
        element.set(w(name), str(round(value * factor)))


def _numbers(element: etree._Element, names: tuple[str, ...]) -> Iterator[tuple[str, int]]:
    for name in names:
        value = element.get(w(name), "")
        if value.lstrip("-").isdigit():
            yield name, int(value)


def _holds_formats(name: str) -> bool:
    holders = ("word/document", "word/styles", "word/numbering", "word/header", "word/footer")
    return name.startswith(holders) and name.endswith(".xml")
