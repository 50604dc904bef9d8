"""Lines of words in the drawings of the toolkit, as all programs show them."""

import re
from copy import deepcopy

from lxml import etree

from toolkit_cli.core.xml import strict_parser

_SVG = "{http://www.w3.org/2000/svg}"
_NUMBER = re.compile(r"[+-]?(\d{1,9}(\.\d{0,9})?|\.\d{1,9})", re.ASCII)


def single_lines(svg: bytes) -> bytes:
    """The SVG with every line of a text as a text of its own: from right to left, lines of one run together.

    A text that is set in another way than by lines with one place each stays as it is.
    """
    root = etree.fromstring(svg, strict_parser())
    for text in list(root.iter(f"{_SVG}text")):
        lines, parent = text.findall(f"{_SVG}tspan"), text.getparent()
        if parent is None or not _is_lines(text, lines):
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


def _is_lines(text: etree._Element, lines: list[etree._Element]) -> bool:
    """Whether a text is nothing but lines, each at a place that is a number."""
    around = "".join(filter(None, (text.text, *(line.tail for line in lines))))
    places = [text.get("y", "0")]
    for line in lines:
        places += [line.get("x", ""), line.get("y", "0"), line.get("dy", "0")]
    whole = len(lines) == len(text) and not any(len(line) for line in lines)
    return bool(lines) and whole and not around.strip() and all(map(_NUMBER.fullmatch, map(str, places)))
