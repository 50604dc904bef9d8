"""Between the rows of the database and the records of the desk."""

from collections.abc import Iterator
from datetime import date, datetime
from typing import Any

from toolkit_cli.requests.record import Change, Channel, Need, Outcome, Request, State, number

CHANGE = "at, state, outcome, version, document_hash, sent_hash"
REQUEST = (
    "year, serial, received, document, format, language, channel, size_pt, braille_grade, braille_cells,"
    " braille_lines, tint, reference, due, state, sent, taken, version, document_hash, sent_hash, outcome, closed"
)
"""The columns that `request` and `change` take, in their order."""
_CHANNELS = {str(each): each for each in Channel}
_STATES = {str(each): each for each in State}
_OUTCOMES: dict[str | None, Outcome | None] = {None: None, **{str(each): each for each in Outcome}}


def request(row: tuple[Any, ...]) -> Request:
    """The request in a row of the columns `REQUEST`."""
    year, serial, received, document, form, language, channel, size, *braille, tint, reference = row[:13]
    due, state, sent, taken, version, document_hash, sent_hash, outcome, closed = row[13:]
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


def change(row: tuple[Any, ...]) -> Change:
    """The change in a row of the columns `CHANGE`."""
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
    yield from (need.tint, need.reference)
