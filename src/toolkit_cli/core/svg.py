"""What an SVG says of itself, within bounds."""

import io
import math
import re
from typing import Any

from lxml import etree

from toolkit_cli.core.limits import DEPTH, DRAWING, ELEMENTS, WIDEST
from toolkit_cli.core.xml import reason, strict_parser

SVG = "{http://www.w3.org/2000/svg}svg"
_TO_MM = {"mm": 1.0, "cm": 10.0, "in": 25.4, "pt": 25.4 / 72, "px": 25.4 / 96, "": 25.4 / 96}
_LENGTH = re.compile(r"\s*(\d{0,7}(?:\.\d{1,9})?)(mm|cm|in|pt|px|)\s*", re.ASCII)


class FaultySvgError(ValueError):
    """An SVG that cannot be shown: the reason in words, and the line."""

    def __init__(self, message: str, line: int = 1) -> None:
        super().__init__(message)
        self.line = line


def svg_root(svg: bytes) -> etree._Element:
    """The first element of an SVG, which is read whole. Raises FaultySvgError for one that cannot be shown."""
    if len(svg) > DRAWING:
        raise FaultySvgError(f"it has {len(svg):,} bytes; a drawing has {DRAWING:,} at most")
    try:
        root = etree.fromstring(svg, strict_parser())
    except etree.XMLSyntaxError as fault:
        raise FaultySvgError(f"it is no SVG ({reason(fault)})", fault.lineno or 1) from fault
    except (ValueError, LookupError) as fault:
        raise FaultySvgError("it is no SVG") from fault
    if root.tag != SVG:
        raise FaultySvgError("it is no SVG")
    _bounded(root)
    return root


def svg_size(svg: bytes) -> tuple[float, float]:
    """Width and height of an SVG, in millimetres. Raises FaultySvgError if it does not say them."""
    try:
        _, root = next(etree.iterparse(io.BytesIO(svg), events=("start",), resolve_entities=False))
    except (etree.XMLSyntaxError, StopIteration, ValueError, LookupError) as fault:
        raise FaultySvgError("it is no SVG") from fault
    return size_of(root)


def size_of(root: etree._Element) -> tuple[float, float]:
    """Width and height of an SVG by its first element, as `svg_size`.

    What `width` and `height` leave open, the `viewBox` says (SVG 2, 8.2 and 8.12): its proportions, or its size
    in pixels.
    """
    wide, high = (_length(root, name) for name in ("width", "height"))
    if wide is None or high is None:
        boxed = _view_box(root)
        if boxed is None:
            missing = "width" if wide is None else "height"
            raise FaultySvgError(f"the drawing has no {missing} and no `viewBox`")
        ratio = boxed[0] / boxed[1]
        wide, high = _whole(wide, high, ratio, boxed[0] * _TO_MM["px"])
    for name, size in (("width", wide), ("height", high)):
        if not 0 < size <= WIDEST:
            raise FaultySvgError(f"the {name} of the drawing is {size:g} mm")
    return wide, high


def _length(root: etree._Element, name: str) -> float | None:
    """A length in millimetres; None where there is none, or only a part of the room there is, such as `100%`."""
    found = _LENGTH.fullmatch(str(root.get(name) or ""))
    return float(found[1]) * _TO_MM[found[2]] if found and found[1] else None


def _view_box(root: etree._Element) -> tuple[float, float] | None:
    """Width and height of the view box; None where it has none that a drawing can be shown by."""
    parts = re.split(r"[\s,]+", str(root.get("viewBox") or "").strip())
    try:
        _, _, wide, high = map(float, parts)
    except ValueError:
        return None
    return (wide, high) if 0 < wide < math.inf and 0 < high < math.inf else None


def _whole(wide: float | None, high: float | None, ratio: float, usual: float) -> tuple[float, float]:
    if wide is not None:
        return wide, wide / ratio
    return (usual, usual / ratio) if high is None else (high * ratio, high)


def _bounded(root: etree._Element) -> None:
    depth = elements = 0
    for event, element in etree.iterwalk(root, events=("start", "end")):
        depth += 1 if event == "start" else -1
        elements += event == "start"
        if depth > DEPTH or elements > ELEMENTS:
            line: Any = element.sourceline
            fault = (
                f"elements nested deeper than {DEPTH}"
                if depth > DEPTH
                else f"more than {ELEMENTS:,} elements"
            )
            raise FaultySvgError(f"it has {fault}", int(line or 1))
