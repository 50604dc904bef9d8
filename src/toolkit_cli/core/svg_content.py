"""What of an SVG may go out: nothing that acts, that reaches outside, or that tells who drew it with what."""

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Any

from lxml import etree

from toolkit_cli.core.xml import reason

_SVG = "http://www.w3.org/2000/svg"
_XLINK = "http://www.w3.org/1999/xlink"
_XHTML = "http://www.w3.org/1999/xhtml"
_OWN = {_SVG, "http://www.w3.org/XML/1998/namespace", _XLINK}
_HREFS = ("href", f"{{{_XLINK}}}href", "{http://www.w3.org/XML/1998/namespace}base")
_ACTING = {
    "script": "a script",
    "handler": "a script",
    "listener": "a script",
    "foreignObject": "a piece of a web page (`foreignObject`)",
    **dict.fromkeys(("iframe", "object", "embed"), "a piece of a web page"),
    **dict.fromkeys(("audio", "video", "canvas"), "a recording or a film"),
    **dict.fromkeys(("animate", "animateColor", "animateMotion", "animateTransform", "set"), "movement"),
}
_PICTURES = {"image", "feImage"}
_DATA = re.compile(r"data:image/(png|jpeg|jpg|gif|webp);base64,", re.IGNORECASE)
_URL = re.compile(
    r"url\(\s*[\"']?\s*(?![#\s\"')])(?!data:(?:image/(?:png|jpeg|gif|webp)|font/)[;,])", re.IGNORECASE
)
_REACHING = re.compile(
    r"@import|image-set\(|expression\(|-moz-binding|behavior\s*:|javascript:", re.IGNORECASE
)
_CSS_ESCAPE = re.compile(r"\\([0-9a-fA-F]{1,6})\s?|\\(.)")


@lru_cache(maxsize=512)
def active_content(svg: bytes) -> tuple[tuple[int, str], ...]:
    """Everything in an SVG that acts or reaches outside it: the line and what it is, in words.

    Nothing for what is no XML: that is not judged here.
    """
    try:
        root = _root(svg)
    except (etree.XMLSyntaxError, ValueError):
        return ()
    found = [(line, what) for _, _, line, what in _active(root)]
    if root.getroottree().docinfo.internalDTD is not None and b"<!ENTITY" in svg:
        found.append((1, "declarations of entities"))
    found += ((_line(each), "a style sheet of its own") for each in _around(root) if _is_style_sheet(each))
    return tuple(sorted(dict.fromkeys(found)))


@lru_cache(maxsize=512)
def cleaned(svg: bytes) -> bytes:
    """The SVG without what acts, what reaches outside, metadata, comments and what editors keep for themselves.

    The same bytes where there is nothing to take away. Raises ValueError for what is no SVG.
    """
    try:
        root = _root(svg)
    except etree.XMLSyntaxError as fault:
        raise ValueError(f"it is no SVG ({reason(fault)})") from fault
    if root.tag != f"{{{_SVG}}}svg":
        raise ValueError("it is no SVG")
    before = etree.tostring(root, encoding="UTF-8", with_tail=False)
    etree.strip_tags(root, etree.Comment, etree.ProcessingInstruction, etree.Entity)
    for element, attribute, _, _ in list(_active(root)):
        _take_away(element, attribute)
    _forget_editors(root)
    etree.cleanup_namespaces(root)
    after: bytes = etree.tostring(root, encoding="UTF-8", with_tail=False)
    alone = not list(_around(root)) and root.getroottree().docinfo.internalDTD is None
    return svg if alone and after == before else after


def _root(svg: bytes) -> etree._Element:
    return etree.fromstring(svg, etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False))


def _active(root: etree._Element) -> Iterator[tuple[etree._Element, str, int, str]]:
    """An element, its attribute if that alone is meant, the line, and what it is."""
    for element in root.iter(etree.Element):
        space, name = etree.QName(element).namespace, etree.QName(element).localname
        if any(etree.QName(each).localname == "metadata" for each in element.iterancestors()):
            continue
        if name in _ACTING and space in {_SVG, _XHTML, None}:
            yield element, "", _line(element), _ACTING[name]
        elif space == _XHTML:
            yield element, "", _line(element), "a piece of a web page"
        elif name == "style" and _reaches("".join(map(str, element.itertext()))):
            yield element, "", _line(element), "a style that reaches outside"
        else:
            for key, value in map(_pair, element.attrib.items()):
                what = _acting(name, key, value)
                if what:
                    yield element, key, _line(element), what


def _acting(element: str, key: str, value: str) -> str:
    """What an attribute does that none of a picture may do, in words; empty if it does nothing of the sort."""
    if key.lower().startswith("on"):
        return f"a script (`{key}`)"
    target = "".join(value.split())
    if key in _HREFS and target and not target.startswith("#"):
        if element in _PICTURES and _DATA.match(target):
            return ""
        return f"a link to `{value.strip()[:60]}`"
    return f"a `{key}` that reaches outside" if _reaches(value) else ""


def _reaches(style: str) -> bool:
    plain = _CSS_ESCAPE.sub(_unescaped, style)
    return _URL.search(plain) is not None or _REACHING.search(plain) is not None


def _unescaped(found: re.Match[str]) -> str:
    code = int(found[1], 16) if found[1] else 0
    return chr(code) if 0 < code <= 0x10FFFF else found[2] or ""


def _take_away(element: etree._Element, attribute: str) -> None:
    parent = element.getparent()
    if attribute:
        element.attrib.pop(attribute, "")
    elif parent is not None:
        _remove(element, parent)


def _forget_editors(root: etree._Element) -> None:
    for element in list(root.iter(etree.Element)):
        name = etree.QName(element)
        parent = element.getparent()
        if parent is not None and (name.localname == "metadata" or name.namespace not in {*_OWN, None}):
            _remove(element, parent)
            continue
        for key in map(str, list(element.attrib)):
            space = etree.QName(key).namespace
            if (space and space not in _OWN) or key.startswith("data-"):
                del element.attrib[key]


def _remove(element: etree._Element, parent: etree._Element) -> None:
    """Take an element out, and leave the words behind it."""
    before, words = element.getprevious(), element.tail or ""
    if words and before is not None:
        before.tail = (before.tail or "") + words
    elif words:
        parent.text = (parent.text or "") + words
    parent.remove(element)


def _around(root: etree._Element) -> Iterator[etree._Element]:
    """Comments and instructions before and behind the drawing."""
    yield from root.itersiblings(preceding=True)
    yield from root.itersiblings()


def _is_style_sheet(node: etree._Element) -> bool:
    return isinstance(node, etree._ProcessingInstruction) and node.target == "xml-stylesheet"


def _pair(item: tuple[object, object]) -> tuple[str, str]:
    return str(item[0]), str(item[1])


def _line(element: etree._Element) -> int:
    line: Any = element.sourceline
    return int(line or 1)
