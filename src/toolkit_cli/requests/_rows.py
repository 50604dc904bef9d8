"""Between the rows of the database and the records of the desk."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, datetime
from typing import Any

from toolkit_cli.requests.record import Change, Channel, Need, Outcome, Request, State, number

CHANGE = "at, state, outcome, version, document_hash, sent_hash"
REQUEST = (
    "year, serial, received, document, format, language, channel, size_pt, braille_grade, braille_cells,"
    " braille_lines, tint, reference, more_documents, more_formats, due, state, sent, taken, version,"
    " document_hash, sent_hash, outcome, closed"
)
"""The columns that `request` and `change` take, in their order."""
_CHANNELS = {str(each): each for each in Channel}
_STATES = {str(each): each for each in State}
_OUTCOMES: dict[str | None, Outcome | None] = {None: None, **{str(each): each for each in Outcome}}


def request(row: tuple[Any, ...]) -> Request:
    """The request in a row of the columns `REQUEST`. Raises sqlite3.DatabaseError for one that is damaged."""
    with _whole():
        return _request(row)


def change(row: tuple[Any, ...]) -> Change:
    """The change in a row of the columns `CHANGE`. Raises sqlite3.DatabaseError for one that is damaged."""
    with _whole():
        return _change(row)


@contextmanager
def _whole() -> Iterator[None]:
    try:
        yield
    except (KeyError, ValueError, TypeError, AttributeError) as fault:
        raise sqlite3.DatabaseError("malformed: a request cannot be read") from fault


def _request(row: tuple[Any, ...]) -> Request:
    year, serial, received, document, form, language, channel, size, *braille, tint, reference = row[:13]
    documents, formats = ((*words.split(","),) if words else () for words in row[13:15])
    due, state, sent, taken, version, document_hash, sent_hash, outcome, closed = row[15:]
    grade, cells, lines = braille
    return Request(
        number=number(year, serial),
        received=datetime.fromisoformat(received),
        document=document,
        format=form,
        language=language,
        channel=_CHANNELS[channel],
        size_pt=size,
        braille_grade=grade,
        braille_cells=cells,
        braille_lines=lines,
        tint=tint,
        reference=reference,
        more_documents=documents,
        more_formats=formats,
        due=date.fromisoformat(due),
        state=_STATES[state],
        sent=datetime.fromisoformat(sent) if sent else None,
        taken=taken,
        version=version,
        document_hash=document_hash,
        sent_hash=sent_hash,
        outcome=_OUTCOMES[outcome],
        closed=datetime.fromisoformat(closed) if closed else None,
    )


def _change(row: tuple[Any, ...]) -> Change:
    at, state, outcome, version, document_hash, sent_hash = row
    return Change(
        at=datetime.fromisoformat(at),
        state=_STATES[state],
        outcome=_OUTCOMES[outcome],
        version=version,
        document_hash=document_hash,
        sent_hash=sent_hash,
    )


def need_values(need: Need) -> Iterator[str | float | int]:
    """The values of a need in the order of `REQUEST`, from `document` on."""
    yield from (need.document, need.format, need.language, str(need.channel))
    yield from (need.size_pt, need.braille_grade, need.braille_cells, need.braille_lines)
    yield from (need.tint, need.reference, ",".join(need.more_documents), ",".join(need.more_formats))
