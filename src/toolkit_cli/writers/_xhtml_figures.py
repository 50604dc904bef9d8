"""Drawings in line with a page: with a role, a name, a description and a language."""

import re

from lxml import etree
from markupsafe import Markup

from toolkit_cli.core.svg import svg_size

_SVG = "http://www.w3.org/2000/svg"
_XML = "{http://www.w3.org/XML/1998/namespace}lang"
_REFERENCE = re.compile(r"url\(#([^)]+)\)|^#(.+)$")


def figure(
    svg: bytes, name: str, alternative: str, words: str, tag: str, *, xml: bool, style: str = ""
) -> Markup:
    """An SVG to be set in a page. `name` makes its ids unique there, `style` is its class.

    The alternative is its title; its labels, which a screen reader does not see in a picture, its description.
    """
    root = etree.fromstring(svg, etree.XMLParser(resolve_entities=False, no_network=True))
    width, _ = svg_size(svg)
    _unique(root, name)
    root.attrib.pop(_XML, "")
    root.attrib.pop("lang", "")
    for side in ("width", "height"):
        root.attrib.pop(side, "")
    root.set(_XML if xml else "lang", tag)
    root.set("role", "img")
    root.set("aria-labelledby", f"{name}-title")
    if style:
        root.set("class", style)
    root.set("style", f"max-inline-size: {width:g}mm")
    for child in (*root.iterchildren(f"{{{_SVG}}}title"), *root.iterchildren(f"{{{_SVG}}}desc")):
        root.remove(child)
    if words:
        root.set("aria-describedby", f"{name}-words")
        root.insert(0, _text("desc", f"{name}-words", words))
    root.insert(0, _text("title", f"{name}-title", alternative))
    return _markup(root)


def decoration(svg: bytes, style: str = "") -> Markup:
    """An SVG that says nothing: hidden from screen readers."""
    root = etree.fromstring(svg, etree.XMLParser(resolve_entities=False, no_network=True))
    for name in ("width", "height"):
        root.attrib.pop(name, "")
    root.set("aria-hidden", "true")
    root.set("focusable", "false")
    if style:
        root.set("class", style)
    return _markup(root)


def _text(kind: str, name: str, words: str) -> etree._Element:
    made = etree.Element(f"{{{_SVG}}}{kind}", {"id": name})
    made.text = words
    return made


def _unique(root: etree._Element, name: str) -> None:
    """Set `name` before every id in the drawing, and before every reference to one."""
    known = {element.get("id") for element in root.iter(etree.Element) if element.get("id")}
    for element in root.iter(etree.Element) if known else ():
        for key, value in ((key, str(value)) for key, value in element.attrib.items()):
            if key == "id":
                element.set(key, f"{name}-{value}")
            elif _REFERENCE.search(value):
                element.set(key, _REFERENCE.sub(lambda found: _renamed(found, name), value))


def _renamed(found: re.Match[str], name: str) -> str:
    return f"url(#{name}-{found[1]})" if found[1] else f"#{name}-{found[2]}"


def _markup(root: etree._Element) -> Markup:
    etree.cleanup_namespaces(root)
    root.tail = None
    return Markup(etree.tostring(root, encoding="unicode"))
