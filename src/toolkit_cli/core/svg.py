"""What an SVG says of itself."""

import re

_TO_MM = {"mm": 1.0, "cm": 10.0, "in": 25.4, "pt": 25.4 / 72, "px": 25.4 / 96, "": 25.4 / 96}
_SIZE = re.compile(rb'<svg[^>]*?\s%s="([0-9.]+)(mm|cm|in|pt|px|)"')


def svg_size(svg: bytes) -> tuple[float, float]:
    """Width and height of an SVG, in millimetres. Raises ValueError if it does not say them."""
    sizes = []
    for name in (b"width", b"height"):
        found = re.search(_SIZE.pattern % name, svg)
        if not found:
            raise ValueError(f"the drawing has no {name.decode()}")
        sizes.append(float(found[1]) * _TO_MM[found[2].decode()])
    return sizes[0], sizes[1]
