"""Names of Office Open XML."""

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
A = "http://schemas.openxmlformats.org/drawingml/2006/main"
PIC = "http://schemas.openxmlformats.org/drawingml/2006/picture"
WP = "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"
WP15 = "http://schemas.microsoft.com/office/word/2012/wordprocessingDrawing"
V = "urn:schemas-microsoft-com:vml"
O = "urn:schemas-microsoft-com:office:office"  # noqa: E741
MC = "http://schemas.openxmlformats.org/markup-compatibility/2006"
_OFF = {"0", "false", "off", "none"}


def w(name: str) -> str:
    """A name in the WordprocessingML namespace, as lxml wants it."""
    return f"{{{W}}}{name}"


def is_on(value: str | None) -> bool:
    """What an on-off value means; None, an absent element, is off."""
    return value is not None and value.strip().lower() not in _OFF
