"""The cells of a table in text, each with the place where it stands."""

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass

SEPARATORS = ",;\t"
_DECLARED = re.compile(r"sep=(.)(?:\r\n|\r|\n|$)", re.IGNORECASE)
_END = re.compile(r"\r\n|\r|\n")


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell without the spaces around it; `line` and `column` are from 1, `closed` is whether its quote ends."""

    text: str
    line: int
    column: int
    closed: bool = True


def rows(text: str, known: Collection[str]) -> tuple[tuple[Cell, ...], ...] | None:
    """The rows that hold anything, the one of the headers first; None if the separator cannot be told.

    `known` are the headers, in lower case, by which the separator is found where no line `sep=;` names it.
    """
    declared = _DECLARED.match(text)
    start = declared.end() if declared else 0
    separator = declared[1] if declared else _separator(text, known)
    if separator is None or separator in '"\r\n':
        return None
    found = _rows(text, start, 2 if declared else 1, separator)
    return tuple(row for row in found if any(cell.text or not cell.closed for cell in row))


def _separator(text: str, known: Collection[str]) -> str | None:
    """The separator that gives the most known headers."""
    first = next((line for line in _END.split(text[:20_000]) if line.strip(f'{SEPARATORS} "')), "")
    names = {
        each: {cell.strip().strip('"').strip().lower() for cell in first.split(each)} for each in SEPARATORS
    }
    counts = {each: len(found.intersection(known)) for each, found in names.items()}
    best = [each for each in SEPARATORS if counts[each] == max(counts.values())]
    present = [each for each in best if each in first]
    if not present:
        return SEPARATORS[0]
    return present[0] if len(present) == 1 else None


def _rows(text: str, at: int, line: int, separator: str) -> Iterator[tuple[Cell, ...]]:
    plain = re.compile(rf"[^{re.escape(separator)}\r\n]*")
    row: list[Cell] = []
    begin = at
    while at < len(text) or row:
        first, column = line, at - begin + 1
        opened = at
        if text.startswith('"', at):
            value, at, closed = _quoted(text, at)
            for inner in _END.finditer(text, opened, at):
                line, begin = line + 1, inner.end()
            rest = plain.match(text, at)
            assert rest is not None
            closed, at = closed and not rest[0].strip(), rest.end()
            value += rest[0]
        else:
            found = plain.match(text, at)
            assert found is not None
            value, at, closed = found[0], found.end(), True
        row.append(Cell(value.strip(), first, column, closed))
        if text.startswith(separator, at):
            at += 1
            continue
        yield tuple(row)
        row = []
        if ending := _END.match(text, at):
            at, line = ending.end(), line + 1
            begin = at


def _quoted(text: str, start: int) -> tuple[str, int, bool]:
    """The words in quotation marks, where they end, and whether they do."""
    at = start + 1
    while (at := text.find('"', at)) >= 0:
        if not text.startswith('""', at):
            return text[start + 1 : at].replace('""', '"'), at + 1, True
        at += 2
    return text[start + 1 :].replace('""', '"'), len(text), False
