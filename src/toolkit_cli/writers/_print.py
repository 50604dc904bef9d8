"""A document set in pages by Typst: as tight as its kind needs, with a contents list where it is long."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from toolkit_cli.core.fingerprint import digest, fingerprint
from toolkit_cli.core.known import Known
from toolkit_cli.model.document import Document
from toolkit_cli.tools import pdf, typst
from toolkit_cli.writers import WriterContext, _word_tightness
from toolkit_cli.writers._print_document import PrintDocument
from toolkit_cli.writers._word_tightness import LINE, Tightness, least_needed

_KIND, _MOST = "tightness", 1000
_LONG = 8
"""From so many pages on, re-flowed text has a list of contents."""
_SHOWN = "query(<words>).map(it => (it.value, it.location().page()))"
_LAST = "calc.max(..query(<words>).map(it => it.location().page()))"
_LOST = re.compile(r"lost ([\d ]*) mistaken ([\d ]*)")
_CUT = re.compile(r"cut ((?:\d+:\d+ ?)+)")


class FaultyPagesError(Exception):
    """Pages that do not say what the document does, and say it whole."""


class LostTextsError(FaultyPagesError):
    """Texts that no page shows, and others that stand before one they should follow, by number."""

    def __init__(self, source: PrintDocument, lost: Sequence[int], mistaken: Sequence[int]) -> None:
        super().__init__(lost, mistaken)
        self.source, self.lost, self.mistaken = source, lost, mistaken


class CutWordsError(FaultyPagesError):
    """Words that are wider than their line, each with the number of its text."""

    def __init__(self, source: PrintDocument, words: Sequence[tuple[int, str]]) -> None:
        super().__init__(words)
        self.source, self.words = source, words


@dataclass(frozen=True)
class Pages:
    """The finished PDF, what it was made from, and how tight it is set."""

    content: bytes
    count: int
    tightness: Tightness
    warnings: tuple[str, ...]
    source: PrintDocument
    inputs: Mapping[str, str]

    @property
    def fits(self) -> bool:
        """Whether the pages are within the limit of the kind."""
        limit = self.source.document.kind.pages
        return limit is None or self.count <= limit.maximum

    def first_beyond(self, page: int) -> str:
        """The words with which the first text after a page begins."""
        shown: Any = typst.ask(self.source.job(), self.inputs, _SHOWN)
        number = next((number for number, found in shown if found > page), 0)
        return " ".join(self.source.texts.said[number][0].split()[:6])


def typeset(document: Document, context: WriterContext) -> Pages:
    """The pages of a document.

    Raises FaultyPagesError, MissingGlyphError for characters without a glyph, TypesettingError for other faults.
    """
    source = PrintDocument(document, context)
    if context.presentation.size:
        made = _set(source, Tightness(0.0))
        return _set(source, Tightness(0.0), contents=True) if made.count >= _LONG else made
    limit = document.kind.pages
    return _within(source, limit.maximum, context.known) if limit else _set(source, Tightness(0.0))


def _within(source: PrintDocument, most: int, known: Known) -> Pages:
    """The pages, set as tight as needed, or as they may be if nothing fits; what was needed is known again."""
    name = _name(source, most)
    before = known.recall(_KIND, name)
    if isinstance(before, Tightness):
        return _set(source, before)
    made = _set(source, Tightness(0.0))
    if made.count > most:
        least = least_needed(lambda tightness: _count(source, tightness) <= most)
        made = _set(source, least or Tightness(1.0))
        known.keep(_KIND, name, made.tightness, most=_MOST)
    return made


def _name(source: PrintDocument, most: int) -> str:
    """A digest of all that decides over how tight a document has to be set."""
    job = source.job()
    files = {name: digest(content) for name, content in job.files.items()}
    return fingerprint([files, [typst.state(folder) for folder in job.folders], most, _program()])


@cache
def _program() -> str:
    """The digest of what decides how documents get tighter."""
    return digest(Path(_word_tightness.__file__).read_bytes())


def _count(source: PrintDocument, tightness: Tightness) -> Any:
    """The pages that texts are on at a tightness; to ask is quicker than to make the file."""
    try:
        return typst.ask(source.job(), _inputs(tightness), _LAST)
    except typst.TypesettingError as error:
        raise _faulty(source, error.message) or error from error


def _inputs(tightness: Tightness, *, contents: bool = False) -> dict[str, str]:
    return {
        "spaces": f"{tightness.spaces:.4f}",
        "sizes": f"{tightness.sizes:.4f}",
        "lines": f"{(tightness.line(LINE + 1000) - LINE) / 1000:.4f}",
        "contents": "yes" if contents else "",
    }


def _set(source: PrintDocument, tightness: Tightness, *, contents: bool = False) -> Pages:
    inputs = _inputs(tightness, contents=contents)
    try:
        made, warnings = typst.pdf(source.job(), inputs)
    except typst.TypesettingError as error:
        raise _faulty(source, error.message) or error from error
    content = pdf.with_direction(made, source.direction)
    return Pages(content, pdf.page_count(content), tightness, warnings, source, inputs)


def _faulty(source: PrintDocument, message: str) -> FaultyPagesError | None:
    """What the program's own checks in Typst say of the pages; None if it is a fault of another kind."""
    if found := _LOST.search(message):
        lost, mistaken = (tuple(map(int, numbers.split())) for numbers in found.groups())
        return LostTextsError(source, lost, mistaken)
    if found := _CUT.search(message):
        places = [tuple(map(int, place.split(":"))) for place in dict.fromkeys(found[1].split())]
        return CutWordsError(source, [(number, source.texts.long[number][at]) for number, at in places])
    return None
