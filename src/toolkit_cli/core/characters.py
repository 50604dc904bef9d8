"""Characters that no text should hold: those that no document can show, and unseen ones where they are of no use.

Categories are those of the Unicode Character Database; what each unseen character is for, of the Unicode Standard,
chapters 9 (joiners of Arabic), 12 (of Indic scripts) and 23 (special areas and format characters).
"""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

_WHITE = "\t\n\r"
_BLANK = re.compile(r"[ \t\n\r\f\v]+")
_BLANKS = "\u034f\u115f\u1160\u17b4\u17b5\u2800\u3164\uffa0"
"""Characters of other categories that are shown as nothing."""
_LOST = "\ufffc\ufffd"
"""What stands for an object or a character that was lost."""
_NAMES = {
    "\0": "null",
    "\x1b": "escape",
    "\x0b": "line tabulation",
    "\x0c": "form feed",
    "\x7f": "delete",
} | {
    "\x85": "next line",
    "\ufeff": "byte order mark",
}
_EMOJI = range(0x1F000, 0x1FB00)
_FLAG, _TAGS = "\U0001f3f4", range(0xE0020, 0xE0080)

_JOINERS = "\u200c\u200d"
_DIRECTIONS = "\u061c\u200e\u200f\u2066\u2067\u2068\u2069"
_POP = "\u2069"
_ISOLATES = re.compile("[\u2066-\u2069]")
_UNSEEN = re.compile(
    f"[\u00ad\u180b-\u180f\u200b\u2060-\u2064{_JOINERS}{_DIRECTIONS}\ufe00-\ufe0f\U000e0020-\U000e007f"
    "\U000e0100-\U000e01ef]"
)
_JOINING = re.compile(
    "(ARABIC|BALINESE|BENGALI|DEVANAGARI|GUJARATI|GURMUKHI|HANIFI|JAVANESE|KANNADA|KHMER|MALAYALAM|MANDAIC"
    "|MANICHAEAN|MEETEI|MONGOLIAN|MYANMAR|NKO|ORIYA|SINHALA|SUNDANESE|SYRIAC|TAMIL|TELUGU|TIBETAN)\\b"
)
"""The first words of the names of letters that change their form beside a joiner."""
_WITHOUT_SPACES = re.compile(r"(THAI|LAO|KHMER|MYANMAR|TAI|TIBETAN)\b")
"""The first words of the names of letters between which a break of the line is marked by hand."""
_VARIED = re.compile(r"(CJK|MYANMAR|MONGOLIAN|MANICHAEAN|PHAGS)\b")
"""The first words of the names of letters that have registered variants."""


@dataclass(frozen=True, slots=True)
class Misfit:
    """A character that should not stand where it does, `at` characters into a text, with the remedy."""

    at: int
    message: str
    hint: str


def named(char: str) -> str:
    """The code of a character, with its name where it has one: `U+200B (zero width space)`."""
    name = _NAMES.get(char) or unicodedata.name(char, "").lower()
    name = name or {"Cc": "control character", "Co": "private use", "Cs": "half a character"}.get(
        unicodedata.category(char), ""
    )
    return f"U+{ord(char):04X} ({name})" if name else f"U+{ord(char):04X}"


def folded(text: str) -> str:
    """The text with each stretch of blanks, tabs and line ends as one blank; spaces that do not break stay."""
    return _BLANK.sub(" ", text.strip())


def unusable(text: str) -> Iterator[Misfit]:
    """Every character of a text that no document can show; tabs and line ends are white space."""
    if text.isascii() and text.isprintable():
        return
    bad = {char for char in set(text) if _is_unusable(char)}
    if bad:
        for found in re.finditer(f"[{re.escape(''.join(sorted(bad)))}]", text):
            message = f"the character {named(found[0])} stands here, which no document can show"
            yield Misfit(found.start(), message, _remedy(found[0]))


def _remedy(char: str) -> str:
    if unicodedata.category(char) == "Co":
        return "type the sign again: this one belongs to a symbol font"
    if char in _LOST:
        return "type again what was lost here"
    return "type a space or a new line instead" if char in "\x0b\x0c\x85\u2028\u2029" else "remove it"


@cache
def _is_unusable(char: str) -> bool:
    match unicodedata.category(char):
        case "Cc":
            return char not in _WHITE
        case "Cs" | "Co" | "Zl" | "Zp":
            return True
        case "Cn":
            return ord(char) not in _EMOJI  # there are more of them with each version of Unicode
        case "Cf":
            return not _UNSEEN.match(char) and "SIGN" not in unicodedata.name(char, "").split()
        case _:
            return char in _BLANKS or char in _LOST


def unseen(text: str, *, right_to_left: bool = False) -> Iterator[Misfit]:
    """Every character of a text that nobody sees, and that does nothing where it stands.

    Of use are joiners beside letters that join, marks of direction and isolates where text runs right to left,
    spaces of no width beside letters of scripts without spaces, selectors behind what has variants.
    """
    if text.isascii():
        return
    turned = right_to_left or any(
        char.isalpha() and unicodedata.bidirectional(char) in ("R", "AL") for char in set(text)
    )
    useless = [
        found.start() for found in _UNSEEN.finditer(text) if not _is_of_use(text, found.start(), turned)
    ]
    for at in sorted({*useless, *_unpaired_isolates(text)}):
        yield Misfit(at, f"the character {named(text[at])} stands here, which nobody sees", "remove it")


def _unpaired_isolates(text: str) -> Iterator[int]:
    opened: list[int] = []
    for found in _ISOLATES.finditer(text):
        if found[0] != _POP:
            opened.append(found.start())
        elif opened:
            opened.pop()
        else:
            yield found.start()
    yield from opened


def _is_of_use(text: str, at: int, turned: bool) -> bool:
    char, before, after = text[at], _letter(text[max(at - 8, 0) : at][::-1]), _letter(text[at + 1 : at + 9])
    names = [unicodedata.name(each, "") for each in (before, after) if each]
    if char in _DIRECTIONS:
        return turned
    if char == "\u200b":
        return any(map(_WITHOUT_SPACES.match, names))
    if char in _JOINERS:
        emoji = unicodedata.category(before or " ") in ("So", "Sk") and char == "\u200d"
        return emoji or any(map(_JOINING.match, names))
    if ord(char) in _TAGS:
        return _FLAG in text[:at]
    if char in "\u00ad\u2060\u2061\u2062\u2063\u2064":
        return False
    return bool(before.strip()) and (not before.isalpha() or bool(_VARIED.match(names[0])))


def _letter(text: str) -> str:
    """The nearest character that is neither unseen nor a mark on another."""
    for char in text:
        if unicodedata.category(char) not in ("Mn", "Mc", "Cf"):
            return char
    return ""
