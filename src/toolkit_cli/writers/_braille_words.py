"""Text as Braille words: made plain for the tables, each part by the table of its language, split at blanks."""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import groupby
from typing import Protocol, assert_never

from toolkit_cli import locales
from toolkit_cli.locales import Locale
from toolkit_cli.locales.braille import BrailleCode, code
from toolkit_cli.model.inlines import Emphasis, Foreign, Inline, Link, ReferenceMark, Strong, Words
from toolkit_cli.tools.louis import Cells
from toolkit_cli.writers._linear import address

BLANK = "\u2800"
_CONTINUED = "⠐"
"""The line continuation indicator of UEB (dot 5): the address goes on in the next line."""
_RAISED = "⠰⠔"
"""What makes a number a raised one in UEB."""
_PLAIN, _STRESSED, _STRONG = 0, 1, 4
_ADDRESS = re.compile(
    r"(?:https?://|www\.)[!-~]+[A-Za-z0-9/]|[\w.+-]+@[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)+", re.A
)
_BEFORE = frozenset("/.@?&-")
"""The characters before which an address may be cut."""
_UNSEEN = re.compile("[\u00ad\u061c\u200b-\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff]")
_BLANKS = re.compile(r"[\s\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]+")


class Translator(Protocol):
    """What turns text into cells: liblouis, or a small one that tests bring."""

    def version(self) -> str:
        """Its version."""

    def translate(self, text: str, table: str, forms: tuple[int, ...] = ()) -> Cells:
        """The cells of a text by a table."""


@dataclass(frozen=True, slots=True)
class Word:
    """Cells that stand together; `joints` are the places where a line may end within them.

    `loose`: a line may end at every joint, without a sign; else only where the word is longer than a line.
    """

    cells: str
    joints: tuple[int, ...] = ()
    loose: bool = False

    def cut(self, room: int, alone: bool) -> "tuple[str, Word] | None":
        """What fits into `room` cells and the rest; None if the word is to begin a line of its own."""
        if not self.loose and not alone:
            return None
        mark = "" if self.loose else _CONTINUED
        fitting = [joint for joint in self.joints if joint <= room - len(mark)]
        if not fitting and not alone:
            return None
        place = fitting[-1] if fitting else room - len(mark)
        rest = tuple(joint - place for joint in self.joints if joint > place)
        return self.cells[:place] + mark, Word(self.cells[place:], rest, self.loose)


@dataclass(frozen=True, slots=True)
class _Run:
    """Characters of one form, for one table; without a table they are cells already."""

    text: str
    table: str
    form: int = _PLAIN


def plain(text: str) -> str:
    """The text as the tables want it: composed, with ordinary blanks, without characters nobody sees."""
    return _BLANKS.sub(" ", _UNSEEN.sub("", unicodedata.normalize("NFC", text)))


