"""Which characters the fonts hold, and what stands in for the others: something as wide."""

import struct
import unicodedata
from collections.abc import Iterator
from functools import cache, lru_cache
from pathlib import Path

from toolkit_cli.core.leftovers import is_leftover
from toolkit_cli.writers._word_layout.east_asian import WIDE, stand_in

_NO_BREAK_HYPHEN = "\u2011"


def uncovered(text: str, fonts: Path) -> str:
    """The characters of a text that no font in the folder `fonts` holds, each once."""
    held = _characters(fonts)
    return "".join(char for char in dict.fromkeys(text) if not char.isspace() and ord(char) not in held)


@lru_cache(maxsize=5000)
def substitute(text: str, fonts: Path) -> str:
    """The text without characters that no font in the folder `fonts` holds.

    Typst would take their width from a box, and panics on some when they run from right to left.
    """
    if text.isascii():
        return text
    held = _characters(fonts)
    missing = {ord(char) for char in text} - held
    return WIDE.sub(stand_in, text.translate({code: _stand_in(chr(code)) for code in missing}))


def _stand_in(char: str) -> str:
    if char == "\u200b" or char.isspace():
        return char
    if char == _NO_BREAK_HYPHEN:
        return "\u2060-\u2060"
    if unicodedata.category(char) in {"Mn", "Me", "Cf", "Cc", "Cs", "Cn"}:
        return ""
    return char if WIDE.match(char) else "n"


@cache
def _characters(fonts: Path) -> frozenset[int]:
    here = (file for file in sorted(fonts.iterdir()) if not is_leftover(file.name))
    files = [file for file in here if file.suffix.lower() in {".ttf", ".otf"}]
    return frozenset().union(*(codes for file in files for codes in _mapped(file.read_bytes())))


def _mapped(font: bytes) -> Iterator[range]:
    """The characters in the tables of a font that map them to glyphs."""
    count = struct.unpack_from(">H", font, 4)[0]
    tables = (struct.unpack_from(">4s4xL4x", font, 12 + 16 * index) for index in range(count))
    start = dict(tables).get(b"cmap")
    if start is None:
        return
    for index in range(struct.unpack_from(">H", font, start + 2)[0]):
        offset = start + struct.unpack_from(">L", font, start + 8 + 8 * index)[0]
        match struct.unpack_from(">H", font, offset)[0]:
            case 4:
                yield from _segments(font, offset)
            case 12:
                groups = struct.unpack_from(">L", font, offset + 12)[0]
                for first, last in struct.iter_unpack(">LL4x", font[offset + 16 : offset + 16 + 12 * groups]):
                    yield range(first, last + 1)


def _segments(font: bytes, offset: int) -> Iterator[range]:
    size = struct.unpack_from(">H", font, offset + 6)[0]
    ends = struct.iter_unpack(">H", font[offset + 14 : offset + 14 + size])
    starts = struct.iter_unpack(">H", font[offset + 16 + size : offset + 16 + 2 * size])
    for (last,), (first,) in zip(ends, starts, strict=True):
        yield range(first, last + 1)
