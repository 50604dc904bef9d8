"""The namespaces of Word documents, and values as Word reads them."""

from lxml import etree

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
WP = "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"
A = "http://schemas.openxmlformats.org/drawingml/2006/main"
PIC = "http://schemas.openxmlformats.org/drawingml/2006/picture"
DECORATIVE = "http://schemas.microsoft.com/office/drawing/2017/decorative"
V = "urn:schemas-microsoft-com:vml"
MC = "http://schemas.openxmlformats.org/markup-compatibility/2006"
CP = "http://schemas.openxmlformats.org/package/2006/metadata/core-properties"
DC = "http://purl.org/dc/elements/1.1/"
_OFF = {"0", "false", "off", "none"}


def w(name: str) -> str:
    """The name of an element or attribute of WordprocessingML."""
    return f"{{{W}}}{name}"


def is_on(value: str | None) -> bool:
    """What an on-off value means; None, an absent element, is off."""
    return value is not None and value.strip().lower() not in _OFF


def flag(parent: etree._Element | None, name: str) -> bool:
    """Whether `parent` has the on-off child `name`, and it is on."""
    child = parent.find(w(name)) if parent is not None else None
    return child is not None and is_on(child.get(w("val"), "1"))


def whole(text: str | None, otherwise: int) -> int:
    """A whole number as written in an attribute, or `otherwise` if it is none."""
    try:
        return int(text or "")
    except ValueError:
        return otherwise
