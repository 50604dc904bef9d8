"""The words of a text, in the form in which they are compared and in that in which they are quoted."""

import re
import unicodedata
from collections.abc import Iterable
from functools import lru_cache

from toolkit_cli.model.inlines import Inline, ReferenceMark, Words, words_of
from toolkit_cli.model.text import Text
from toolkit_cli.translation.segments import Segment

_UNSEEN = re.compile("[\u00ad\u200e\u200f\u061c\u202a-\u202e\u2060\u2066-\u2069\ufeff]")
"""Soft hyphens, joiners of words and marks of direction: they change how words are set, not what they say."""
_DIGIT = re.compile(r"[^\D0-9]")
_QUOTED = 60
PLACEHOLDER = re.compile(r"(?<!\{)\{++[^{}]*+\}++")
"""What the program puts a value for: `{{ contact.email }}`, `{count}`; broken braces too."""


@lru_cache(maxsize=8192)
def comparable(words: str) -> str:
    """The words composed (NFC), without unseen characters, digits as 0 to 9, white space as single spaces."""
    seen = _UNSEEN.sub("", unicodedata.normalize("NFC", words))
    return " ".join(_DIGIT.sub(lambda digit: str(int(digit[0])), seen).split())


_TYPOGRAPHY = {
    **dict.fromkeys('“”„‟«»‹›‘’‚‛`´"', "'"),
    **dict.fromkeys("‐‑‒–—―−", "-"),
    "…": "...",
    "\u2044": "/",
    "→": "->",
    "©": "(c)",
    "®": "(r)",
    "™": "(tm)",
}
"""What writing programs put in place of what is typed."""
_TYPESET = str.maketrans(_TYPOGRAPHY)


@lru_cache(maxsize=8192)
def folded(words: str) -> str:
    """The words without what writing programs change by themselves: quotation marks, dashes, capitals."""
    plain = unicodedata.normalize("NFKC", comparable(words).translate(_TYPESET)).translate(_TYPESET)
    return re.sub("-+", "-", plain).casefold()


def words(text: Text) -> str:
    """What a reader sees of a text, but for its reference marks, in comparable form."""
    return comparable(words_of(_without_marks(text.inlines)))


def quoted(source: str, most: int = _QUOTED) -> str:
    """The words in quotation marks, cut between words to about `most` characters."""
    seen = " ".join(source.split())
    if len(seen) > most:
        cut = seen.rfind(" ", most // 2, most)
        seen = seen[: cut if cut > 0 else most] + "…"
    return f"“{seen}”"


def place(segment: Segment) -> str:
    """Where a text stands in the content: its first place."""
    return str(segment.places[0]) if segment.places else f"the content of `{segment.context}`"


def _without_marks(inlines: Iterable[Inline]) -> Iterable[Inline]:
    for inline in inlines:
        match inline:
            case Words():
                yield inline
            case ReferenceMark():
                pass
            case _:
                yield from _without_marks(inline.children)
