"""The terms of a glossary in two texts."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from toolkit_cli.model.terms import Glossary, GlossaryTerm
from toolkit_cli.translation._words import comparable

_ARABIC_MARKS = re.compile("[\u0640\u064b-\u0652\u0670]")
"""Vowel signs and the stretching stroke, which writers set or leave as they like."""


@dataclass(frozen=True, slots=True)
class Term:
    """A term, the word for it, how it stands in the English, and all that counts as its translation."""

    term: str
    translation: str
    plain: str
    pattern: re.Pattern[str]
    forms: frozenset[str]


def accepted(glossary: Glossary) -> tuple[Term, ...]:
    """The terms of a glossary, longest first; one that is listed twice has all its translations."""
    forms: dict[str, set[str]] = {}
    for entry in glossary.terms:
        members = forms.setdefault(_plain(entry.term), set())
        members.update(filter(None, map(_plain, (entry.translation, *entry.forms))))
    first = {_plain(entry.term): entry for entry in reversed(glossary.terms)}
    return tuple(
        Term(first[plain].term, first[plain].translation, plain, _whole(plain), frozenset(forms[plain]))
        for plain in sorted(forms, key=lambda plain: (-len(plain), plain))
        if plain
    )


def missing(source: str, target: str, terms: Sequence[Term]) -> Iterator[Term]:
    """The terms that an English text has and whose translation its target has not."""
    there = _plain(target)
    yield from (term for term in said(source, terms) if not any(form in there for form in term.forms))


def said(source: str, terms: Sequence[Term]) -> Iterator[Term]:
    """The terms that an English text has as whole words, none of them within a longer one."""
    rest = _plain(source)
    for term in terms:
        if term.plain in rest:
            rest, count = term.pattern.subn("\0", rest)
            if count:
                yield term


def guidance(glossary: Glossary) -> tuple[str, ...]:
    """What a translator is told before the texts: the notes on style, then every term."""
    style = (f"Style: {' '.join(note.split())}" for note in glossary.style)
    return (*style, *dict.fromkeys(map(in_words, glossary.terms)))


GLOSSARY = "Glossary: "


def in_words(term: Term | GlossaryTerm) -> str:
    """A term as it is told to a translator."""
    return " ".join(f"{GLOSSARY}{term.term} = {term.translation}".split())


def kept_names(glossary: Glossary) -> re.Pattern[str] | None:
    """The terms that stay as they are, as a pattern; None if the glossary has none."""
    names = {
        comparable(entry.term) for entry in glossary.terms if _plain(entry.term) == _plain(entry.translation)
    }
    if not names:
        return None
    return re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, sorted(names)))})(?!\w)", re.IGNORECASE)


def _plain(words: str) -> str:
    return _ARABIC_MARKS.sub("", comparable(words)).casefold().replace("’", "'")


def _whole(plain: str) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w){re.escape(plain)}(?!\w)")
