"""How a language is said aloud: what no label and no CLDR says."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from toolkit_cli.locales import Locale
from toolkit_cli.locales.pseudo import PSEUDO

LISTEN = "have a speaker of the language listen to it before it is given out"
"""What to do about a caution."""


@dataclass(frozen=True, slots=True)
class Voice:
    """The `voice` block of a language.

    `code`: the language by ISO 639-2. `speed`: words a minute, as the voice counts them. `pronunciation`: words
    with what is said for them, letter case as written: of other abbreviations the letters are said. `foreign`:
    words said with the voice of another language, with its tag. `fractions`: the usual ones, as 1/2, with their
    names. `letters`: letters with their names, where the voice takes a single one for a word. `signs`: characters
    with what is said for them; besides, `capital` and `reference`, `range`, the word between two numbers, `over`
    for other fractions with `{top}` and `{bottom}`, `and` for a number with a fraction (`{whole}`, `{part}`), and
    where the voice needs them `decimal`, the word for the point in a number, `percent` and `£` with `{number}`,
    and `£1` for a single pound. `amounts`: short forms behind a number of pounds, with what is said for them.
    `counted`: how nouns, and words before them, begin that make a number one to count, not to dial. `caution`:
    what a speaker of the language has to listen for, in English.
    """

    code: str = "und"
    speed: int = 150
    pronunciation: Mapping[str, str] = field(default_factory=dict)
    foreign: Mapping[str, str] = field(default_factory=dict)
    fractions: Mapping[str, str] = field(default_factory=dict)
    letters: Mapping[str, str] = field(default_factory=dict)
    signs: Mapping[str, str] = field(default_factory=dict)
    amounts: Mapping[str, str] = field(default_factory=dict)
    counted: tuple[str, ...] = ()
    caution: str = ""


def voice(locale: Locale) -> Voice:
    """How the language of `locale` is said."""
    known = {key: value for key, value in locale.voice.items() if key not in ("none", "instead")}
    return Voice(**known)


def number(value: float, locale: Locale) -> str:
    """A number as the language of `locale` writes it."""
    from babel.numbers import format_decimal

    return format_decimal(value, locale=PSEUDO.get(locale.tag, locale.tag).replace("-", "_"))


def currency_name(value: str, currency: str, locale: Locale) -> str:
    """The words of CLDR for an amount of a currency (ISO 4217), with `{number}` where the amount stands."""
    from babel.numbers import format_currency

    cldr = PSEUDO.get(locale.tag, locale.tag).replace("-", "_")
    named = format_currency(
        Decimal(value),
        currency,
        "0",
        cldr,
        currency_digits=False,
        format_type="name",
        decimal_quantization=False,
    )
    return re.sub(r"\d[\d.,\u00a0\u202f]*", "{number}", named, count=1)


def month_first(locale: Locale) -> bool:
    """Whether the language of `locale` writes the month of a date before its day: 3/20/2021."""
    from babel.dates import format_date

    cldr = PSEUDO.get(locale.tag, locale.tag).replace("-", "_")
    return format_date(date(2021, 3, 20), "short", locale=cldr).lstrip("0").startswith("3")


def thousands_by_blank(locale: Locale) -> bool:
    """Whether the language of `locale` writes thousands apart: `116 123` is a number to count with then."""
    from babel.numbers import get_group_symbol

    return get_group_symbol(PSEUDO.get(locale.tag, locale.tag).replace("-", "_")).isspace()
