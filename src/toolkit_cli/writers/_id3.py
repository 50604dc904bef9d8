"""The ID3 tag of a recording, version 2.3 with chapters, as https://id3.org/id3v2-chapters-1.0 has it."""

import struct
from collections.abc import Sequence
from dataclasses import dataclass

_NO_OFFSET = b"\xff" * 8
_TOP_AND_ORDERED = 3
_MOST = 255
"""Chapters that one table of contents can name."""


@dataclass(frozen=True, slots=True)
class Chapter:
    """A part of a recording, from `start` to `end` in milliseconds."""

    title: str
    start: int
    end: int


def tag(texts: Sequence[tuple[str, str]], comment: tuple[str, str], chapters: Sequence[Chapter]) -> bytes:
    """A tag of text frames (`TIT2`, `TPE1` …, empty ones left out), a comment (language, words) and chapters.

    Frames stand in the order given. Languages are those of ISO 639-2.
    """
    frames = [_text(name, words) for name, words in texts if words]
    language, words = comment
    frames.append(_frame("COMM", b"\x01" + language.encode("ascii") + b"\xff\xfe\0\0" + _utf_16(words)))
    frames.append(_contents(len(chapters)))
    frames += [_chapter(number, chapter) for number, chapter in enumerate(chapters)]
    body = b"".join(frames)
    return b"ID3\x03\x00\x00" + _synchsafe(len(body)) + body


def _contents(count: int) -> bytes:
    names = [_name(number) for number in range(min(count, _MOST))]
    return _frame("CTOC", b"toc\0" + bytes((_TOP_AND_ORDERED, len(names))) + b"".join(names))


def _chapter(number: int, chapter: Chapter) -> bytes:
    times = struct.pack(">II", chapter.start, chapter.end)
    return _frame("CHAP", _name(number) + times + _NO_OFFSET + _text("TIT2", chapter.title))


def _name(number: int) -> bytes:
    return f"part{number}\0".encode("ascii")


def _text(name: str, words: str) -> bytes:
    return _frame(name, b"\x01" + _utf_16(words))


def _utf_16(words: str) -> bytes:
    return b"\xff\xfe" + words.encode("utf-16-le")


def _frame(name: str, content: bytes) -> bytes:
    return name.encode("ascii") + struct.pack(">IH", len(content), 0) + content


def _synchsafe(size: int) -> bytes:
    """A size in four bytes of seven bits, so that no player takes it for the beginning of a frame of sound."""
    return bytes((size >> shift) & 0x7F for shift in (21, 14, 7, 0))
