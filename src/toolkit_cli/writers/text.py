"""Plain text for screen readers, Braille displays and messages: UTF-8, CRLF, nothing left of markup.

Lines are not cut: a program wraps them to its own width, and a screen reader that goes line by line would stop
within a sentence where they were.
"""

import re
import unicodedata
from collections.abc import Iterator
from itertools import pairwise

from toolkit_cli.model.document import Document
from toolkit_cli.model.inlines import Emphasis, Foreign, Inline, Link, ReferenceMark, Strong, Words
from toolkit_cli.templating.typography import printed_address
from toolkit_cli.writers import WriterContext, Written
from toolkit_cli.writers._linear import Head, Item, ListStart, Pair, Para, Piece, linear

EXTENSION = ".txt"
TEMPLATE = ""
BLOCKS = ""
_UNSEEN = dict.fromkeys(
    [0x00AD, 0x200B, 0x200E, 0x200F, 0x2060, 0xFEFF, *range(0x202A, 0x202F), *range(0x2066, 0x206A)]
)
"""Marks of layout, which say nothing; joiners stay, they are part of some scripts."""
_SPACES = str.maketrans(dict.fromkeys("\u00a0\u2007\u2009\u202f\t\r", " "))
_ADDRESS = re.compile(r"[a-z][a-z0-9+.-]*:\S+")


def write(document: Document, context: WriterContext) -> Written:
    """The document as plain text."""
    pieces = [piece for piece in linear(document, context.locale) if not isinstance(piece, ListStart)]
    lines = [_line(pieces[0])]
    for before, piece in pairwise(pieces):
        lines += [""] * _apart(before, piece)
        lines.append(_line(piece))
    text = unicodedata.normalize("NFC", "\r\n".join(lines) + "\r\n")
    return Written(text.encode("utf-8"))


def _apart(before: Piece, piece: Piece) -> int:
    """How many empty lines stand between two pieces: two before a section, none within a list."""
    if isinstance(piece, Head) and piece.level == 1:
        return 2
    if isinstance(before, Item) and isinstance(piece, Item):
        return 0
    if isinstance(piece, Para) and _is_address(piece):
        return 0
    contacts = isinstance(before, Pair) and isinstance(piece, Pair)
    return 0 if contacts else 1


def _is_address(piece: Para) -> bool:
    """Whether a paragraph is nothing but the address of the link above it."""
    return len(piece.text) == 1 and bool(_ADDRESS.fullmatch(_words(piece.text)))


def _line(piece: Piece) -> str:
    match piece:
        case Head(_, text):
            return _words(text)
        case Para(text, "picture"):
            return f"[{_words(text)}]"
        case Para(text):
            return _words(text)
        case Item(text, depth, number):
            mark = "*" if number is None else f"{number}."
            return f"{'  ' * (depth - 1)}{mark} {_words(text)}"
        case Pair(label, text):
            return f"{_words(label)}: {_words(text)}"
        case ListStart():
            return ""


def _words(inlines: tuple[Inline, ...]) -> str:
    words = "".join(_inlines(inlines))
    return re.sub(" +", " ", words.translate(_UNSEEN).translate(_SPACES)).strip().replace("\n", "\r\n")


def _inlines(inlines: tuple[Inline, ...], inner: bool = False) -> Iterator[str]:
    for number, inline in enumerate(inlines, start=1):
        match inline:
            case Words(text):
                yield text
            case Emphasis(children) | Strong(children) | Foreign(children):
                yield from _inlines(children, inner=True)
            case ReferenceMark(number=mark):
                yield f" [{mark}]"
            case Link(children, url):
                address = printed_address(url) if url.startswith(("mailto:", "tel:")) else url
                words = "".join(_inlines(children, inner=True))
                last = number == len(inlines) and not inner
                yield words if words == address else f"{words}: {address}" if last else f"{words} ({address})"
