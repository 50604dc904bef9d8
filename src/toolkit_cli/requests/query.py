"""Which requests are wanted: open, overdue, due soon, of a period, or sent in a version that is old by now."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from toolkit_cli.requests._england import day_starts
from toolkit_cli.requests._shape import utc
from toolkit_cli.requests.record import OPEN, Request, State
from toolkit_cli.requests.store import Store

_IS_OPEN = f"state IN ({', '.join(repr(str(state)) for state in OPEN)})"


@dataclass(frozen=True, slots=True, kw_only=True)
class Filter:
    """What a request must be, all at once; days are days in England, the first and the last included.

    `open`: nothing has been sent yet. `overdue`: open, and due before this day. `due_by`: open, and due on this
    day or before. `first` and `last`: when it came.
    """

    open: bool = False
    overdue: date | None = None
    due_by: date | None = None
    first: date | None = None
    last: date | None = None
    document: str = ""
    format: str = ""
    language: str = ""
    state: State | None = None


def within(today: date, days: int) -> date:
    """The last day of so many days from today, weekends included: for `Filter.due_by`."""
    return today + timedelta(days)


def find(store: Store, wanted: Filter = Filter()) -> list[Request]:
    """The requests that are all that is wanted, in the order of their numbers. Raises ToolkitError."""
    conditions: list[tuple[str, str]] = []
    if wanted.overdue:
        conditions.append((f"{_IS_OPEN} AND due < ?", wanted.overdue.isoformat()))
    if wanted.due_by:
        conditions.append((f"{_IS_OPEN} AND due <= ?", wanted.due_by.isoformat()))
    if wanted.first:
        conditions.append(("received >= ?", utc(day_starts(wanted.first))))
    if wanted.last and wanted.last < date.max:
        conditions.append(("received < ?", utc(day_starts(wanted.last + timedelta(1)))))
    for column in ("language", "state"):
        if value := getattr(wanted, column):
            conditions.append((f"{column} = ?", str(value)))
    for column in ("document", "format"):
        if value := getattr(wanted, column):
            every = f"',' || {column} || ',' || more_{column}s || ','"
            conditions.append((f"instr({every}, ',' || ? || ',')", str(value)))
    texts = [*([_IS_OPEN] if wanted.open else []), *(text for text, _ in conditions)]
    return store.select(" AND ".join(texts) or "1", [value for _, value in conditions])


@dataclass(frozen=True, slots=True)
class Affected:
    """A request that was answered with a text that has changed; `present` is its hash now, empty if it is gone."""

    request: Request
    present: str


def affected(
    requests: Iterable[Request], present: Mapping[tuple[tuple[str, ...], str], str]
) -> list[Affected]:
    """Those of the requests, sent or closed, whose document is no longer what went out.

    `present`: the hash of the documents of each request in each language, by ids and language. What was reopened
    is not among them: it gets the present text when it is sent.
    """
    return [
        Affected(request, now)
        for request in requests
        if request.document_hash
        if (now := present.get((request.documents, request.language), "")) != request.document_hash
    ]
