"""Pictures for Typst, which takes files in memory only if they are text: a PNG goes in as an SVG."""

import base64
import struct


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
