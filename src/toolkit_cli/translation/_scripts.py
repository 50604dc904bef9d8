"""Writing systems: that of a language, those of letters, and letters that stand among others by mistake."""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterator
from functools import cache

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
_TWINS = {"LATIN": "aceiopxysjABCEHIKMOPTXYSJ", "CYRILLIC": "асеіорхуѕјАВСЕНІКМОРТХУЅЈ"}
"""Letters that look the same in two scripts."""
_RUN = re.compile(r"(?:[^\W\d_]|[\u0300-\u036f])+")
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


@cache
def kind_of(letter: str) -> str:
    """The first word of a letter's Unicode name: `LATIN`, `CYRILLIC`, `CJK` …"""
    return unicodedata.name(letter, "").partition(" ")[0]


def runs(words: str) -> Iterator[str]:
    """Every unbroken run of letters."""
    return (run[0] for run in _RUN.finditer(words))


def units(words: str) -> Counter[str]:
    """How many words there are of each kind of letters; a Chinese character counts as a word."""
    count: Counter[str] = Counter()
    for run in runs(words):
        kinds = Counter(kind for letter in run if letter.isalpha() and (kind := kind_of(letter)))
        count["CJK"] += kinds.pop("CJK", 0)
        if kinds:
            count[kinds.most_common(1)[0][0]] += 1
    return count


def strangers(run: str) -> str:
    """The fewer letters of a run that mixes Latin, Cyrillic or Greek; empty if it does not."""
    if run.isascii():
        return ""
    kinds = Counter(kind_of(letter) for letter in run)
    mixed = [kind for kind in ("LATIN", "CYRILLIC", "GREEK") if kinds[kind]]
    if len(mixed) < 2:
        return ""
    most = max(mixed, key=lambda kind: kinds[kind])
    return "".join(
        dict.fromkeys(letter for letter in run if kind_of(letter) in mixed and kind_of(letter) != most)
    )


def is_twin(run: str, script: str) -> bool:
    """Whether a run of small letters looks like one of the script, but is of another: a Latin `i` for `і`."""
    other = {"Cyrl": "LATIN", "Latn": "CYRILLIC"}.get(script, "")
    return bool(other) and run.islower() and all(letter in _TWINS[other] for letter in run)


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
