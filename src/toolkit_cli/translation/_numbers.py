"""The numbers of a text by their value, and those that a translation of it loses or adds."""

import re
from collections import Counter
from collections.abc import Iterator
from functools import cache

_CHUNK = re.compile(r"\d+(?:[.,٫٬]\d+|(?<!\d\d\d\d) \d{3}(?!\d))*")
_ROUND_HOUR = re.compile(r"(?<=\d)[:h]00(?!\d)")
_CLOCK = re.compile(r"(?<!\d)(\d{1,2})(?:[.:](\d\d))?\s?([ap])\.?m\b", re.I)
_DOTTED_CLOCK = re.compile(r"(?<![\d.])(\d{1,2})\.(\d\d)(?![\d.])")
_WORD = re.compile(r"[a-z]+")
_MONTHS = "january february march april may june july august september october november december"
_UNITS = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen"
    " seventeen eighteen nineteen"
)
_ORDINALS = "- first second third fourth fifth sixth seventh eighth ninth tenth"
_OTHERS = {"once": "1", "twice": "2", "half": "2", "halves": "2", "quarter": "4", "dozen": "12"}
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety hundred"
_SAID = (
    {word: str(value) for value, word in enumerate(_MONTHS.split(), 1)}
    | {word: str(value) for value, word in enumerate(_UNITS.split())}
    | {word: str(value) for value, word in enumerate(_ORDINALS.split())}
    | {word: str(value * 10) for value, word in enumerate(_TENS.split(), 2)}
    | _OTHERS
)
"""English words for which another language may write digits."""


@cache
def decimal_mark(tag: str) -> str:
    """The decimal mark of a language, by CLDR."""
    from babel import Locale, UnknownLocaleError
    from babel.numbers import get_decimal_symbol

    try:
        return get_decimal_symbol(Locale.parse(tag, sep="-"))
    except (UnknownLocaleError, ValueError):
        return "."


def numbers(words: str, mark: str) -> Iterator[str]:
    """The value of every number in comparable words, `mark` being the decimal mark of their language."""
    for chunk in _CHUNK.finditer(_ROUND_HOUR.sub("", words)):
        yield from _values(chunk[0], mark)


def changed(source: str, target: str, mark: str) -> tuple[list[str], list[str]]:
    """The numbers that a translation of an English text lost, and those that it added.

    An hour of the afternoon may be that of 24, and a number that English says in words may be in digits.
    """
    hours = [_hours(clock[1], clock[3]) for clock in _CLOCK.finditer(source)]
    if hours:
        source = _CLOCK.sub(lambda clock: f" {(clock[2] or '').replace('00', '')} ", source)
        target = _DOTTED_CLOCK.sub(r"\1:\2", target)
    here = Counter(numbers(source, "."))
    there = Counter(numbers(target, mark))
    lost, added = here - there, there - here
    for choices in hours:
        hour = next((choice for choice in choices if added[choice]), None)
        if hour:
            added[hour] -= 1
        else:
            lost[choices[0]] += 1
    if added:
        added -= Counter(_SAID[word] for word in _WORD.findall(source.casefold()) if word in _SAID)
    return sorted(lost.elements()), sorted(added.elements())


def _hours(hour: str, half: str) -> tuple[str, str]:
    """The hour as written, and as one of 24."""
    return str(int(hour)), str(int(hour) % 12 + (12 if half in "pP" else 0))


def _values(chunk: str, mark: str) -> Iterator[str]:
    """The values of digits with separators between them: one number, or else several, as in a date."""
    group = f"[ ٬{',' if mark == '.' else '.'}]"
    one = re.fullmatch(
        rf"([1-9]\d{{0,2}}(?P<group>{group})\d{{3}}(?:(?P=group)\d{{3}})*|\d+)(?:[.,٫](?P<fraction>\d+))?",
        chunk,
    )
    if one:
        yield _value(re.sub(r"\D", "", one[1]), one["fraction"] or "")
    else:
        yield from (_value(digits, "") for digits in re.findall(r"\d+", chunk))


def _value(whole: str, fraction: str) -> str:
    rest = fraction.rstrip("0")
    return (whole.lstrip("0") or "0") + (f".{rest}" if rest else "")
