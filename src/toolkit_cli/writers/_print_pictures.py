"""Pictures for Typst, which takes files in memory only if they are text: a PNG or JPEG goes in as an SVG."""

import base64

from toolkit_cli.core import raster


def picture_svg(picture: bytes, width: float, height: float) -> bytes:
    """An SVG of that size, in millimetres, that shows a PNG or JPEG."""
    encoded = base64.b64encode(picture).decode("ascii")
    address = f"data:{raster.media_type(picture)};base64,{encoded}"
    size = f'width="{width:g}mm" height="{height:g}mm" viewBox="0 0 {width:g} {height:g}"'
    image = f'<image width="{width:g}" height="{height:g}" href="{address}"/>'
    return f'<svg xmlns="http://www.w3.org/2000/svg" {size}>{image}</svg>'.encode("ascii")


def logo_svg(name: str, content: bytes) -> bytes:
    """The publisher's logo as SVG."""
    if name.lower().endswith(".svg"):
        return content
    width, height = raster.size(content)
    return picture_svg(content, width, height)
