"""What the desk keeps of a request: a need and what became of it, never a person."""

import re
from dataclasses import dataclass, replace
from datetime import date, datetime
from enum import StrEnum

from toolkit_cli.core.errors import UsageError

_NUMBER = re.compile(r"R-([0-9]{4})-([0-9]{1,9})", re.IGNORECASE)


class Channel(StrEnum):
    """How the document reaches the person."""

    POST = "post"
    EMAIL = "email"
    COLLECT = "collect"


class State(StrEnum):
    """How far a request has come."""

    RECEIVED = "received"
    IN_PROGRESS = "in-progress"
    NEEDS_OUTSIDE_HELP = "needs-outside-help"
    SENT = "sent"
    CLOSED = "closed"


class Outcome(StrEnum):
    """Whether what was sent met the need."""

    MET = "met"
    NOT_MET = "not-met"
    WITHDRAWN = "withdrawn"


OPEN = (State.RECEIVED, State.IN_PROGRESS, State.NEEDS_OUTSIDE_HELP)
"""The states in which nothing has been sent yet."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Need:
    """What is asked for. 0 in sizes and in what is said of Braille, and an empty `tint`, mean the usual one.

    `more_documents` and `more_formats`: what is asked for besides, each document in each format. `reference` is
    the team's own case number; nothing here can hold a name, an address or a free text.
    """

    document: str
    format: str
    language: str
    channel: Channel
    size_pt: float = 0
    braille_grade: int = 0
    braille_cells: int = 0
    braille_lines: int = 0
    tint: str = ""
    reference: str = ""
    more_documents: tuple[str, ...] = ()
    more_formats: tuple[str, ...] = ()

    @property
    def documents(self) -> tuple[str, ...]:
        """Every document asked for."""
        return (self.document, *self.more_documents)

    def each(self) -> "tuple[Need, ...]":
        """Every document in every format, as needs of one document and one format."""
        return tuple(
            replace(self, document=document, format=form, more_documents=(), more_formats=())
            for document in self.documents
            for form in self.formats
        )

    @property
    def formats(self) -> tuple[str, ...]:
        """Every format asked for."""
        return (self.format, *self.more_formats)


@dataclass(frozen=True, slots=True, kw_only=True)
class Sending:
    """What went out, and when; `taken` counts the working days since the request came.

    `document_hash` says which text of the document it was, `sent_hash` which file (empty: none of ours).
    """

    at: datetime
    taken: int
    document_hash: str
    version: str = ""
    sent_hash: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Request(Need):
    """A need that was logged.

    `sent` and `taken` tell of the first sending, when the promise was kept; version and hashes of the last one,
    which is what the person has. Reopening empties them: the history keeps what they were. Times are in UTC.
    """

    number: str
    received: datetime
    due: date
    state: State
    sent: datetime | None
    taken: int | None
    version: str
    document_hash: str
    sent_hash: str
    outcome: Outcome | None
    closed: datetime | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """One step in the history of a request: the state it came to, and what was sent or decided then."""

    at: datetime
    state: State
    outcome: Outcome | None
    version: str
    document_hash: str
    sent_hash: str


def number(year: int, serial: int) -> str:
    """The number as people see it: `R-2026-0001`."""
    return f"R-{year}-{serial:04d}"


def parts(text: str) -> tuple[int, int]:
    """Year and serial of a number as people type it. Raises UsageError if it is none."""
    found = _NUMBER.fullmatch(text.strip())
    if found is None:
        raise UsageError(f"`{text}` is not the number of a request.", "Write it like R-2026-0001.")
    return int(found[1]), int(found[2])
