"""Where a Word document that is too long leaves its pages, and by how much."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from lxml import etree

from toolkit_cli.writers._word_layout.measured import measure
from toolkit_cli.writers._word_package import DOCUMENT, W, parse, serialise, w
from toolkit_cli.writers._word_styles import Styles

_NS = {"w": W}
_MARK = "_overflow"
_WORDS = 6
_LINE = 1.3
_MOST = 1024


@dataclass(frozen=True, slots=True)
class Overflow:
    """What does not fit: `lines` of text, from `words` on, in the block with a `bookmark` (or none)."""

    lines: int
    words: str
    bookmark: str


def overflow(parts: Mapping[str, bytes], most: int, fonts: Path) -> Overflow:
    """How a document exceeds `most` pages."""
    root = parse(parts[DOCUMENT])
    paragraphs = _marked(root)
    layout = measure({**parts, DOCUMENT: serialise(root)}, fonts=fonts)
    beyond = (
        number for number in range(len(paragraphs)) if layout.bookmarks.get(f"{_MARK}{number}", 0) > most
    )
    words, bookmark = paragraphs[next(beyond, -1)]
    return Overflow(_lines(parts, most, fonts), words, bookmark)


def _marked(root: etree._Element) -> list[tuple[str, str]]:
    """Put a bookmark into every paragraph with words; its first words, and the block it belongs to."""
    found: list[tuple[str, str]] = []
    open_blocks: dict[str, str] = {}
    for element in list(root.iter(w("bookmarkStart"), w("bookmarkEnd"), w("p"))):
        number = element.get(w("id"), "")
        if element.tag == w("bookmarkStart"):
            open_blocks[number] = element.get(w("name"), "")
        elif element.tag == w("bookmarkEnd"):
            open_blocks.pop(number, None)
        elif words := "".join(text.text or "" for text in element.iter(w("t"))).split():
            mark = etree.Element(w("bookmarkStart"), {w("name"): f"{_MARK}{len(found)}"})
            element.insert(1 if element.find("w:pPr", _NS) is not None else 0, mark)
            more = " …" if len(words) > _WORDS else ""
            found.append((" ".join(words[:_WORDS]) + more, next(reversed(open_blocks.values()), "")))
    return found


def _lines(parts: Mapping[str, bytes], most: int, fonts: Path) -> int:
    """By how many lines of text the pages would have to be longer, all together."""
    line = Styles(parts["word/styles.xml"]).size("BodyText") * _LINE
    low, high = 0, 1
    while high < _MOST and pages_if_longer(parts, high * line / most, fonts) > most:
        low, high = high, high * 2
    while high - low > 1:
        middle = (low + high) // 2
        holds = pages_if_longer(parts, middle * line / most, fonts) <= most
        low, high = (low, middle) if holds else (middle, high)
    return high


def pages_if_longer(parts: Mapping[str, bytes], points: float, fonts: Path) -> int:
    """How many pages a document would take if each was longer by so much."""
    return measure(parts, fonts=fonts, trial=True, longer=points).pages
