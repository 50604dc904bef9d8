"""Sentences and words of a text, for the rules and figures that count them."""

import re
from functools import lru_cache

import sentencex

_LONGEST = 2000
"""The splitter takes time by the square of the length on some nonsense: longer texts go in pieces."""
_PIECE = re.compile(rf"(?s).{{1,{_LONGEST}}}(?:(?<=[.?!])\s|$)|.{{1,{_LONGEST}}}")


@lru_cache(maxsize=1 << 16)
def sentences(text: str, language: str = "en") -> tuple[str, ...]:
    """The sentences of a text; a text without a full stop is one. Abbreviations and quotations stay whole."""
    pieces = _PIECE.findall(text) if len(text) > _LONGEST else [text]
    found = (sentence.strip() for piece in pieces for sentence in sentencex.segment(language, piece))
    return tuple(filter(None, found))


def words(text: str) -> list[str]:
    """The words of a text as people count them: a dash is none, `co-operate` and `he/she` are one each."""
    return [word for word in text.split() if any(map(str.isalnum, word))]
