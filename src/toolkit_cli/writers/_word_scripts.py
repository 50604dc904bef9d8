"""Cuts the text of a paragraph into stretches of one language and one direction."""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

LRM, RLM = "\u200e", "\u200f"
_BREAK = "\x1f"
_LATIN = re.compile(r"[A-Za-z\u00aa\u00ba\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u024f\u1e00-\u1eff]")
_WORD = r"(?=[^R \x1f]*L)[L0](?:[^R ()\[\]\x1f~]*[L0/])?"
_WORDS = re.compile(rf"{_WORD}(?: (?:& )?(?:{_WORD}|0+(?![^R ]*R)))*")
"""Words of Latin letters, with the addresses, hyphens and numbers that belong to them."""
_NUMBERS = re.compile(
    r"(?:\+|\((?=0+\)[ -]?00))?0+(?:(?:[ -]|\)[ -]?|[ -]?\((?=0+\)[ -]?00))0+)*(?:[.,:/]0+)*"
)
"""Numbers, and groups of digits as in telephone numbers."""
_DIGITS = 7
"""Groups of digits joined by hyphens are a telephone number from so many digits on, else a range."""


@dataclass(frozen=True, slots=True)
class Stretch:
    """A part of a text: in another language if `language` is not empty; whether it runs from right to left.

    `before` and `after` are the marks that hold it in its order where neighbours would not.
    """

    start: int
    end: int
    language: str = ""
    leftwards: bool = False
    before: str = ""
    after: str = ""


def runs_leftwards(text: str) -> bool:
    """Whether a text has letters that run from right to left."""
    return not text.isascii() and any(unicodedata.bidirectional(char) in {"R", "AL"} for char in text)


def stretches(
    text: str, marked: Sequence[tuple[int, int, str]], *, leftwards: bool, latin: str
) -> list[Stretch]:
    """The stretches of a text whose own language runs `leftwards` or not.

    `marked` are the parts known to be in another language, `latin` is the language of Latin words (empty: the
    text's own). A unit separator ends what stands before it.
    """
    found: list[Stretch] = []
    end = 0
    for start, stop, language in [*sorted(marked), (len(text), len(text), "")]:
        found += _unmarked(text, end, start, leftwards, latin)
        if start < stop:
            found.append(Stretch(start, stop, language, runs_leftwards(text[start:stop])))
        end = max(end, stop)
    return list(_held(text, found)) if leftwards else found


def _unmarked(text: str, start: int, end: int, leftwards: bool, latin: str) -> Iterator[Stretch]:
    """The stretches of a part that nobody marked: islands of Latin words and numbers in the rest."""
    reached = start
    if latin:
        classes = _classes(text[start:end], leftwards)
        for first, last in _islands(classes, text[start:end], leftwards):
            if start + first > reached:
                yield Stretch(reached, start + first, leftwards=leftwards)
            yield Stretch(start + first, start + last, latin)
            reached = start + last
    if reached < end:
        yield Stretch(reached, end, leftwards=leftwards)


def _classes(text: str, leftwards: bool) -> str:
    """A letter for each character: L of an island, R of the text itself, 0 a digit; others as they are."""
    made: list[str] = []
    for char in text:
        kind = unicodedata.bidirectional(char)
        if kind in {"L", "R", "AL", "AN"} and char not in {LRM, RLM}:
            made.append("L" if kind == "L" and (leftwards or _LATIN.match(char)) else "R")
        elif kind == "EN":
            made.append("0")
        elif kind == "NSM":
            made.append(made[-1] if made and made[-1] in "LR" else "R")
        elif char == _BREAK or (char.isascii() and char.isprintable()):
            made.append(char)
        else:
            made.append(" " if char.isspace() else "’" if char == "’" else "~")
    return "".join(made)


def _islands(classes: str, text: str, leftwards: bool) -> Iterator[tuple[int, int]]:
    reached = 0
    for words in _WORDS.finditer(classes):
        if leftwards:
            yield from _numbers(classes, text, reached, words.start())
        yield words.span()
        reached = words.end()
    if leftwards:
        yield from _numbers(classes, text, reached, len(classes))


def _numbers(classes: str, text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    for found in _NUMBERS.finditer(classes, start, end):
        group = found[0]
        range_ = "-" in group and text[found.start()] not in "+(0" and group.count("0") < _DIGITS
        pieces = re.finditer("0+", group) if range_ else [re.match(".*", group)]
        for piece in pieces:
            if piece:
                yield found.start() + piece.start(), found.start() + piece.end()


def _held(text: str, found: Sequence[Stretch]) -> Iterator[Stretch]:
    """The stretches with marks, so that programs which go by the Unicode algorithm alone order them so too."""
    for index, stretch in enumerate(found):
        words = text[stretch.start : stretch.end]
        if stretch.leftwards:
            between = 0 < index < len(found) - 1 and not runs_leftwards(words) and _BREAK not in words
            yield _marked(stretch, RLM if between else "", "")
        elif re.fullmatch(r"\d+(?:[.,:/]\d+)*", words) or _BREAK in words:
            yield stretch
        else:
            first = unicodedata.bidirectional(words[0]) == "L"
            last = unicodedata.bidirectional(words[-1]) in {"L", "EN"}
            yield _marked(stretch, "" if first else LRM, "" if last else LRM)


def _marked(stretch: Stretch, before: str, after: str) -> Stretch:
    return Stretch(stretch.start, stretch.end, stretch.language, stretch.leftwards, before, after)
