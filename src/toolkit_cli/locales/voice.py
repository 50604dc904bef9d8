"""How a language is said aloud: what no label and no CLDR says."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from toolkit_cli.locales import Locale
from toolkit_cli.locales.pseudo import PSEUDO


@dataclass(frozen=True, slots=True)
class Voice:
    """The `voice` block of a language.

    `code`: the language by ISO 639-2. `speed`: words a minute, as the voice counts them. `pronunciation`: words
    with what is said for them, letter case as written. `foreign`: words said with the voice of another language,
    with its tag. `letters`: letters with their names, where the voice takes a single one for a word. `signs`:
    characters with what is said for them; besides, `capital` and `reference`, and where the voice needs them
    `decimal`, the word for the point in a number, and `percent` with `{number}`. `caution`: what a speaker of
    the language has to listen for, in English.
    """

    code: str = "und"
    speed: int = 150
    pronunciation: Mapping[str, str] = field(default_factory=dict)
    foreign: Mapping[str, str] = field(default_factory=dict)
    letters: Mapping[str, str] = field(default_factory=dict)
    signs: Mapping[str, str] = field(default_factory=dict)
    caution: str = ""


def voice(locale: Locale) -> Voice:
    """How the language of `locale` is said."""
    known = {key: value for key, value in locale.voice.items() if key not in ("none", "instead")}
    return Voice(**known)


def number(value: float, locale: Locale) -> str:
    """A number as the language of `locale` writes it."""
    from babel.numbers import format_decimal

    return format_decimal(value, locale=PSEUDO.get(locale.tag, locale.tag).replace("-", "_"))
