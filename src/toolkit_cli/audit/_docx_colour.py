"""The colours that are seen: of letters, and of what lies behind them."""

import re
from collections.abc import Mapping

from toolkit_cli.audit._docx_document import Cell, Document, Paragraph, Run
from toolkit_cli.audit._docx_names import A, w

_HEX = re.compile(r"[0-9A-Fa-f]{6}")
_WHITE = "FFFFFF"
_HIGHLIGHTS = {
    "black": "000000",
    "blue": "0000FF",
    "cyan": "00FFFF",
    "green": "00FF00",
    "magenta": "FF00FF",
    "red": "FF0000",
    "yellow": "FFFF00",
    "white": "FFFFFF",
    "darkblue": "00008B",
    "darkcyan": "008B8B",
    "darkgreen": "006400",
    "darkmagenta": "8B008B",
    "darkred": "8B0000",
    "darkyellow": "808000",
    "darkgray": "A9A9A9",
    "lightgray": "D3D3D3",
}


def text_colour(run: Run) -> str | None:
    """The colour of a run as RRGGBB, or None where Word chooses one that can be read."""
    colour = run.format.get("color") or ""
    return colour.upper() if _HEX.fullmatch(colour) else None


def background(document: Document, paragraph: Paragraph, run: Run) -> str | None:
    """What lies behind a run as RRGGBB, the nearest shading first; None where it cannot be known."""
    highlight = _HIGHLIGHTS.get((run.format.get("highlight") or "").lower())
    if highlight:
        return highlight
    for shading in (run.format.element("shd"), paragraph.format.element("shd")):
        colour = _fill(shading)
        if colour:
            return colour
    cell: Cell | None = paragraph.cell
    while cell is not None:
        colour = _fill(cell.shading)
        if colour:
            return colour
        cell = cell.outer
    return _shape(paragraph) if paragraph.boxed else _page(document)


def _fill(shading: Mapping[str, str] | None) -> str | None:
    """The colour of a shading, a pattern of two colours mixed; None where there is none."""
    if not shading or shading.get("val") == "nil":
        return None
    below, above = shading.get("fill", "auto"), shading.get("color", "auto")
    pattern = shading.get("val", "clear")
    share = 100 if pattern == "solid" else _percent(pattern)
    if share == 0:
        return below.upper() if _HEX.fullmatch(below) else None
    front = above if _HEX.fullmatch(above) else "000000"
    back = below if _HEX.fullmatch(below) else _WHITE
    return "".join(f"{_mixed(front[at : at + 2], back[at : at + 2], share):02X}" for at in (0, 2, 4))


def _mixed(front: str, back: str, share: int) -> int:
    return round((int(front, 16) * share + int(back, 16) * (100 - share)) / 100)


def _percent(pattern: str) -> int:
    found = re.fullmatch(r"pct(\d{1,2})", pattern)
    return int(found[1]) if found else 0


def _page(document: Document) -> str:
    """The colour of the page, if Word is told to show one."""
    page = document.main.find(w("background"))
    colour = page.get(w("color"), "") if page is not None else ""
    return colour.upper() if _HEX.fullmatch(colour) and document.set_on("displayBackgroundShape") else _WHITE


def _shape(paragraph: Paragraph) -> str | None:
    """The colour of the shape around a text box, or None: it may have none, or lie on a picture."""
    box = next(paragraph.element.iterancestors(w("txbxContent")), None)
    shape = next(box.iterancestors("{*}wsp"), None) if box is not None else None
    colour = shape.find(f"{{*}}spPr/{{{A}}}solidFill/{{{A}}}srgbClr") if shape is not None else None
    value = colour.get("val", "") if colour is not None else ""
    return value.upper() if _HEX.fullmatch(value) else None
