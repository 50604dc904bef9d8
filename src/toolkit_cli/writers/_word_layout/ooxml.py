"""The vocabulary of OOXML: names, units, and properties flattened to plain dictionaries."""

import math
from collections.abc import Iterator, Mapping
from functools import cache

from lxml import etree

_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
NS = {"w": _W}
_SYNONYMS = {"start": "left", "end": "right"}
_NOT_PROPERTIES = {"sectPr", "pPrChange", "rPrChange", "tblPrChange", "tcPrChange", "trPrChange"}

Properties = Mapping[str, str]
"""Settings by path, as `spacing@before` or `pBdr/top@sz`; an empty element counts as `@val` 1."""


@cache
def w(name: str) -> str:
    """A name in the WordprocessingML namespace, as lxml wants it."""
    return f"{{{_W}}}{name}"


def r(name: str) -> str:
    """A name in the namespace of relationships."""
    return f"{{{_R}}}{name}"


def parse(xml: bytes) -> etree._Element:
    """The root of a part; entities stay unresolved."""
    return etree.fromstring(xml, etree.XMLParser(resolve_entities=False, no_network=True))


def children(element: etree._Element) -> Iterator[tuple[str, etree._Element]]:
    """The child elements with their local names."""
    for child in element:
        if isinstance(child.tag, str):
            yield local(child.tag), child


@cache
def local(name: str) -> str:
    """A name without its namespace."""
    return name.rpartition("}")[2]


def properties(element: etree._Element | None, prefix: str = "") -> dict[str, str]:
    """The settings in a properties element, `start` and `end` read as `left` and `right`."""
    found: dict[str, str] = {}
    for name, child in children(element) if element is not None else ():
        if name in _NOT_PROPERTIES:
            continue
        path = prefix + _SYNONYMS.get(name, name)
        if name == "tab":
            path += child.get(w("pos"), "")
        attributes = child.items()
        for attribute, value in attributes:
            key = local(attribute)
            found[f"{path}@{_SYNONYMS.get(key, key)}"] = str(value)
        if len(child):
            found.update(properties(child, f"{path}/"))
        elif not attributes:
            found[f"{path}@val"] = "1"
    return found


def merge(under: dict[str, str], over: Properties) -> None:
    """Lay the properties `over` upon `under`."""
    if "ind@firstLine" in over:
        under.pop("ind@hanging", None)
    if "ind@hanging" in over:
        under.pop("ind@firstLine", None)
    under.update(over)


def is_on(found: Properties, name: str, default: bool = False) -> bool:
    """Whether a switch is on."""
    value = found.get(f"{name}@val")
    return default if value is None else value in {"1", "true", "on"}


def number(found: Properties, path: str, default: float = 0.0) -> float:
    """A number as it stands; what is no number gives the default."""
    try:
        value = float(found.get(path, default))
    except ValueError:
        return default
    return value if math.isfinite(value) else default


def points(found: Properties, path: str, default: float = 0.0) -> float:
    """A measure in twips, as points; `default` is in points."""
    return number(found, path, default * 20) / 20
