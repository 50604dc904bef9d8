"""Gives a section break a paragraph of its own where it shares one with a tag that takes the place of it.

Word writes a section break into the paragraph above it; LibreOffice leaves out an empty one that held it.
"""

import re

from lxml import etree

from toolkit_cli.ooxml.namespaces import w
from toolkit_cli.ooxml.parts import Package
from toolkit_cli.ooxml.workshop._wiping import serialised

_TAKES_ITS_PLACE = re.compile(r"\{[{%]p\s")
_LINE = {w("before"): "0", w("after"): "0", w("line"): "20", w("lineRule"): "exact"}
"""A line one point high: the paragraph must not push a full page over."""


def part_breaks(parts: dict[str, bytes], package: Package) -> None:
    """Move such breaks behind the paragraph they stand in, which is where they show."""
    root = package.root(package.main)
    breaks = [] if root is None else list(root.iterfind(f".//{w('p')}/{w('pPr')}/{w('sectPr')}"))
    moved = [each for each in breaks if _moved(each)]
    if moved and root is not None:
        parts[package.main] = serialised(root)


def _moved(section: etree._Element) -> bool:
    paragraph = next(section.iterancestors(w("p")))
    words = "".join(text.text or "" for text in paragraph.iter(w("t")))
    if not _TAKES_ITS_PLACE.search(words):
        return False
    own = etree.Element(w("p"))
    properties = etree.SubElement(own, w("pPr"))
    etree.SubElement(properties, w("spacing"), _LINE)
    size = etree.SubElement(properties, w("rPr"))
    etree.SubElement(size, w("sz"), {w("val"): "2"})
    properties.append(section)
    paragraph.addnext(own)
    return True
