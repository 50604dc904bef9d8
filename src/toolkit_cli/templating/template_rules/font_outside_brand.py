"""Latin text is in another font than Arial or Frutiger. Fonts for other scripts are free.

Bad: `Calibri` in the style Body Text. Good: `Arial`.
"""

from collections.abc import Iterator

from lxml import etree

from toolkit_cli.core.diagnostics import Severity
from toolkit_cli.templating.anatomy.fault import Fault, excerpt
from toolkit_cli.templating.anatomy.ooxml import NS, w
from toolkit_cli.templating.anatomy.template import Template

SEVERITY = Severity.ERROR
_HINT = "choose Arial or Frutiger"
_SLOTS = ("ascii", "hAnsi")


def check(template: Template) -> Iterator[Fault]:
    """Every font for Latin text that is not of the brand: in the defaults, in styles, in the text."""
    for font in _outside(template.styles.defaults):
        yield Fault("styles", f"text is in `{font}` unless its style says otherwise", _HINT)
    if template.styles.defaults is None or template.styles.defaults.find("w:rFonts", NS) is None:
        yield Fault("styles", "the template gives its text no font, so that Word chooses one", _HINT)
    for style in template.shown:
        for font in _outside(style.element.find("w:rPr", NS)):
            yield Fault(style.place, f"`{style.name}` is in `{font}`", _HINT)
    for paragraph, _, _ in template.printing:
        for piece in paragraph.pieces:
            for font in _outside(piece.run.find("w:rPr", NS) if piece.run is not None else None):
                if piece.text.strip():
                    yield Fault(paragraph.place, f"{excerpt(piece.text)} is in `{font}`", _HINT)


def _outside(properties: etree._Element | None) -> list[str]:
    """The fonts for Latin text that formatting names and the brand does not, each once."""
    fonts = properties.find("w:rFonts", NS) if properties is not None else None
    named = [fonts.get(w(slot)) for slot in _SLOTS] if fonts is not None else []
    return [font for font in dict.fromkeys(named) if font and not _is_brand(font)]


def _is_brand(font: str) -> bool:
    name = font.strip().casefold()
    return name == "arial" or name.split(" ")[0] == "frutiger"
