"""A font of the theme is named beside a font: Word takes the one of the theme, whatever it is.

Bad: `+Body (Calibri)` where Arial is meant. Good: Arial, chosen by its name.
"""

from collections.abc import Iterator

from lxml import etree

from toolkit_cli.core.diagnostics import Severity
from toolkit_cli.templating.anatomy.fault import Fault, excerpt
from toolkit_cli.templating.anatomy.ooxml import NS, w
from toolkit_cli.templating.anatomy.template import Template

SEVERITY = Severity.ERROR
_HINT = "choose Arial by its name, not “(Body)” or “(Headings)”"
_DRAWING = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_BRAND = ("arial", "frutiger")


def check(template: Template) -> Iterator[Fault]:
    """Every font of the theme that text is in and that is not of the brand."""
    for font in _themed(template, template.styles.defaults):
        yield Fault("styles", f"text is in {font} unless its style says otherwise", _HINT)
    for style in template.shown:
        for font in _themed(template, style.element.find("w:rPr", NS)):
            yield Fault(style.place, f"`{style.name}` is in {font}", _HINT)
    for paragraph, _, _ in template.printing:
        for piece in paragraph.pieces:
            for font in _themed(template, piece.run.find("w:rPr", NS) if piece.run is not None else None):
                if piece.text.strip():
                    yield Fault(paragraph.place, f"{excerpt(piece.text)} is in {font}", _HINT)


def _themed(template: Template, properties: etree._Element | None) -> list[str]:
    fonts = properties.find("w:rFonts", NS) if properties is not None else None
    named = [fonts.get(w(slot)) for slot in ("asciiTheme", "hAnsiTheme")] if fonts is not None else []
    found = []
    for slot in dict.fromkeys(filter(None, named)):
        font = _font(template, slot)
        if font.casefold() not in _BRAND:
            found.append(f"the theme font `{slot}`" + (f" (`{font}`)" if font else ""))
    return found


def _font(template: Template, slot: str) -> str:
    """The Latin font that the theme gives a slot such as `minorHAnsi`, or nothing."""
    which = "minorFont" if slot.startswith("minor") else "majorFont"
    for name, root in template.roots.items():
        if name.startswith("word/theme/"):
            latin = root.find(f".//{_DRAWING}{which}/{_DRAWING}latin")
            return (latin.get("typeface") or "") if latin is not None else ""
    return ""
