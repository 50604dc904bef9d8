"""Plain text for screen readers, Braille displays and messages: UTF-8, CRLF, nothing left of markup.

Lines are not cut: a program wraps them to its own width, and a screen reader that goes line by line would stop
within a sentence where they were. Headings begin with `++`, as in newsletters by e-mail (TEN, the Text Email
Newsletter standard): whoever listens goes from one to the next by a search. A line at the top says so.
"""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from itertools import pairwise

from toolkit_cli.locales import Locale
from toolkit_cli.model.document import Document
from toolkit_cli.model.inlines import Emphasis, Foreign, Inline, Link, ReferenceMark, Strong, Words, words_of
from toolkit_cli.writers import WriterContext, Written
from toolkit_cli.writers._linear import Head, Item, ListStart, Pair, Para, Piece, address, joint, linear

EXTENSION = ".txt"
TEMPLATE = ""
BLOCKS = ""
_UNSEEN = dict.fromkeys(
    [0x00AD, 0x200B, 0x200E, 0x200F, 0x2060, 0xFEFF, *range(0x202A, 0x202F), *range(0x2066, 0x206A)]
)
"""Marks of layout, which say nothing; joiners stay, they are part of some scripts."""
_SPACES = str.maketrans(dict.fromkeys("\u00a0\u2007\u2009\u202f\t\r", " "))
_DEEPEST = 3
_ADDRESS = re.compile(r"[a-z][a-z0-9+.-]*:\S+")


def write(document: Document, context: WriterContext) -> Written:
    """The document as plain text."""
    locale = context.locale
    title, *below = (piece for piece in linear(document, locale) if not isinstance(piece, ListStart))
    pieces = [title, *_how_to_jump(below, locale), *below]
    lines = [_line(pieces[0], locale)]
    for before, piece in pairwise(pieces):
        lines += [""] * _apart(before, piece)
        lines.append(_line(piece, locale))
    text = unicodedata.normalize("NFC", "\r\n".join(lines) + "\r\n")
    return Written(text.encode("utf-8"))


def _how_to_jump(pieces: Sequence[Piece], locale: Locale) -> Iterator[Piece]:
    """What says how headings are found, where there are several."""
    words = locale.labels.get("text_headings")
    if words and sum(isinstance(piece, Head) for piece in pieces) > 1:
        yield Para((Words(words),), "furniture")


def _apart(before: Piece, piece: Piece) -> int:
    """How many empty lines stand between two pieces: two before a section, none within a list."""
    if isinstance(piece, Head) and piece.level == 1:
        return 2
    if isinstance(before, Item) and isinstance(piece, Item):
        return int(piece.first)
    if isinstance(piece, Para) and _is_address(piece):
        return 0
    contacts = isinstance(before, Pair) and isinstance(piece, Pair)
    return 0 if contacts else 1


def _is_address(piece: Para) -> bool:
    """Whether a paragraph is nothing but the address of the link above it."""
    return len(piece.text) == 1 and bool(_ADDRESS.fullmatch(words_of(piece.text)))


def _line(piece: Piece, locale: Locale) -> str:
    match piece:
        case Head(level, text):
            mark = "+" * (min(level, _DEEPEST) + 1) + " " if level else ""
            return f"{mark}{_words(text, locale)}"
        case Para(text, "picture"):
            return f"[{_words(text, locale)}]"
        case Para(text):
            return _words(text, locale)
        case Item(text, depth, number):
            mark = "*" if number is None else f"{number}."
            return f"{'  ' * (depth - 1)}{mark} {_words(text, locale)}"
        case Pair():
            return _words(piece.words, locale)
        case ListStart():
            return ""


def _words(inlines: tuple[Inline, ...], locale: Locale) -> str:
    words = "".join(_inlines(inlines, locale))
    return re.sub(" +", " ", words.translate(_UNSEEN).translate(_SPACES)).strip().replace("\n", "\r\n")


def _inlines(inlines: tuple[Inline, ...], locale: Locale, inner: bool = False) -> Iterator[str]:
    for number, inline in enumerate(inlines, start=1):
        match inline:
            case Words(text):
                yield text
            case Emphasis(children) | Strong(children) | Foreign(children):
                yield from _inlines(children, locale, inner=True)
            case ReferenceMark(number=mark):
                yield f" [{mark}]"
            case Link(children):
                yield from _inlines(children, locale, inner=True)
                last = number == len(inlines) and not inner
                where = _address(inline)
                if where:
                    yield f"{joint(children, locale)}{where}" if last else f" ({where})"


def _address(link: Link) -> str:
    """The address behind the words of a link; one of the web whole, so that programs find it."""
    return link.url if link.url.startswith("http") and address(link) else address(link)
