"""Words as they are said: addresses, signs and abbreviations, by the words of their language."""

import re
import string
import unicodedata
from collections.abc import Iterator, Mapping
from functools import cached_property
from typing import NamedTuple

from toolkit_cli import locales
from toolkit_cli.locales import SOURCE, Locale
from toolkit_cli.locales.pseudo import PSEUDO
from toolkit_cli.locales.voice import voice
from toolkit_cli.writers._speech_numbers import FRACTION, Numbers


class Fragment(NamedTuple):
    """Words that one voice says in one go; `language` is a BCP 47 tag."""

    text: str
    language: str


_ADDRESS = r"""
    [A-Za-z0-9._+-]+@[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)+
    | (?:[Hh]ttps?://|www\.)[!#-;=?-~]*[A-Za-z0-9/]
    | \b(?:[a-z0-9-]+\.)+(?:com|net|org|uk)\b(?:/[!#-;=?-~]*[A-Za-z0-9/])?"""
_CAPITAL = "".join(filter(str.isupper, map(chr, range(0x41, 0x530))))
_VOWELS = "AEIOUYÀ-ÆÈ-ÏÒ-ÖØ-ÝāăąēĕėęěĩīĭįıōŏőœũūŭůűųАЕЄИІЇОУЮЯЭЫЁ"
_MANY, _WHOSE = "(?:['’]?s)?", "(?:['’]s)?"
"""What makes an abbreviation mean several, or a name say whose something is."""
_LETTERS = rf"(?<!\w)[{_CAPITAL}]{{2,6}}\d{{0,2}}{_MANY}(?!\w)"
"""An abbreviation, which is spelt unless a list says otherwise."""
_LATIN = r"[A-Za-zÀ-ÖØ-öø-ÿ][A-Za-zÀ-ÖØ-öø-ÿ0-9'’.&-]*(?:\ +[A-Za-zÀ-ÖØ-öø-ÿ][A-Za-zÀ-ÖØ-öø-ÿ0-9'’.&-]*)*"
_NEVER = r"(?!)"
_PARTS = re.compile(r"[A-Za-z0-9]+|[^A-Za-z0-9]")
_UNUSUAL = re.compile(r"[a-zA-Z]|[^aeiouyAEIOUY\d]{2,}|\d{5,}|.*(?:\d[a-zA-Z]|[a-zA-Z]\d|[a-z][A-Z]).*")
_QUOTES = re.compile(
    r"[«»„“”‟‹›\"「」『』《》‘]|’(?!\w)|(?<!\w)’|[•\u00ad\u200b\u200e\u200f\u2060\ufeff\u202a-\u202e\u2066-\u2069]"
)
"""Marks that some voices read out, and characters that nobody sees."""
_IN_TEXT = "©&=+#~"
"""Signs that are said in running text, where many voices pass over them."""
_TELLING = "§¶†‡‰"
"""Marks of punctuation that say something themselves."""
_ANYWHERE = {"LATIN", "GREEK", "MODIFIER"}
"""Scripts of which every voice knows the letters, and what is no letter of its own."""
_LOOSE = re.compile(r"(?:,\s*|\s+)([,.;:!?)،؛؟，。；：！？、）])")
"""A space, or a comma, that a sign after it makes needless."""
_SLASH = re.compile(r"\s*/\s*")
_SIGNS = {
    ".": "spoken_dot",
    "@": "spoken_at",
    "-": "spoken_hyphen",
    "_": "spoken_underscore",
    "/": "spoken_slash",
}


class Speakers:
    """Who says the words of a text in the language `tag`, and the words of other languages in it.

    `own` is what the publisher has them say for words, by language.
    """

    def __init__(self, tag: str, own: Mapping[str, Mapping[str, str]] | None = None) -> None:
        self.tag = tag
        self._own = own or {}
        self._speakers: dict[str, Speaker] = {}

    def of(self, tag: str) -> "Speaker":
        """The speaker of a language; one without words of the program takes those of the text around it."""
        if tag not in self._speakers:
            known = tag in PSEUDO or tag in locales.available()
            locale = locales.load(tag if known else self.tag)
            self._speakers[tag] = Speaker(tag, locale, self, self._own.get(tag, {}), known)
        return self._speakers[tag]


