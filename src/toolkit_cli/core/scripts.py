"""Writing systems: which script a text is in, which way it runs, and which languages write so."""

import re
import unicodedata
from collections import Counter
from functools import cache, lru_cache

_RANGES = (
    ("Latin", ((0x41, 0x24F), (0x1E00, 0x1EFF))),
    ("Greek", ((0x370, 0x3FF), (0x1F00, 0x1FFF))),
    ("Cyrillic", ((0x400, 0x52F),)),
    ("Armenian", ((0x530, 0x58F),)),
    ("Hebrew", ((0x590, 0x5FF), (0xFB1D, 0xFB4F))),
    ("Arabic", ((0x600, 0x6FF), (0x750, 0x77F), (0x8A0, 0x8FF), (0xFB50, 0xFDFF), (0xFE70, 0xFEFC))),
    ("Devanagari", ((0x900, 0x97F),)),
    ("Bengali", ((0x980, 0x9FF),)),
    ("Gurmukhi", ((0xA00, 0xA7F),)),
    ("Gujarati", ((0xA80, 0xAFF),)),
    ("Tamil", ((0xB80, 0xBFF),)),
    ("Telugu", ((0xC00, 0xC7F),)),
    ("Sinhala", ((0xD80, 0xDFF),)),
    ("Thai", ((0xE00, 0xE7F),)),
    ("Georgian", ((0x10A0, 0x10FF), (0x1C90, 0x1CBF))),
    ("Ethiopic", ((0x1200, 0x139F),)),
    ("Khmer", ((0x1780, 0x17FF),)),
    ("Hangul", ((0x1100, 0x11FF), (0xAC00, 0xD7A3))),
    ("Kana", ((0x3040, 0x30FF),)),
    ("Han", ((0x3400, 0x4DBF), (0x4E00, 0x9FFF), (0x20000, 0x2FFFF))),
)
_WRITTEN_BY = {
    "Greek": "el grc",
    "Cyrillic": "ru uk bg sr mk be kk ky mn tg tt uz bs",
    "Armenian": "hy",
    "Hebrew": "he iw yi",
    "Arabic": "ar fa ur ps ckb ku sd ug ks prs pa",
    "Devanagari": "hi mr ne sa kok",
    "Bengali": "bn as",
    "Gurmukhi": "pa",
    "Gujarati": "gu",
    "Tamil": "ta",
    "Telugu": "te",
    "Sinhala": "si",
    "Thai": "th",
    "Georgian": "ka",
    "Ethiopic": "am ti",
    "Khmer": "km",
    "Hangul": "ko",
    "Kana": "ja",
    "Han": "zh ja ko yue",
}
EAST_ASIAN = frozenset({"Han", "Kana", "Hangul"})
RIGHT_TO_LEFT = frozenset({"Hebrew", "Arabic"})
SIMPLE = frozenset({"Latin", "Greek", "Cyrillic", "Armenian", "Georgian"})
"""Scripts that Word sets with the plain font, size and language; all others are complex or East Asian."""

_WITHOUT_SPACES = re.compile(
    r"(BOPOMOFO|CJK|HANGUL|HIRAGANA|KATAKANA|KHMER|LAO|MYANMAR|TAI|THAI|TIBETAN|YI)\b"
)
"""The first words of the names of letters that stand without spaces between words (Hangul: before particles)."""


@cache
def without_spaces(char: str) -> bool:
    """Whether a character is a letter of a script that does not part words by spaces."""
    return char.isalpha() and _WITHOUT_SPACES.match(unicodedata.name(char, "")) is not None


def scripts(text: str) -> Counter[str]:
    """How many letters of each script a text has."""
    if text.isascii():
        return Counter({"Latin": letters} if (letters := sum(map(str.isalpha, text))) else {})
    return Counter(found for letter in text if letter.isalpha() and (found := _script(ord(letter))))


def script(text: str) -> str:
    """The script that most letters of a text are in, or nothing."""
    found = scripts(text)
    return max(found, key=found.__getitem__) if found else ""


@lru_cache(maxsize=4096)
def _script(code: int) -> str:
    return next((name for name, ranges in _RANGES if any(low <= code <= high for low, high in ranges)), "")


def runs_right_to_left(text: str) -> bool:
    """Whether most letters of a text run from right to left."""
    if text.isascii():
        return False
    ways = Counter(map(unicodedata.bidirectional, text))
    return ways["R"] + ways["AL"] > ways["L"]


def writes(language: str, name: str) -> bool:
    """Whether a language, by its tag, is written in a script; unknown scripts and Latin always are."""
    known = _WRITTEN_BY.get(name)
    return known is None or language.partition("-")[0].lower() in known.split()


def is_right_to_left(language: str) -> bool:
    """Whether a language, by its tag, is written from right to left."""
    return any(writes(language, name) for name in RIGHT_TO_LEFT)
