"""Names and values of WordprocessingML."""

from lxml import etree

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
NS = {"w": W}


def w(name: str) -> str:
    """A name in the WordprocessingML namespace, as lxml wants it."""
    return f"{{{W}}}{name}"


VAL = w("val")


def value(element: etree._Element | None, path: str, attribute: str = "val") -> str | None:
    """An attribute of the first element at `path` within `element`, or None."""
    found = element.find(path, NS) if element is not None else None
    return found.get(w(attribute)) if found is not None else None


def is_on(element: etree._Element | None, path: str) -> bool | None:
    """Whether a switch such as `w:b` is on; None if it is not there."""
    found = element.find(path, NS) if element is not None else None
    return None if found is None else found.get(VAL, "1") not in {"0", "false", "off", "none"}


def half_points(text: str | None) -> float | None:
    """A size in points from its half-points, or None if it is no number."""
    return int(text) / 2 if text and text.isascii() and text.isdigit() and len(text) < 6 else None


def shading(element: etree._Element | None, path: str) -> str | None:
    """The colour of the shading at `path` in capitals, or None where there is none."""
    solid = value(element, path) == "solid"
    return colour(value(element, path, "color" if solid else "fill"))


def colour(text: str | None) -> str | None:
    """A colour of six hexadecimal digits in capitals; None for `auto` and for what is no colour."""
    digits = (text or "").upper()
    return digits if len(digits) == 6 and set(digits) <= set("0123456789ABCDEF") else None
