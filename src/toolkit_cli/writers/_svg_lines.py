"""Lines of words in the drawings of the toolkit, as all programs show them."""

from copy import deepcopy

from lxml import etree

_SVG = "{http://www.w3.org/2000/svg}"


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
