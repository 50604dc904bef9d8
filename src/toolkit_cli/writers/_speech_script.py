"""A document as the script of a recording: what is said, in what order, with what pauses."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import groupby
from typing import assert_never

from toolkit_cli.core.sentences import sentences
from toolkit_cli.locales import Locale
from toolkit_cli.model.document import Document
from toolkit_cli.model.inlines import Emphasis, Foreign, Inline, Link, ReferenceMark, Strong, Words
from toolkit_cli.writers._linear import (
    Head,
    Item,
    ListStart,
    Pair,
    Para,
    Piece,
    address,
    closing,
    linear,
    opening,
)
from toolkit_cli.writers._speech_text import Fragment, Speakers

SENTENCE, ITEM, PARAGRAPH, HEADING = 400, 500, 700, 1000
"""Pauses, in milliseconds: after a sentence, between items and paragraphs, before a heading."""


@dataclass(frozen=True, slots=True)
class Line:
    """A line of the script.

    `written` are its words on paper, `sentences` what is said for them, `before` and `after` the pauses around
    it in milliseconds. `part` is the name of the part of the recording that begins here. `added` lines tell the
    listener what a reader sees: they are no words of the document.
    """

    written: str
    sentences: tuple[tuple[Fragment, ...], ...]
    before: int = PARAGRAPH
    after: int = PARAGRAPH
    part: str = ""
    added: bool = False


def script(document: Document, locale: Locale, speakers: Speakers, minutes: str = "") -> tuple[Line, ...]:
    """What a recording of the document says; `minutes` is its length, as it is told to the listener."""
    return tuple(_Script(document, locale, speakers).lines(minutes))


class _Script:
    def __init__(self, document: Document, locale: Locale, speakers: Speakers) -> None:
        self._speakers = speakers
        self._document, self._labels, self._tag = document, locale.labels, locale.tag
        pieces = tuple(linear(document, locale))
        first, last = len(tuple(opening(document, locale))), len(tuple(closing(document, locale)))
        end = len(pieces) - last
        self._opening, self._body, self._closing = pieces[:first], pieces[first:end], pieces[end:]
        self._titles = [piece.text for piece in self._body if isinstance(piece, Head) and piece.level == 1]

    def lines(self, minutes: str) -> Iterator[Line]:
        """Title and publisher, what to expect, the parts, how to get in touch, the end."""
        title, *others = (line for piece in self._opening for line in self._piece(piece))
        yield replace(title, part=title.written)
        yield from others
        yield from self._outlook(minutes)
        number = 0
        for piece in self._body:
            if isinstance(piece, Head) and piece.level == 1:
                number += 1
                yield self._part(number, piece)
            else:
                yield from self._piece(piece)
        yield from self._end()

    def _outlook(self, minutes: str) -> Iterator[Line]:
        """Whose voice it is, how long it takes, and the parts if there are several."""
        labels, count = self._labels, len(self._titles)
        yield self._added(labels["recording_voice"])
        yield self._added(labels["recording_length"].format(minutes=minutes, count=max(1, count)))
        if count > 1:
            yield self._added(labels["recording_parts"])
        for number, title in enumerate(self._titles if count > 1 else (), start=1):
            yield self._line((Words(f"{number}. "), *title), ITEM, ITEM, added=True)

    def _part(self, number: int, head: Head) -> Line:
        """The heading of a part, said with its number."""
        written = self._line(head.text, HEADING)
        if len(self._titles) == 1:
            return replace(written, part=written.written)
        before, _, after = self._labels["recording_part"].partition("{title}")
        words = (Words(before.format(number=number)), *head.text, Words(after))
        return replace(self._line(words, HEADING), written=written.written, part=written.written)

    def _end(self) -> Iterator[Line]:
        """Contacts are said twice: in words, then letter by letter and digit by digit."""
        around = self._document.furniture
        reachable = {around.website, around.email, around.phone} - {""}
        contacts = [
            piece for piece in self._closing if isinstance(piece, Pair) and _written(piece.text) in reachable
        ]
        for number, piece in enumerate(self._closing):
            lines = tuple(self._piece(piece))
            yield from (
                lines
                if number
                else (replace(line, before=HEADING, part=around.publisher_name) for line in lines)
            )
            if contacts and piece == contacts[-1]:
                yield self._added(self._labels["recording_again"])
                yield from map(self._spelled, contacts)
        yield self._added(self._labels["recording_end"])

    def _spelled(self, contact: Pair) -> Line:
        label, value = _written(contact.label), _written(contact.text)
        said = (*self._said((Words(label),)), tuple(self._speakers.of(self._tag).spell(value)))
        return Line(_written(contact.words), said, added=True)

    def _piece(self, piece: Piece) -> Iterator[Line]:
        match piece:
            case Head(_, text):
                yield self._line(text, HEADING)
            case Para(text):
                yield self._line(text)
            case ListStart(count):
                if count > 1:
                    yield self._added(self._labels["recording_list"].format(count=count))
            case Item(text, _, number, first):
                counted = (Words(f"{number}. "),) if number is not None else ()
                yield self._line((*counted, *text), PARAGRAPH if first else ITEM, ITEM)
            case Pair():
                yield self._line(piece.words)
            case _:
                assert_never(piece)

    def _added(self, words: str) -> Line:
        return self._line((Words(words),), added=True)

    def _line(
        self, text: Iterable[Inline], before: int = PARAGRAPH, after: int = PARAGRAPH, added: bool = False
    ) -> Line:
        members = tuple(text)
        return Line(_written(members), self._said(members), before, after, added=added)

    def _said(self, text: tuple[Inline, ...]) -> tuple[tuple[Fragment, ...], ...]:
        """What is said, sentence by sentence; each voice in a sentence has its fragment."""
        runs = tuple(_merged(self._runs(text, self._tag)))
        whole = "".join(run.text for run in runs)
        said = []
        reached = 0
        for sentence in sentences(whole, self._tag.partition("-")[0]):
            start = max(whole.find(sentence, reached), reached)
            reached = start + len(sentence)
            fragments = [
                fragment
                for run in _cut(runs, start, reached)
                for fragment in self._speakers.of(run.language).say(run.text)
            ]
            said.append(tuple(_joined(fragments)))
        return tuple(filter(None, said))

    def _runs(self, text: Iterable[Inline], language: str) -> Iterator[Fragment]:
        for inline in text:
            match inline:
                case Words(words):
                    yield Fragment(words, language)
                case Emphasis(children) | Strong(children):
                    yield from self._runs(children, language)
                case Foreign(children, other):
                    yield from self._runs(children, other)
                case ReferenceMark(number):
                    yield Fragment(f", {self._speakers.of(language).reference(number)}, ", language)
                case Link(children):
                    yield from self._runs(children, language)
                    yield Fragment(_address(inline), language)
                case _:
                    assert_never(inline)


def _merged(runs: Iterable[Fragment]) -> Iterator[Fragment]:
    """Neighbours in one language as one."""
    for language, members in groupby(runs, key=lambda run: run.language):
        yield Fragment("".join(run.text for run in members), language)


def _written(text: Iterable[Inline]) -> str:
    """The words on paper: a reference in brackets, the address of a link behind its words."""
    parts = []
    for inline in text:
        match inline:
            case Words(words):
                parts.append(words)
            case Emphasis(children) | Strong(children) | Foreign(children):
                parts.append(_written(children))
            case ReferenceMark(number):
                parts.append(f" [{number}]")
            case Link(children):
                parts.append(f"{_written(children)}{_address(inline)}")
            case _:
                assert_never(inline)
    return "".join(parts)


def _address(link: Link) -> str:
    where = address(link)
    return f" ({where})" if where else ""


def _cut(runs: Iterable[Fragment], start: int, end: int) -> Iterator[Fragment]:
    """The part of the runs between two places of their whole text."""
    reached = 0
    for text, language in runs:
        part = text[max(0, start - reached) : max(0, end - reached)]
        if part:
            yield Fragment(part, language)
        reached += len(text)


def _joined(fragments: list[Fragment]) -> Iterator[Fragment]:
    """The fragments of a sentence: the tone falls only at its end."""
    for text, language in fragments[:-1]:
        yield Fragment(text if text[-1:] in ",;:，、،" else f"{text},", language)
    for text, language in fragments[-1:]:
        yield Fragment(text.rstrip(", "), language)
