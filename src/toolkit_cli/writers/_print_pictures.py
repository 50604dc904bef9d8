"""Pictures for Typst, which takes files in memory only if they are text: a PNG goes in as an SVG."""

import base64
import struct
from copy import deepcopy

from lxml import etree

_SVG = "{http://www.w3.org/2000/svg}"


def picture_svg(png: bytes, width: float, height: float) -> bytes:
    """An SVG of that size, in millimetres, that shows a PNG."""
    encoded = base64.b64encode(png).decode("ascii")
    size = f'width="{width:g}mm" height="{height:g}mm" viewBox="0 0 {width:g} {height:g}"'
    image = f'<image width="{width:g}" height="{height:g}" href="data:image/png;base64,{encoded}"/>'
    return f'<svg xmlns="http://www.w3.org/2000/svg" {size}>{image}</svg>'.encode("ascii")


def logo_svg(name: str, content: bytes) -> bytes:
    """The publisher's logo (`.svg` or `.png`) as SVG."""
    if name.lower().endswith(".svg"):
        return content
    width, height = struct.unpack(">II", content[16:24])
    return picture_svg(content, width, height)


def single_lines(svg: bytes) -> bytes:
    """The SVG with every line of a text as a text of its own: from right to left, lines of one run together."""
    root = etree.fromstring(svg)
    for text in list(root.iter(f"{_SVG}text")):
        lines = text.findall(f"{_SVG}tspan")
        parent = text.getparent()
        if not lines or parent is None or any(line.get("x") is None for line in lines):
            continue
        down = float(text.get("y", "0"))
        for line in lines:
            down = float(line.get("y", down)) + float(line.get("dy", "0"))
            single = deepcopy(text)
            single[:] = []
            single.text, single.tail = line.text, None
            single.set("x", str(line.get("x")))
            single.set("y", f"{down:g}")
            text.addprevious(single)
        parent.remove(text)
    return etree.tostring(root)
