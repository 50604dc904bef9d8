"""How hard English text is to read: figures to compare texts by, never a limit."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from toolkit_cli.core.sentences import sentences, words

_SPOKEN = re.compile(r"[^\W\d_]+(?:'[^\W\d_]+)*")


@dataclass(frozen=True, slots=True)
class Readability:
    """The Flesch-Kincaid grade (a year of school in the USA) and the Flesch reading ease (100 is easy)."""

    words: int
    sentences: int
    grade: float
    ease: float


def readability(texts: Iterable[str]) -> Readability:
    """The figures of texts taken together, each with at least one sentence; all are 0 without words."""
    counted, spoken, stops = 0, 0, 0
    for text in texts:
        found = words(text)
        counted += len(found)
        spoken += sum(map(_syllables, found))
        stops += len(sentences(text)) if found else 0
    if not counted:
        return Readability(0, 0, 0.0, 0.0)
    length, weight = counted / stops, spoken / counted
    grade = 0.39 * length + 11.8 * weight - 15.59
    ease = 206.835 - 1.015 * length - 84.6 * weight
    return Readability(counted, stops, round(grade, 1), round(ease, 1))


@lru_cache(maxsize=1 << 16)
def _syllables(word: str) -> int:
    parts = _SPOKEN.findall(word.lower().replace("’", "'"))
    import syllapy

    return max(1, sum(int(syllapy.count(part)) for part in parts))
