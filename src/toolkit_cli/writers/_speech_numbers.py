"""Numbers as they are said: those to dial digit by digit, dates, ranges, money, percentages, fractions."""

import re
import unicodedata
from collections.abc import Callable, Iterator, Mapping
from datetime import date

from toolkit_cli.locales import Locale
from toolkit_cli.locales.voice import currency_name, month_first, thousands_by_blank, voice

_STARTS = r"(?<!(?a:\w))(?<!\d[.,/–-])(?<![£$€])"
_ENDS = r"(?!(?a:\w))(?![.,/–-]\d)"
"""Around a number that is whole. In Chinese, words stand right beside it."""
_NOT_PERCENT = r"(?![ \u00a0]?%)"
_PHONE = rf"""
    \+\d[\d \u00a0()-]{{7,}}\d
    | {_STARTS}(?=(?:[() \u00a0-]*\d){{8}})\(?0\d{{2,4}}\)?
      (?:(?:[ \u00a0-]?\d{{3,4}}){{1,3}} | (?:[ \u00a0-]?\d\d){{3,4}})(?!\d)"""
_HELPLINE = r"116[ \u00a0-]\d{3}"
"""A number that is one and the same in all of Europe."""
_GROUPED = r"(?!\d{3}[ \u00a0]000)\d{3}(?:[ \u00a0]\d{3,4})+"
_SHORT = r"(?!\d+000(?!\d))\d{5,}"
"""What is dialled or texted, not counted: that is rounder, or written with a comma."""
_AMOUNT = r"[£€$]?\d+(?:[.,:]\d+)*"
_CURRENCIES = {"£": "GBP", "€": "EUR", "$": "USD"}
"""Signs that many voices pass over, by ISO 4217."""
_DATE = r"(?:\d{4}-\d\d-\d\d | \d{1,2}(?:/\d{1,2}/|\.[ \u00a0]?\d{1,2}\.[ \u00a0]?|-\d{1,2}-)(?:19|20)\d\d)"
_YEARS = r"(?:19|20)\d\d/\d\d"
"""A school year."""
FRACTION = rf"""(?:(?:{_STARTS}\d+[ \u00a0]?)?[½⅓⅔¼¾]
    | {_STARTS}(?:\d+[ \u00a0])?[1-9]\d?[/⁄][1-9]\d?{_ENDS})"""
_FRACTION = re.compile(r"(?:(\d+)[ \u00a0])?(\d+)/(\d+)")
_DASH = re.compile(r"[ \u00a0]?[–-][ \u00a0]?")
_PENCE = re.compile(r"(.+)\.(\d\d)")
_NEVER = r"(?!)"