class Speaker:
    """Says words of one language."""

    def __init__(
        self, tag: str, locale: Locale, others: Speakers, own: Mapping[str, str], known: bool
    ) -> None:
        """`known`: whether `locale` is that of the language, or only the nearest there is."""
        self.tag = tag
        self._locale, self._others = locale, others
        self._voice = voice(locale)
        self.speed = self._voice.speed
        self._known: Mapping[str, str] = {**self._voice.pronunciation, **own} if known else own
        self._foreign: Mapping[str, str] = self._voice.foreign if known else {}
        self._numbers = Numbers(locale)
        self._latin = tag if not known or locale.script == "Latn" else SOURCE

    def say(self, text: str) -> list[Fragment]:
        """A text as it is said, cut where the voice changes."""
        if text.isupper() and any(len(word) > 4 for word in self._in_capitals.findall(text)):
            text = self._in_capitals.sub(lambda word: word[0].lower(), text)  # a heading is words
        found: list[Fragment] = []
        reached = 0
        for token in self._token.finditer(text):
            found += self._here(self._plain(text[reached : token.start()]))
            found += self._say(token.lastgroup or "", token[0])
            reached = token.end()
        found += self._here(self._plain(text[reached:]))
        return list(_merged(found))

    def reads(self, letter: str) -> bool:
        """Whether a letter is of a script that the language is written in: of others, voices say the name."""
        return _script(letter) in self._scripts

    @cached_property
    def _scripts(self) -> set[str]:
        words = "".join(self._locale.labels.values())
        return {*_ANYWHERE, *map(_script, filter(str.isalpha, words))}

    def spell(self, text: str) -> list[Fragment]:
        """An address letter by letter, a telephone number digit by digit."""
        if "@" in text or "." in text:
            return list(_merged(self._address(text, spelled=True)))
        return self.say(text)

    @cached_property
    def _token(self) -> re.Pattern[str]:
        words = sorted({*self._known, *self._foreign}, key=lambda word: (-len(word), word))
        listed = "|".join(self._numbers.listed(word, _MANY if word.isupper() else _WHOSE) for word in words)
        patterns = {
            "address": _ADDRESS,
            **self._numbers.patterns,
            "known": listed or _NEVER,
            "fraction": FRACTION,
            "letters": _LETTERS,
            "latin": _NEVER if self._latin == self.tag else _LATIN,
        }
        return re.compile("|".join(f"(?P<{name}>{pattern})" for name, pattern in patterns.items()), re.X)

    @cached_property
    def _in_capitals(self) -> re.Pattern[str]:
        """Words of a text in capitals that are no abbreviations: neither listed nor without a vowel."""
        capitals = sorted(filter(str.isupper, {*self._known, *self._foreign}), reverse=True)
        listed = "|".join(map(re.escape, capitals)) or _NEVER
        return re.compile(rf"(?<!\w)(?!(?:{listed})(?!\w))(?=\w*[{_VOWELS}])[{_CAPITAL}]{{2,}}")

    def _say(self, kind: str, word: str) -> list[Fragment]:
        """What is said for a word of one of the kinds of `_token`."""
        match kind:
            case "address":
                return list(self._address(word))
            case "known":
                return self._listed(word)
            case "letters":
                latin = self._elsewhere(word) if word[0].isascii() else []
                return latin or self._here(self._letters(word))
            case "latin":
                return self._elsewhere(word)
            case _:
                return self._here(self._numbers.said[kind](word))

    def _here(self, text: str) -> list[Fragment]:
        return [Fragment(text, self.tag)] if text.strip() else []

    def _elsewhere(self, word: str) -> list[Fragment]:
        """Latin words in a text of another script: in English."""
        return [] if self._latin == self.tag else self._others.of(self._latin).say(word)

    def _listed(self, word: str) -> list[Fragment]:
        if word in self._known:
            return self._here(self._known[word])
        if word in self._foreign:
            return self._others.of(self._foreign[word]).say(word)
        one = re.sub(f"{_MANY}$", "", word)
        if one in self._foreign:
            return self._others.of(self._foreign[one]).say(word)
        return self._here(f"{self._known[one]}{word[len(one) :]}")

    def _letters(self, word: str) -> str:
        """Letter by letter: with names where the voice takes a letter for a word."""
        names, one = self._voice.letters, re.sub(f"(?<=[{_CAPITAL}\\d]){_MANY}$", "", word)
        said = " ".join(names.get(letter.lower(), letter) for letter in one)
        return f"{said}'s" if one != word else said

    def _plain(self, text: str) -> str:
        """Words without the marks that some voices read out."""
        text = _SLASH.sub(", ", _QUOTES.sub("", text)).replace("…", ", ")
        return self._in_text.sub(lambda sign: f" {self._sign(sign[0])} ", text)

    @cached_property
    def _in_text(self) -> re.Pattern[str]:
        """The signs that are said by name in running text: the usual ones, and others that the locale names."""
        named = (
            sign for sign in self._voice.signs if len(sign) == 1 and sign not in f"£{string.punctuation}"
        )
        return re.compile(f"[{re.escape(''.join([_IN_TEXT, *named]))}]")

    def _address(self, word: str, spelled: bool = False) -> Iterator[Fragment]:
        """An address without its scheme, its signs by name, and unusual parts letter by letter."""
        word = re.sub(r"^[Hh]ttps?://|/$", "", word)
        latin = self._others.of(self._latin)
        for part in _PARTS.findall(word):
            if not part.isalnum():
                yield Fragment(f"{self._sign(part)}{',' if spelled else ''}", self.tag)
            elif spelled or _UNUSUAL.fullmatch(part):
                yield Fragment(latin._spelled(part), latin.tag)
            else:
                yield Fragment(part, latin.tag)

    def _spelled(self, part: str) -> str:
        mixed = not part.islower() and not part.isupper() and not part.isdigit()
        capital = self._voice.signs.get("capital", "")
        said = (
            f"{capital} {self._letters(letter)}" if mixed and letter.isupper() else self._letters(letter)
            for letter in part
        )
        return " ".join(said)

    def _sign(self, sign: str) -> str:
        label = _SIGNS.get(sign)
        return self._locale.labels[label] if label else self._voice.signs.get(sign, sign)

    def reference(self, number: str) -> str:
        """A raised number that names a reference."""
        return self._voice.signs.get("reference", "{number}").format(number=number)


def tells(character: str) -> bool:
    """Whether a character has something to say: it is neither punctuation nor a mark of layout."""
    return character.isalnum() or character in _TELLING or unicodedata.category(character)[0] == "S"


def _script(letter: str) -> str:
    """The first word of the name of a letter, which is its script."""
    return unicodedata.name(unicodedata.normalize("NFKC", letter)[0], "").partition(" ")[0]


def _merged(fragments: list[Fragment] | Iterator[Fragment]) -> Iterator[Fragment]:
    """Neighbours in one language as one, spaces made single; what says nothing joins what stands before it."""
    together: list[Fragment] = []
    for text, language in fragments:
        if together and (together[-1].language == language or not any(map(tells, text))):
            together[-1] = Fragment(f"{together[-1].text} {text}", together[-1].language)
        else:
            together.append(Fragment(text, language))
    for text, language in together:
        tidy = _LOOSE.sub(r"\1", re.sub(r"(?<=[(\[])\s+", "", " ".join(text.split())))
        if any(map(tells, tidy)):
            yield Fragment(tidy, language)
