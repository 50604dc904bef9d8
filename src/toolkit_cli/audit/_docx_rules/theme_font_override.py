"""A Word document names a font and a theme font at the same place: Word then shows the theme font, so that
the brand's font, or the one for another script, is not what readers see.

Bad: `w:ascii="Arial" w:asciiTheme="minorHAnsi"`.
Good: the font alone.
"""

from collections.abc import Iterator, Mapping

from lxml import etree

from toolkit_cli.audit._docx_document import STYLES, Document, Fault, Place
from toolkit_cli.audit._docx_names import w
from toolkit_cli.core.diagnostics import Severity

SEVERITY = Severity.ERROR
_PAIRS = {"ascii": "asciiTheme", "hAnsi": "hAnsiTheme", "cs": "cstheme", "eastAsia": "eastAsiaTheme"}


def check(document: Document) -> Iterator[Fault]:
    """Every style and paragraph where a theme font beats a named one."""
    styles = document.package.root("styles")
    for fonts in styles.iter(w("rFonts")) if styles is not None else ():
        style = next(fonts.iterancestors(w("style")), None)
        name = style.find(w("name")) if style is not None else None
        place = STYLES.quoting(name.get(w("val"), "") if name is not None else "defaults")
        yield from _faults(fonts, place)
    for paragraph in document.paragraphs:
        for run in paragraph.runs:
            yield from _faults(run.format.layers[0].get("rFonts", {}), paragraph.at(run.text))


def _faults(fonts: etree._Element | Mapping[str, str], place: Place) -> Iterator[Fault]:
    given = {str(key).rpartition("}")[2]: str(value) for key, value in fonts.items()}
    beaten = [given[font] for font, theme in _PAIRS.items() if font in given and theme in given]
    if beaten:
        message = f"a theme font replaces the font “{beaten[0]}”"
        yield Fault(place, message, "choose the font again in the font box, or remove the theme font")