class Speller:
    """Writes text of a language in Braille, and remembers what could not be written."""

    def __init__(self, locale: Locale, chosen: BrailleCode, translator: Translator) -> None:
        self._locale = locale
        self._table = chosen.table
        self._replaced = str.maketrans(dict(chosen.replace))
        self._translator = translator
        self._loose = bool(locale.braille.get("unspaced", False))
        self._faults: dict[tuple[str, str, str], None] = {}

    @property
    def faults(self) -> Sequence[tuple[str, str, str]]:
        """Each character that has no Braille, the text it stands in, and the table that lacks it."""
        return tuple(self._faults)

    def number(self, number: int) -> str:
        """The cells of a number."""
        return self._translator.translate(str(number), self._table).dots

    def words(self, inlines: Iterable[Inline], around: tuple[str, str] = ("", "")) -> list[Word]:
        """The words of a text between the cells `around` it."""
        before, after = around
        runs = [_Run(before, ""), *self._runs(tuple(inlines), _PLAIN, self._table), _Run(after, "")]
        dots, joints = "", list[int]()
        for table, group in groupby((run for run in runs if run.text), key=lambda run: run.table):
            members = tuple(group)
            text = "".join(run.text for run in members)
            cells = self._cells(text, table, members) if table else Cells(text, (0,) * len(text))
            joints += [len(dots) + joint for joint in self._joints(cells.sources, text)] if table else []
            dots += cells.dots
        return list(self._split(dots, joints))

    def _cells(self, text: str, table: str, runs: Sequence[_Run]) -> Cells:
        forms = tuple(run.form for run in runs for _ in run.text)
        cells = self._translator.translate(text, table, forms if any(forms) else ())
        for character in cells.undefined:
            self._faults[character, text, table] = None
        return cells

    def _split(self, dots: str, joints: Sequence[int]) -> Iterator[Word]:
        for found in re.finditer(f"[^{BLANK}]+", dots):
            inner = (joint - found.start() for joint in joints if found.start() < joint < found.end())
            yield Word(found[0], tuple(inner), self._loose)

    def _joints(self, sources: Sequence[int], text: str) -> Iterator[int]:
        for place in range(1, len(sources)):
            before, after = sources[place - 1], sources[place]
            if before != after and self._parted(text[after - 1], text[after]):
                yield place

    def _parted(self, before: str, after: str) -> bool:
        if not self._loose:
            return after in _BEFORE and before not in _BEFORE
        opens = unicodedata.category(before) in ("Ps", "Pi")
        closes = unicodedata.category(after) in ("Pe", "Pf", "Po")
        return not opens and not closes and not (before.isascii() and after.isascii())

    def _runs(self, inlines: Sequence[Inline], form: int, table: str) -> Iterator[_Run]:
        shown = self._locale.braille.get("emphasis", False)
        for inline in inlines:
            match inline:
                case Words(text):
                    yield from self._plain_runs(plain(text).translate(self._replaced), form, table)
                case ReferenceMark(number):
                    yield from self._reference(number, table)
                case Emphasis(children):
                    yield from self._runs(children, form | _STRESSED if shown else form, table)
                case Strong(children):
                    yield from self._runs(children, form | _STRONG if shown else form, table)
                case Link(children):
                    yield from self._runs(children, form, table)
                    yield from self._address(address(inline), form, table)
                case Foreign(children, language):
                    yield from self._runs(children, form, _table_of(language, self._locale.script) or table)
                case _:
                    assert_never(inline)

    def _address(self, where: str, form: int, table: str) -> Iterator[_Run]:
        """The address behind the words of a link: on paper, nobody can follow it."""
        if where:
            yield _Run(" (", table, form)
            yield _Run(where, self._locale.braille.get("addresses", "") or table, form)
            yield _Run(")", table, form)

    def _reference(self, number: str, table: str) -> Iterator[_Run]:
        """The number of a reference: raised as in print where the code has a sign for it, else in brackets."""
        if self._locale.braille.get("raised_numbers", False):
            yield _Run(_RAISED, "")
            yield _Run(number, table)
        else:
            yield _Run(f"[{number}]", table)

    def _plain_runs(self, text: str, form: int, table: str) -> Iterator[_Run]:
        """The text; its addresses by a table of their own, where that of the language tears them apart."""
        other = self._locale.braille.get("addresses", "")
        place = 0
        for found in _ADDRESS.finditer(text) if other else ():
            yield _Run(text[place : found.start()], table, form)
            yield _Run(BLANK if text[found.start() - 1 : found.start()].isalnum() else "", "")
            yield _Run(found[0], other, form)
            place = found.end()
            yield _Run(BLANK if text[place : place + 1].isalnum() else "", "")
        yield _Run(text[place:], table, form)


@cache
def _table_of(language: str, script: str) -> str:
    """The table of words in another language: its own where the scripts differ, else that of the text."""
    if language not in locales.available():
        return ""
    other = locales.load(language)
    grades = other.braille.get("grades", {})
    return "" if other.script == script or not grades else code(other, min(grades)).table
