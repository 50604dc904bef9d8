"""The cover of an e-book, which libraries show: its title on the ground of its kind, as a drawing."""

from collections.abc import Iterable, Iterator

from lxml import etree

from toolkit_cli.core.scripts import EAST_ASIAN, script
from toolkit_cli.model.document import Document
from toolkit_cli.writers import WriterContext
from toolkit_cli.writers._word_layout.widths import ems
from toolkit_cli.writers._xhtml_look import Look

NAME = "cover.svg"
_SVG = "http://www.w3.org/2000/svg"
_LANGUAGE = "{http://www.w3.org/XML/1998/namespace}lang"
_WIDTH, _HEIGHT, _MARGIN, _BAND = 1200, 1920, 120, 60
_GROUND, _WORDS = "#005EB8", "#FFFFFF"
_SIZES = (132, 112, 96, 80, 68)
_SMALL = 52
_TOP, _FOOT = 560, 1560
"""The first line of the title, and the lowest that it may reach."""
_LINE = 1.25
_BOLD = 1.1
"""How much wider than regular letters bold ones are."""


def cover(document: Document, context: WriterContext) -> bytes:
    """The cover as SVG: its words are words, in the language of the document, and its title is its name."""
    look = Look(document, context)
    root = etree.fromstring(f'<svg xmlns="{_SVG}"/>')
    root.attrib.update({"viewBox": f"0 0 {_WIDTH} {_HEIGHT}", "role": "img", _LANGUAGE: document.language})
    _put(root, "title").text = str(document.title)
    _put(root, "rect", width=_WIDTH, height=_HEIGHT, fill=_GROUND)
    accent = look.accent if f"#{look.accent}" != _GROUND else look.dark_accent
    _put(root, "rect", y=_HEIGHT - _BAND, width=_WIDTH, height=_BAND, fill=f"#{accent}")
    leftwards = context.locale.direction == "rtl"
    words = _put(root, "g", fill=_WORDS, direction=context.locale.direction)
    words.set("font-family", str(look.fonts).replace('"', "'"))
    side = _WIDTH - _MARGIN if leftwards else _MARGIN
    around = document.furniture
    _lines(words, _wrapped(around.kind_label, _SMALL), side, _MARGIN + _SMALL, _SMALL)
    size, lines = _title(str(document.title))
    _lines(words, lines, side, _TOP, size, weight="bold")
    _lines(words, _wrapped(around.publisher_name, _SMALL), side, _FOOT + 2 * _SMALL, _SMALL)
    return etree.tostring(root, xml_declaration=True, encoding="utf-8", pretty_print=True)


def _title(title: str) -> tuple[int, list[str]]:
    """The lines of the title as large as there is room for them; the end of a very long one is left out."""
    lines: list[str] = []
    size = room = 0
    for size in _SIZES:
        lines, room = list(_wrapped(title, size * _BOLD)), int((_FOOT - _TOP) / (size * _LINE)) + 1
        if len(lines) <= room:
            return size, lines
    return size, [*lines[: room - 1], f"{lines[room - 1]} …"]


def _put(parent: etree._Element, name: str, **attributes: object) -> etree._Element:
    return etree.SubElement(parent, f"{{{_SVG}}}{name}", {key: str(each) for key, each in attributes.items()})


def _lines(
    parent: etree._Element, lines: Iterable[str], x: int, y: int, size: int, weight: str = "normal"
) -> None:
    """Lines of text from a height downwards."""
    for number, line in enumerate(lines):
        made = _put(parent, "text", x=x, y=round(y + number * size * _LINE))
        made.set("font-size", str(size))
        made.set("font-weight", weight)
        made.text = line


def _wrapped(text: str, size: float) -> Iterator[str]:
    """A text in lines that the cover has room for; East Asian text, and a word that is wider, ends anywhere."""
    room = (_WIDTH - 2 * _MARGIN) / size
    line = ""
    for word in _pieces(text, room):
        if line and ems(f"{line}{word}".rstrip()) > room:
            yield line.strip()
            line = ""
        line += word
    if line.strip():
        yield line.strip()


def _pieces(text: str, room: float) -> Iterator[str]:
    """What lines are filled with: words with the space after them, else single characters."""
    for word in text.split():
        anywhere = script(word) in EAST_ASIAN or ems(word) > room
        yield from (*word, " ") if anywhere else (f"{word} ",)