class Numbers:
    """Says the numbers of a language.

    `patterns`: how each kind of number is written, for `re.VERBOSE`; the first that fits is meant. `said`: what
    is said for it.
    """

    def __init__(self, locale: Locale) -> None:
        self._locale, self._voice = locale, voice(locale)
        self._signs = self._voice.signs
        self._uncounted = rf"{_ENDS}{_NOT_PERCENT}(?!\s*(?:{_any(self._voice.counted)}))"
        shorts = (_HELPLINE, *(() if thousands_by_blank(locale) else (_GROUPED,)), _SHORT)
        units = rf"(?:[ \u00a0]?(?:{_any(self._voice.amounts)})\b)?"
        amount = rf"{_AMOUNT}{units}(?:[ \u00a0]?(?:[ap]m|%))?"
        self.patterns: Mapping[str, str] = {
            "date": rf"{_STARTS}{_DATE}{_ENDS}",
            "years": rf"{_STARTS}{_YEARS}{_ENDS}",
            "dialled": rf"{_PHONE} | {_STARTS}(?:{'|'.join(shorts)}){self._uncounted}",
            "range": rf"{_STARTS}{amount}(?:-|[ \u00a0]?–[ \u00a0]?){amount}{_ENDS}(?:-(?=[^\W\d]))?",
            "money": rf"[£€$]\d+(?:[.,]\d+)*{units} | \d+(?:[.,]\d+)*[ \u00a0]?€",
            "percent": r"\d+(?:[.,]\d+)?\s?%",
            "decimal": r"(?<![\d.,])\d+[.,]\d{1,2}(?![\d.,]*\d)",
        }
        self.said: Mapping[str, Callable[[str], str]] = {
            "date": self._date,
            "years": lambda word: f" {self._signs.get('range', '–')} ".join(word.split("/")),
            "dialled": self._dialled,
            "range": self._range,
            "money": lambda word: self._with_unit(word.strip("£€$ \u00a0"), word),
            "percent": lambda word: self._with_unit(self._decimal(word.rstrip("% \u00a0")), word),
            "decimal": self._decimal,
            "fraction": self._fraction,
        }

    def listed(self, word: str, ending: str = "") -> str:
        """The pattern of a word that is listed: a number only where it is whole and counts nothing."""
        if not word[0].isdigit():
            return rf"(?<!\w){re.escape(word)}{ending}(?!\w)"
        return rf"{_STARTS}{re.escape(word)}{self._uncounted}"

    def _dialled(self, word: str) -> str:
        """Digit by digit, in groups of at most five."""
        plus = f"{self._signs.get('+', '+')} " if word.startswith("+") else ""
        groups = re.findall(r"\d+", word)
        return plus + ", ".join(" ".join(part) for group in groups for part in _threes(group))

    def _date(self, word: str) -> str:
        """A date in words; numbers that are no date stay."""
        parts = [int(part) for part in re.findall(r"\d+", word)]
        if not word[:4].isdigit():
            parts.reverse()
            if month_first(self._locale) and "/" in word:
                parts[1:] = parts[:0:-1]
        try:
            return self._locale.date(date(*parts).isoformat())
        except ValueError:
            return re.sub(r"\D+", ", ", word)

    def _fraction(self, word: str) -> str:
        """A fraction by its name, or one number over the other; what is no fraction is two numbers."""
        plain = re.sub(r"(?<=\d)(?=[½⅓⅔¼¾])", " ", word)
        found = _FRACTION.fullmatch(unicodedata.normalize("NFKC", plain).replace("\u2044", "/"))
        if not found or int(found[2]) >= int(found[3]):
            return ", ".join(re.split("[/⁄]", word))
        named = self._voice.fractions.get(f"{found[2]}/{found[3]}")
        said = named or self._signs.get("over", "{top} / {bottom}").format(top=found[2], bottom=found[3])
        return (
            self._signs.get("and", "{whole} {part}").format(whole=found[1], part=said) if found[1] else said
        )

    def _range(self, word: str) -> str:
        ends = (self._decimal(re.sub("[£€$%]", "", end).strip()) for end in _DASH.split(word.rstrip("-")))
        return self._with_unit(f" {self._signs.get('range', '–')} ".join(ends), word)

    def _with_unit(self, number: str, written: str) -> str:
        """A number, or two, with the unit that it is written with."""
        if "%" in written:
            return self._signs.get("percent", "{number}%").format(number=number)
        sign = next((each for each in _CURRENCIES if each in written), "")
        if not sign:
            return number
        if sign not in self._signs:
            return self._in_currency(number, written, _CURRENCIES[sign])
        pence = _PENCE.fullmatch(number)
        pounds = (
            pence[1]
            if pence
            else re.sub(
                rf"(?<=\d)[ \u00a0]?({_any(self._voice.amounts)})\b",
                lambda unit: f" {self._voice.amounts[unit[1]]}",
                number,
            )
        )
        said = self._signs.get(f"£{pounds}", self._signs.get("£", "£{number}")).format(number=pounds)
        return f"{said} {int(pence[2])}" if pence and int(pence[2]) else said

    def _in_currency(self, number: str, written: str, currency: str) -> str:
        """A number with the name of its currency, in the form that the last amount asks for."""
        whole, _, part = re.findall(r"\d+(?:[.,]\d+)*", written)[-1].replace(",", ".").rpartition(".")
        digits = f"{whole}.{part}" if whole and len(part) < 3 else f"{whole}{part}"
        named = currency_name(digits.replace(".", "", digits.count(".") - 1), currency, self._locale)
        return named.format(number=self._decimal(re.sub(r"(?<=\d)[.,](?=\d{3}(?!\d))", "", number)))

    def _decimal(self, word: str) -> str:
        sign = self._signs.get("decimal")
        return re.sub("[.,]", f" {sign} ", word) if sign else word


def _any(words: "tuple[str, ...] | Mapping[str, str]") -> str:
    """Any of some words, the longest first; never anything if there are none."""
    return "|".join(map(re.escape, sorted(words, key=lambda word: (-len(word), word)))) or _NEVER


def _threes(group: str) -> Iterator[str]:
    """A group of digits as it is read out: up to five at once, more by threes."""
    step = len(group) if len(group) <= 5 else 3
    yield from (group[start : start + step] for start in range(0, len(group), step))
