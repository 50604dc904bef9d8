"""One language a file: the words the program adds, and what CLDR knows of the language."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cache, cached_property
from importlib import resources
from importlib.resources.abc import Traversable
from typing import TYPE_CHECKING, Any

from toolkit_cli.core.cache_folder import kept
from toolkit_cli.core.fingerprint import digest
from toolkit_cli.core.vocabulary import no_such
from toolkit_cli.locales.pseudo import PSEUDO, pseudo

if TYPE_CHECKING:
    from babel import Locale as Cldr

SOURCE = "en-GB"
"""The language of the labels that pseudo-languages are made from."""
_RIGHT_TO_LEFT = frozenset({"Adlm", "Arab", "Aran", "Hebr", "Mand", "Nkoo", "Rohg", "Samr", "Syrc", "Thaa"})
"""The scripts in use that run from right to left, by ISO 15924."""
_EAST_ASIAN = frozenset({"Hans", "Hant", "Hani", "Bopo", "Jpan", "Hrkt", "Kore", "Hang"})
"""The scripts that are set in East Asian typefaces, whose lines differ in height from face to face."""
_LARGER = {"Arab": 13 / 12}
"""How large letters are beside Latin ones that look as large."""
_FURTHER_APART = {"Arab": 1.13}
"""How far apart lines are beside Latin ones of the same size; `script` in print-blocks.typ agrees."""

_TAG = re.compile(r"[A-Za-z0-9]{1,8}(-[A-Za-z0-9]{1,8}){0,6}", re.ASCII)


@dataclass(frozen=True)
class Locale:
    """A language of publication.

    `labels` are the words the program adds to a page; `audiences` name whom a document is for, `formats` the
    formats, as people ask for them. `fonts` names the typefaces of Word for other scripts than Latin
    (`complex`, `east-asia`). `braille` and `voice` are read by the modules of those names.
    """

    tag: str
    labels: Mapping[str, str]
    audiences: Mapping[str, str]
    formats: Mapping[str, str] = field(default_factory=dict)
    fonts: Mapping[str, str] = field(default_factory=dict)
    braille: Mapping[str, Any] = field(default_factory=dict)
    voice: Mapping[str, Any] = field(default_factory=dict)

    @cached_property
    def _cldr(self) -> "Cldr":
        from babel import Locale as Cldr

        return Cldr.parse(PSEUDO.get(self.tag, self.tag), sep="-")

    @property
    def pseudo(self) -> bool:
        """Whether the program makes the language up, to try layouts."""
        return self.tag in PSEUDO

    @property
    def direction(self) -> str:
        """`ltr` or `rtl`."""
        return "rtl" if self.script in _RIGHT_TO_LEFT else "ltr"

    @cached_property
    def script(self) -> str:
        """The script the language is written in, by ISO 15924: `Latn`, `Cyrl`, `Arab`, `Hans` …"""
        from babel.core import get_global

        if self._cldr.script:
            return self._cldr.script
        likely: Mapping[str, str] = get_global("likely_subtags")
        found = likely.get(str(self._cldr)) or likely.get(self._cldr.language, "")
        return found.split("_")[1] if found.count("_") else "Latn"

    @property
    def east_asian(self) -> bool:
        """Whether the language is set in East Asian typefaces."""
        return self.script in _EAST_ASIAN

    @property
    def letter_size(self) -> float:
        """The size of letters, in parts of that of Latin ones."""
        return _LARGER.get(self.script, 1.0)

    @property
    def line_spacing(self) -> float:
        """The line spacing, in parts of that of Latin text."""
        return _FURTHER_APART.get(self.script, 1.0)

    @property
    def english_name(self) -> str:
        """The name of the language in English, as CLDR has it."""
        return f"Pseudo {self.tag}" if self.pseudo else self._name("en_GB")

    @property
    def own_name(self) -> str:
        """The name of the language in itself, as CLDR has it."""
        return pseudo(self.tag, "Pseudo") if self.pseudo else self._name(self._cldr)

    def _name(self, language: "str | Cldr") -> str:
        return self._cldr.get_display_name(language) or self.tag

    def date(self, partial: str) -> str:
        """An ISO 8601 date as people write it; day and month may be missing."""
        from babel.dates import format_date, format_skeleton

        parts = [int(part) for part in partial.split("-")]
        day = date(*parts, *(1,) * (3 - len(parts)))
        if len(parts) == 3:
            return format_date(day, "long", self._cldr)
        return format_skeleton("yMMMM", day, locale=self._cldr) if len(parts) == 2 else str(day.year)


def available() -> list[str]:
    """The tags of all languages the program has words for."""
    names = (file.name for file in resources.files(__name__).iterdir())
    return sorted(name.removesuffix(".yaml") for name in names if name.endswith(".yaml") and name[0] != "_")


def exists(tag: str) -> bool:
    """Whether CLDR knows a language, with or without words of the program."""
    from babel import Locale as Cldr
    from babel import UnknownLocaleError

    try:
        return bool(Cldr.parse(tag, sep="-"))
    except (UnknownLocaleError, ValueError):
        return False


def english_name(tag: str) -> str:
    """The name of a language in English, as CLDR has it; the tag itself where it has none."""
    return Locale(tag, {}, {}).english_name if exists(tag) else tag


def _read(file: Traversable) -> dict[str, Any]:
    text = file.read_bytes()
    return kept("locales", digest(text), lambda: _parsed(text), most=100)


def _parsed(text: bytes) -> dict[str, Any]:
    import yaml

    # The loader in C, where PyYAML was built with it, is ten times as fast.
    content: dict[str, Any] = yaml.load(text, getattr(yaml, "CSafeLoader", yaml.SafeLoader))
    return content


def limits(tag: str) -> dict[str, Any]:
    """What is known of the Braille and the voices of a language that the program has no words for."""
    found: dict[str, Any] = every_limit().get(tag, {})
    return found


@cache
def every_limit() -> dict[str, Any]:
    """What `limits` knows, by tag."""
    return _read(resources.files(__name__) / "_limits.yaml")


def language_of(tag: str) -> str:
    """The language of a tag without region and script, in two letters where it has them: `zh` for `cmn-Hans`."""
    from babel.core import get_global

    aliases: Mapping[str, str] = get_global("language_aliases")
    language = tag.replace("_", "-").partition("-")[0].lower()
    return aliases.get(language, language)


@cache
def load(tag: str) -> Locale:
    """The locale of a language, or of a pseudo-language. Raises UsageError if there is none."""
    file = resources.files(__name__) / f"{SOURCE if tag in PSEUDO else tag}.yaml"
    if not _TAG.fullmatch(tag) or not file.is_file():
        raise no_such("language", tag, [*available(), *PSEUDO])
    content = _read(file)
    words = {part: content[part] for part in ("labels", "audiences", "formats")}
    if tag in PSEUDO:
        words = {part: {key: pseudo(tag, word) for key, word in of.items()} for part, of in words.items()}
    more = {part: content.get(part, {}) for part in ("fonts", "braille", "voice")}
    return Locale(tag, **words, **more)
