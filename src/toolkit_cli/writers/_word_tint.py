"""The colour of the paper, on screen and in print."""

from lxml import etree

from toolkit_cli.writers._word_package import DOCUMENT, parse, serialise, w

_SETTINGS = "word/settings.xml"
_BEFORE = (
    *("writeProtection", "view", "zoom", "removePersonalInformation", "removeDateAndTime"),
    "doNotDisplayPageBoundaries",
)
"""What the form of the settings wants to stand before `displayBackgroundShape`."""


def tint(parts: dict[str, bytes], colour: str) -> None:
    """Give the pages of a package a colour, six hexadecimal digits."""
    document = parse(parts[DOCUMENT])
    for old in document.findall(w("background")):
        document.remove(old)
    document.insert(0, etree.Element(w("background"), {w("color"): colour}))
    parts[DOCUMENT] = serialise(document)
    settings = parse(parts[_SETTINGS])
    if settings.find(w("displayBackgroundShape")) is None:
        first = {w(name) for name in _BEFORE}
        place = next((at for at, each in enumerate(settings) if each.tag not in first), len(settings))
        settings.insert(place, etree.Element(w("displayBackgroundShape")))
        parts[_SETTINGS] = serialise(settings)
