"""A drawing (SVG) among the pictures of the project."""

from toolkit_cli.core.picture_metadata import without_metadata
from toolkit_cli.core.pictures import fault_of
from toolkit_cli.core.svg import svg_size
from toolkit_cli.core.svg_content import active_content

SEEDS = (
    b'<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" width="9mm" height="9mm" viewBox="0 0 9 9"><g id="a">'
    b'<path d="M0 0L9 9" fill="url(#b)"/></g><defs><linearGradient id="b"><stop offset="0"/></linearGradient></defs><use xlink:href="#a"/>'
    b"<style>path { fill: red }</style><metadata>x</metadata></svg>",
    b'<?xml version="1.0" encoding="utf-8"?><!-- a --><svg xmlns="http://www.w3.org/2000/svg" width="20" height="10"><text>a</text></svg>',
)
TOKENS = (
    b"<script>", b"<foreignObject>", b"onload='a'", b"<image href='data:image/png;base64,iVBORw0KGgo='/>", b"@import", b"url(http://a)", b"\\6a",
    b"<!DOCTYPE svg [<!ENTITY a 'b'>]>", b"&a;", b"<?xml-stylesheet href='a'?>", b"width='9999999mm'", b"xml:base='a'", b"<animate/>", b"<![CDATA[",
)  # fmt: skip
WEIGHT = 260


def run(content: bytes) -> None:
    """Look at it, and clean it; one without fault says its size."""
    active_content(content)
    cleaned = without_metadata(content)
    if not fault_of(".svg", content):
        svg_size(content)
        assert not active_content(cleaned)
