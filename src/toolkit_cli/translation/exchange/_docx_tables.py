"""From the rows of a bilingual Word document to entries: each row is filed, or named with the reason why not."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from toolkit_cli import locales
from toolkit_cli.core.diagnostics import Span
from toolkit_cli.locales.pseudo import PSEUDO
from toolkit_cli.translation._terms import GLOSSARY
from toolkit_cli.translation.catalogue import Entry, marks_draft
from toolkit_cli.translation.exchange import BrokenFileError, LeftOut, Package
from toolkit_cli.translation.exchange._docx_reading import Cell, Row, WordText
from toolkit_cli.translation.exchange._reading import distinct
from toolkit_cli.translation.segments import NOTES

PREVIOUS = "English was: "
_DRAFT = re.compile(r"machine[\W_]*draft", re.I)
_CODE = re.compile(r"\(([A-Za-z]{2,8}(?:[-_][A-Za-z0-9]{1,8})*)\)\s*$")
_WAS = re.compile(rf"\s*{re.escape(PREVIOUS.strip())}\s?(.*)", re.S | re.I)
_OUTSIDE = "it stands outside of the tables, beside no text"
_AGAIN = "split the cells again, and see that each text stands beside its own translation"


@dataclass(frozen=True)
class Columns:
    """Where a table has its source, translation and note, by the cells of its first row."""

    source: Cell
    translation: Cell
    note: Cell | None
    languages: tuple[str, str]
    """Of the source and of the translation."""

    def others(self, row: Row) -> Iterator[Cell]:
        """The cells of a row that are neither source nor translation."""
        for cell in row.cells:
            if not any(_overlap(cell, column) for column in (self.source, self.translation)):
                yield cell

    def notes(self, cell: Cell) -> bool:
        """Whether a cell is one of the notes."""
        return self.note is not None and _overlap(cell, self.note)


class Tables:
    """The tables of one document."""

    def __init__(self, text: WordText) -> None:
        """Raises BrokenFileError for a document without tables, or without a row that names the languages."""
        if not text.rows:
            raise BrokenFileError("the document has no table", hint="export it anew and keep its tables")
        self._text = text
        heads = {each.place: head for each in text.rows if (head := _head(each))}
        if not heads:
            hint = "the first row of each table begins with “Source (en-GB)” and “Translation (…)”"
            message = "no row names the languages"
            raise BrokenFileError(message, place=text.rows[0].place, hint=hint)
        self._heads, self._first = heads, next(iter(heads.values()))
        self._left_out: list[LeftOut] = []

    def package(self) -> Package:
        """The entries, and the rows that are none."""
        entries, twice = distinct(self._entries())
        source, target = self._first.languages
        for each in self._text.outside:
            self._left_out.append(
                LeftOut(each.words, _OUTSIDE, "write it into the note of its text", place=each.place)
            )
        left = tuple(sorted((*self._left_out, *twice), key=self._order))
        return Package(target, source, self._text.title, entries, left)

    def _order(self, found: LeftOut) -> int:
        return next((at for at, row in enumerate(self._text.rows) if row.place == found.place), 0)

    def _entries(self) -> Iterator[Entry]:
        columns, found = self._first, list[tuple[Row, Entry | None]]()
        noted = self._noted()
        for row in self._text.rows:
            if row.place in self._heads:
                columns = self._heads[row.place]
            elif (row.words or any(cell.odd for cell in row.cells)) and not (
                row.first and any(map(_tag, row.cells))
            ):
                found.append((row, self._entry(row, columns, noted)))
        for (row, entry), (below, other) in pairwise([*found, (found[-1][0], None)] if found else ()):
            if entry is None:
                continue
            if not entry.source.strip():
                reason = "there is no English beside this translation: one row may have been made two"
                self._leave(row, reason, "put each text into one row")
            elif other and not other.source.strip() and below.table == row.table:
                reason = "the row below it has no English: one row may have been made two"
                self._leave(row, reason, "put each text into one row")
            else:
                yield entry

    def _noted(self) -> bool:
        """Whether any row has a note: where all are gone, none says that a translation was checked."""
        return any(
            cell.text
            for row in self._text.rows
            if row.place not in self._heads
            for cell in self._first.others(row)
        )

    def _entry(self, row: Row, columns: Columns, noted: bool) -> Entry | None:
        """The entry of a row; None for a row that is left out."""
        fault = next(_faults(row, columns, self._first.languages), None)
        if fault:
            self._leave(row, *fault)
            return None
        return _entry(row, columns, noted)

    def _leave(self, row: Row, reason: str, hint: str) -> None:
        words = row.words or next(cell.odd for cell in row.cells if cell.odd)
        self._left_out.append(LeftOut(words, reason, hint, place=row.place))


def _head(row: Row) -> Columns | None:
    """What a row says of the columns, if it names their languages."""
    tags = {cell.start: tag for cell in row.cells if (tag := _tag(cell))}
    if len(tags) < 2:
        return None
    named = {cell.start: cell for cell in row.cells}
    words = {start: cell.text.strip().casefold() for start, cell in named.items()}
    source = next((at for at in tags if words[at].startswith("source")), min(tags))
    others = [at for at in tags if at != source]
    target = next((at for at in others if words[at].startswith("translation")), min(others))
    free = [at for at in named if at not in (source, target)]
    note = next((at for at in free if words[at].startswith("note")), None)
    languages = tags[source], tags[target]
    return Columns(named[source], named[target], None if note is None else named[note], languages)


def _tag(cell: Cell) -> str:
    """The language that a cell of a first row names: a few words, and a tag in brackets."""
    found = _CODE.search(cell.text)
    tag = found[1].replace("_", "-") if found else ""
    return tag if len(cell.text.split()) <= 4 and (tag in PSEUDO or locales.exists(tag)) else ""


def _faults(row: Row, columns: Columns, languages: tuple[str, str]) -> Iterator[tuple[str, str]]:
    """Why a row is no clear entry, and what to do about it."""
    if columns.languages != languages:
        there, first = columns.languages[1], languages[1]
        yield f"this table is of `{there}`, the first of `{first}`", "one file holds one language"
    for column in (columns.source, columns.translation):
        cells = _within(row, column)
        if any(cell.start < column.start or cell.end > column.end for cell in cells):
            yield "its cells are merged into one", _AGAIN
        if len(cells) > 1:
            yield "a cell of it was made two", "merge the cells again"
        if not cells:
            yield (
                "a cell of it is missing",
                "put it back: source, translation and note stand beside each other",
            )
        if any(cell.down for cell in cells):
            yield "it is merged with the row above or below", _AGAIN
        yield from (
            (f"there is {cell.odd} in it", "write it in words, or remove it") for cell in cells if cell.odd
        )


def _overlap(cell: Cell, column: Cell) -> bool:
    return cell.start < column.end and cell.end > column.start


def _within(row: Row, column: Cell) -> Sequence[Cell]:
    return [cell for cell in row.cells if _overlap(cell, column)]


def _entry(row: Row, columns: Columns, noted: bool) -> Entry:
    """The entry of a clear row.

    How far it is, no note says that is one with that of another row, or in which other words stand in place of
    those that went out.
    """
    (source,), (target,) = _within(row, columns.source), _within(row, columns.translation)
    cells = list(columns.others(row))
    own = not any(cell.down for cell in cells)
    lines = [line.strip() for cell in cells for line in cell.paragraphs if line.strip()]
    was = [found[1] for line in lines if own and (found := _WAS.fullmatch(line))]
    machine = own and any(map(_DRAFT.search, lines))
    plain = [line for line in lines if not _WAS.fullmatch(line) and not marks_draft(line)]
    asked = [line for line in plain if not _explains(line)]
    notes = {line.strip() for cell in cells if columns.notes(cell) for line in cell.paragraphs}
    marked = machine or bool(was)
    span = Span("", place=row.place)
    return Entry(
        row.heading,
        source.text,
        target.text,
        machine=machine,
        stale=bool(was),
        previous=was[0] if was else "",
        comments=(*asked, *(remark for cell in row.cells for remark in cell.comments)),
        notes=tuple(filter(_explains, plain)),
        span=span,
        target_span=span,
        rated=marked or (noted and own and bool(notes) and notes.isdisjoint(asked)),
    )


def _explains(line: str) -> bool:
    """Whether a line of a note is the program's, which explains the text; all others are the translator's."""
    return line in NOTES or line.startswith(GLOSSARY)
