"""A recording as MP3: spoken by a computer voice, with chapters. It needs the extra `audio`."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from toolkit_cli.core.diagnostics import Diagnostic, Severity, Span
from toolkit_cli.locales import Locale
from toolkit_cli.locales.voice import LISTEN, number, voice
from toolkit_cli.model.document import Document
from toolkit_cli.model.project import document_file
from toolkit_cli.tools import sndfile
from toolkit_cli.writers import WriterContext, Written
from toolkit_cli.writers._id3 import Chapter, tag
from toolkit_cli.writers._places import place_of
from toolkit_cli.writers._speech_engine import Engine, Utterance, engine_for
from toolkit_cli.writers._speech_script import SENTENCE, Line, script
from toolkit_cli.writers._speech_text import Fragment, Speakers, tells

if TYPE_CHECKING:
    from toolkit_cli.writers._speech_sound import Sound

EXTENSION = ".mp3"
TEMPLATE = ""
BLOCKS = ""
_AT_FIRST = 130
"""Words a minute, pauses included, by which the length is guessed before it is known."""
_NEAR = 0.05
"""How far the length that is told may be from the real one, as a part of it."""


def write(document: Document, context: WriterContext) -> Written:
    """The document read aloud. Raises ToolkitError where there is no voice, or without the extra."""
    speakers = Speakers(context.locale.tag, context.pronunciations)
    recording = _Recording(document, context.locale, engine_for(context.locale), speakers)
    if fault := sndfile.obstacle():
        raise fault
    lines = script(document, context.locale, speakers)
    unsaid = tuple(recording.unsaid(lines))
    if unsaid:
        return Written(b"", None, unsaid)
    guess = sum(len(line.written.split()) for line in lines) / _AT_FIRST
    length, loudness = recording.measure(_minutes(guess, context.locale))
    sound, chapters = recording.make(_minutes(length, context.locale), loudness)
    return Written(_tag(document, context, chapters) + sound, None, tuple(recording.findings(lines)))


@dataclass(frozen=True, slots=True)
class _Recording:
    document: Document
    locale: Locale
    engine: Engine
    speakers: Speakers

    def measure(self, minutes: str) -> tuple[float, float]:
        """The length in minutes and the loudness in LUFS, with a guess of the length spoken."""
        from toolkit_cli.writers._speech_sound import Loudness

        loudness, length = Loudness(self.engine.RATE), 0
        for _, piece in self._sound(script(self.document, self.locale, self.speakers, minutes)):
            loudness.add(piece)
            length += piece.size
        return length / self.engine.RATE / 60, loudness.lufs()

    def make(self, minutes: str, loudness: float) -> tuple[bytes, list[Chapter]]:
        """The MP3, as loud as it should be, and its chapters.

        It is spoken a second time: an hour of sound is too much to keep.
        """
        from toolkit_cli.writers import _speech_sound as sounds

        starts: list[tuple[str, int]] = []
        length = 0
        gain = 10 ** ((sounds.TARGET - loudness) / 20) if loudness > -100 else 1.0

        def pieces() -> "Iterator[Sound]":
            nonlocal length
            for line, piece in self._sound(script(self.document, self.locale, self.speakers, minutes)):
                if line:
                    starts.append((line.part, length))
                length += piece.size
                yield sounds.samples(sounds.limited(piece, gain))

        made = sndfile.mp3(pieces(), self.engine.RATE)
        return made, list(self._chapters(starts, length))

    def _chapters(self, starts: list[tuple[str, int]], length: int) -> Iterator[Chapter]:
        times = [0, *(start for _, start in starts[1:]), length]
        for (title, _), start, end in zip(starts, times, times[1:], strict=False):
            yield Chapter(title, start * 1000 // self.engine.RATE, end * 1000 // self.engine.RATE)

    def _sound(self, lines: tuple[Line, ...]) -> "Iterator[tuple[Line | None, Sound]]":
        """Words and pauses in order; the first piece of a part comes with its line."""
        import numpy as np

        from toolkit_cli.writers._speech_sound import sound

        spoken = self.engine.speak(
            self._utterance(fragment)
            for line in lines
            for sentence in line.sentences
            for fragment in sentence
        )
        pause = 0
        for line in lines:
            pause = max(pause, line.before)
            begins: Line | None = line if line.part else None
            for sentence in line.sentences:
                yield None, np.zeros(pause * self.engine.RATE // 1000, dtype=np.float32)
                for _ in sentence:
                    yield begins, sound(next(spoken))
                    begins = None
                pause = SENTENCE
            pause = line.after
        yield None, np.zeros(self.engine.RATE, dtype=np.float32)
        yield from ((None, sound(rest)) for rest in spoken)

    def _utterance(self, fragment: Fragment) -> Utterance:
        heard = self._heard(fragment)
        return Utterance(fragment.text, heard, self.speakers.of(heard).speed)

    def _heard(self, fragment: Fragment) -> str:
        """The language of the voice that says a fragment."""
        return fragment.language if self.engine.voice_of(fragment.language) else self.locale.tag

    def unsaid(self, lines: tuple[Line, ...]) -> Iterator[Diagnostic]:
        """Each character that a voice passes over or only names, at the first text that has it."""
        found = {
            (character, self._heard(fragment)): line.written
            for line in reversed(lines)
            for fragment in _fragments((line,))
            for character in fragment.text
            if not line.added and not self._says(character, fragment)
        }
        for (character, heard), text in sorted(found.items()):
            shown = text if len(text) <= 60 else f"{text[:60]}…"
            voice_name = f"the voice of {self.engine.NAME} for `{heard}`"
            yield Diagnostic(
                place_of(character, self.document),
                Severity.ERROR,
                "unsaid-character",
                f"`{character}` (U+{ord(character):04X}) in `{shown}` is not read out by {voice_name}",
                "write it in words, or give its words in `signs:` of the voice of the language",
            )

    def _says(self, character: str, fragment: Fragment) -> bool:
        if character.isalpha():
            known = self.engine.voice_of(fragment.language)
            return not known or self.speakers.of(fragment.language).reads(character)
        plain = character.isdecimal() or not tells(character)
        return plain or self.engine.says(character, self._heard(fragment))

    def findings(self, lines: tuple[Line, ...]) -> Iterator[Diagnostic]:
        """Words that the voice of another language has to say, and what a speaker has to listen for."""
        span = Span(document_file(self.document.id))
        for text, language in _fragments(lines):
            if not self.engine.voice_of(language):
                message = f"{self.engine.NAME} has no voice for `{text}` in `{language}`"
                hint = "have a person say it, or listen whether it can be understood"
                yield Diagnostic(span, Severity.WARNING, "missing-voice", message, hint)
        caution = voice(self.locale).caution
        if caution:
            message = f"{self.engine.NAME} in {self.locale.english_name}: {caution}"
            yield Diagnostic(span, Severity.INFO, "unsure-voice", message, LISTEN)


def _fragments(lines: tuple[Line, ...]) -> dict[Fragment, None]:
    """All that is said, each once."""
    return dict.fromkeys(fragment for line in lines for sentence in line.sentences for fragment in sentence)


def _minutes(length: float, locale: Locale) -> str:
    """A length as it is told: as round as can be without being far off."""
    digits = next((n for n in range(3) if abs(round(length, n) - length) <= _NEAR * 0.8 * length), 3)
    return number(round(length, digits), locale) if digits else str(round(length))


def _tag(document: Document, context: WriterContext, chapters: list[Chapter]) -> bytes:
    around, code = document.furniture, voice(context.locale).code
    year = re.search(r"\d{4}", around.edition)
    title = str(document.title)
    texts = (
        ("TIT2", title),
        ("TPE1", around.publisher_name),
        ("TALB", around.subtitle or title),
        ("TYER", str(int(year[0])) if year else ""),
        ("TLAN", code),
        ("TPUB", around.publisher_name),
        ("TCON", "(101)Speech"),
    )
    return tag(texts, (code, context.locale.labels["recording_voice"]), chapters)
