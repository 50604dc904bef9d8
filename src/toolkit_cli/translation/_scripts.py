"""Writing systems: that of a language, and letters that a language does not use."""

from collections import Counter
from functools import cache

from toolkit_cli.core.letters import kind_of, runs

_NAMES = {
    "Arab": "ARABIC",
    "Armn": "ARMENIAN",
    "Beng": "BENGALI",
    "Cyrl": "CYRILLIC",
    "Deva": "DEVANAGARI",
    "Ethi": "ETHIOPIC",
    "Geor": "GEORGIAN",
    "Grek": "GREEK",
    "Gujr": "GUJARATI",
    "Guru": "GURMUKHI",
    "Hans": "CJK",
    "Hant": "CJK",
    "Hebr": "HEBREW",
    "Jpan": "CJK HIRAGANA KATAKANA",
    "Khmr": "KHMER",
    "Knda": "KANNADA",
    "Kore": "HANGUL CJK",
    "Laoo": "LAO",
    "Latn": "LATIN",
    "Mlym": "MALAYALAM",
    "Mymr": "MYANMAR",
    "Sinh": "SINHALA",
    "Taml": "TAMIL",
    "Telu": "TELUGU",
    "Thaa": "THAANA",
    "Thai": "THAI",
    "Tibt": "TIBETAN",
}
"""The first words of Unicode names of letters, by ISO 15924."""
_ALIEN = {
    "ar": ("یکےھہەٹڈڑں", "Arabic"),
    "be": ("ищъ", "Belarusian"),
    "bg": ("ыэёіїєґ", "Bulgarian"),
    "ro": ("şţ", "Romanian"),
    "ru": ("іїєґ", "Russian"),
    "uk": ("ыэъё", "Ukrainian"),
}
"""Letters of neighbouring languages that a language does not use, with its name."""


@cache
def script_of(tag: str) -> str:
    """The script of a language as ISO 15924 has it (`Latn`), by the likely subtags of CLDR; empty if unknown."""
    from babel.core import get_global

    language, *rest = tag.replace("_", "-").split("-")
    if explicit := next((part for part in rest if len(part) == 4 and part.isalpha()), ""):
        return explicit.title()
    likely = get_global("likely_subtags")
    keys = [*(f"{language}_{part.upper()}" for part in rest), language]
    found = next((likely[key] for key in keys if key in likely), "")
    return next((part for part in found.split("_") if len(part) == 4), "")


def letters_of(script: str) -> tuple[str, ...]:
    """The kinds of letters of a script, as `kind_of` names them; none if the script is not known here."""
    return tuple(_NAMES.get(script, "").split())


def units(words: str) -> Counter[str]:
    """How many words there are of each kind of letters; a Chinese character counts as a word."""
    count: Counter[str] = Counter()
    for run in runs(words):
        kinds = Counter(kind for letter in run if letter.isalpha() and (kind := kind_of(letter)))
        count["CJK"] += kinds.pop("CJK", 0)
        if kinds:
            count[kinds.most_common(1)[0][0]] += 1
    return count


def aliens(words: str, tag: str) -> tuple[str, str]:
    """The letters in words that the language does not use though its neighbours do, and the language's name."""
    script = script_of(tag)
    if script in ("Hans", "Hant"):
        found = [letter for letter in words if _is_other_chinese(letter, script)]
        return "".join(dict.fromkeys(found)), f"{'Simplified' if script == 'Hans' else 'Traditional'} Chinese"
    letters, name = _ALIEN.get(tag.partition("-")[0], ("", ""))
    return "".join(dict.fromkeys(letter for letter in words if letter.lower() in letters)), name


@cache
def _is_other_chinese(letter: str, script: str) -> bool:
    """Whether a character belongs to the other of the two Chinese scripts.

    The national character sets of the mainland and of Taiwan tell: a character that only one of them holds
    is of that script.
    """
    if kind_of(letter) != "CJK":
        return False
    own, other = ("gb2312", "big5") if script == "Hans" else ("big5", "gb2312")
    return not _holds(own, letter) and _holds(other, letter)


def _holds(codec: str, letter: str) -> bool:
    try:
        letter.encode(codec)
    except UnicodeEncodeError:
        return False
    return True
