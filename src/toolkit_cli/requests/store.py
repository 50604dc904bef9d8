"""The requests of a team in one SQLite file, which several people may use at once."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path
from sqlite3 import Connection
from typing import Any, TypeVar

from toolkit_cli.core.case_reference import USUAL
from toolkit_cli.core.errors import ToolkitError, UsageError
from toolkit_cli.requests import _erased, _rows
from toolkit_cli.requests._backup import write_backup
from toolkit_cli.requests._connection import WAIT, is_lost, opened, transaction
from toolkit_cli.requests._england import day_starts
from toolkit_cli.requests._faults import faults
from toolkit_cli.requests._numbers import beside, greater, read_beside, read_marks, write_beside, write_marks
from toolkit_cli.requests._shape import check_need, check_sending, utc
from toolkit_cli.requests.record import OPEN, Change, Need, Outcome, Request, Sending, State, number, parts

_Record = TypeVar("_Record")
_COLUMNS = _rows.REQUEST.split(", ")


class Store:
    """An open database of requests. Every change is one transaction: done for good when the method returns.

    All methods raise ToolkitError, with what to do, when the file or the disk fails, having changed nothing;
    UsageError for a number that was never given or is purged, and for a step that the state does not allow.
    """

    def __init__(self, file: Path, database: Connection) -> None:
        self.file = file
        self._database = database

    def log(
        self, need: Need, received: datetime, due: date, *, outside: bool = False, shape: str = USUAL
    ) -> Request:
        """Log a need under the next number of its year (UTC).

        `outside`: it needs outside help at once. `shape`: that of the team's references.
        """
        at = utc(received)
        year = int(at[:4])
        check_need(need, shape, year)
        states = (State.RECEIVED, State.NEEDS_OUTSIDE_HELP) if outside else (State.RECEIVED,)
        with self._writing() as database:
            serial = self._next_serial(year)
            values = (year, serial, at, *_rows.need_values(need), due.isoformat(), states[-1])
            columns, marks = ", ".join(_COLUMNS[: len(values)]), ", ".join("?" * len(values))
            database.execute(f"INSERT INTO request ({columns}) VALUES ({marks})", values)
            for state in states:
                self._remember((year, serial), at, state)
            return self.request(number(year, serial))

    def amend(
        self, name: str, need: Need, due: date, at: datetime, *, outside: bool = False, shape: str = USUAL
    ) -> Request:
        """Put another need in the place of that of an open request, which keeps its number.

        A reference that stays as it was is not judged again: it may be older than the shape.
        """
        with self._writing():
            was = self.request(name)
            if was.state not in OPEN:
                raise UsageError(f"{was.number} is {was.state}.", "To change it, reopen it first.")
            same = need.reference == was.reference
            check_need(replace(need, reference="") if same else need, shape, was.received.year)
            state = State.NEEDS_OUTSIDE_HELP if outside else State.RECEIVED
            columns = zip(_COLUMNS[3:], _rows.need_values(need), strict=False)
            self._set(name, **dict(columns), due=due.isoformat(), state=state)
            self._remember(parts(name), utc(at), state)
            return self.request(name)

    def start(self, name: str, at: datetime) -> Request:
        """Put an open request in progress."""
        return self._move(name, at, State.IN_PROGRESS)

    def ask_outside(self, name: str, at: datetime) -> Request:
        """Note that an open request needs outside help."""
        return self._move(name, at, State.NEEDS_OUTSIDE_HELP)

    def send(self, name: str, sending: Sending) -> Request:
        """Note what went out. Sending again keeps the time of the first sending, and what went out last."""
        check_sending(sending)
        at = utc(sending.at)
        what = {
            "version": sending.version,
            "document_hash": sending.document_hash,
            "sent_hash": sending.sent_hash,
        }
        with self._writing():
            was = self.request(name)
            if was.state is State.CLOSED:
                raise UsageError(
                    f"{was.number} is closed ({was.outcome}).",
                    f"If it went out after all, reopen it first: toolkit request reopen {was.number}",
                )
            first = {} if was.sent else {"sent": at, "taken": sending.taken}
            self._set(name, state=State.SENT, **first, **what)
            self._remember(parts(name), at, State.SENT, **what)
            return self.request(name)

    def close(self, name: str, at: datetime, outcome: Outcome) -> Request:
        """Close a request. Raises UsageError for a need that is met though nothing was sent."""
        with self._writing():
            was = self.request(name)
            if was.state is State.CLOSED:
                raise UsageError(
                    f"{was.number} is closed already ({was.outcome}).",
                    "To close it otherwise, reopen it first.",
                )
            if outcome is Outcome.MET and was.sent is None:
                raise UsageError(f"{was.number} has not been sent.", "Note first that it was sent.")
            self._set(name, state=State.CLOSED, outcome=outcome, closed=utc(at))
            self._remember(parts(name), utc(at), State.CLOSED, outcome=outcome)
            return self.request(name)

    def reopen(self, name: str, at: datetime) -> Request:
        """Put a sent or closed request in progress again, under its old due date, as if nothing had been sent."""
        with self._writing():
            was = self.request(name)
            if was.state in OPEN:
                raise UsageError(
                    f"{was.number} is open already ({was.state}).", "There is nothing to reopen."
                )
            nothing = {"sent": None, "taken": None, "outcome": None, "closed": None}
            self._set(name, state=State.IN_PROGRESS, version="", document_hash="", sent_hash="", **nothing)
            self._remember(parts(name), utc(at), State.IN_PROGRESS)
            return self.request(name)

    def request(self, name: str) -> Request:
        """The request of a number such as `R-2026-0001`."""
        year, serial = parts(name)
        found = self.select("year = ? AND serial = ?", (year, serial))
        if not found:
            raise UsageError(
                f"There is no request {number(year, serial)}.",
                "It was never logged here, or is purged: `toolkit request list` shows those that are.",
            )
        return found[0]

    def history(self, name: str) -> tuple[Change, ...]:
        """Every state that a request has come to, the first first."""
        self.request(name)
        columns = f"SELECT {_rows.CHANGE} FROM history WHERE year = ? AND serial = ? ORDER BY position"
        return tuple(self._rows(_rows.change, columns, parts(name)))

    def select(self, condition: str = "1", values: Sequence[str | int] = ()) -> list[Request]:
        """The requests for which an SQL condition on the table `request` holds, in the order of their numbers."""
        columns = f"SELECT {_rows.REQUEST} FROM request WHERE {condition} ORDER BY year, serial"
        return self._rows(_rows.request, columns, values)

    def purge(self, closed_before: date) -> tuple[str, ...]:
        """Delete for good what was closed before a day in England; the numbers, which it gives, stay taken.

        Copies made by `backup` and by `restore` still hold what they held, but bringing one back brings none of
        these back.
        """
        return self._erase("closed < ?", (utc(day_starts(closed_before)),))

    def erase(self, name: str) -> tuple[str, ...]:
        """Delete one request for good, whatever its state, as `purge` does. Gives its number."""
        return self._erase("year = ? AND serial = ?", parts(self.request(name).number))

    def _erase(self, condition: str, values: Sequence[str | int]) -> tuple[str, ...]:
        with self._writing() as database:
            chosen = [parts(each.number) for each in self.select(condition, values)]
            if chosen:
                known = _erased.read_beside(self.file) | _erased.read_erased(database)
                _erased.write_beside(self.file, known | set(chosen))
            gone = _erased.erase(database, chosen)
        with faults(self.file):
            self._database.execute("VACUUM")
        return gone

    def backup(self, file: Path) -> None:
        """Copy everything into one file, whole or not at all; only an older backup is overwritten."""
        write_backup(self._database, self.file, file)

    def _next_serial(self, year: int) -> int:
        """Take the next number, in the transaction of the caller: `_numbers` tells why it is never given twice."""
        marks = greater(read_marks(self._database), read_beside(self.file))
        marks[year] = marks.get(year, 0) + 1
        write_beside(self.file, marks)
        write_marks(self._database, marks)
        return marks[year]

    def _move(self, name: str, at: datetime, state: State) -> Request:
        with self._writing():
            was = self.request(name)
            if was.state not in OPEN:
                raise UsageError(f"{was.number} is {was.state}.", "To work on it again, reopen it first.")
            if was.state is not state:
                self._set(name, state=state)
                self._remember(parts(name), utc(at), state)
            return self.request(name)

    def _set(self, name: str, **values: Any) -> None:
        columns = ", ".join(f"{column} = ?" for column in values)
        self._database.execute(
            f"UPDATE request SET {columns} WHERE year = ? AND serial = ?", (*values.values(), *parts(name))
        )

    def _remember(self, key: tuple[int, int], at: str, state: State, **values: Any) -> None:
        columns = "".join(f", {column}" for column in values)
        self._database.execute(
            f"INSERT INTO history (year, serial, position, at, state{columns}) SELECT ?, ?, count(*) + 1, ?, ?"
            f"{', ?' * len(values)} FROM history WHERE year = ? AND serial = ?",
            (*key, at, state, *values.values(), *key),
        )

    def _rows(
        self, read: Callable[[tuple[Any, ...]], _Record], statement: str, values: Sequence[str | int]
    ) -> list[_Record]:
        with faults(self.file):
            return [read(row) for row in self._database.execute(statement, values)]

    @contextmanager
    def _writing(self) -> Iterator[Connection]:
        with transaction(self._database, self.file) as database:
            yield database


@contextmanager
def open_store(file: Path, *, wait: float = WAIT, anew: bool = False) -> Iterator[Store]:
    """The store in a file, which is made if it is not there and its folder is; closed at the end.

    `wait`: seconds to wait for somebody else who is writing. A file that has vanished since numbers were given
    from it is an error, unless `anew` begins an empty one that goes on counting. Raises ToolkitError.
    """
    with faults(file):
        lost = is_lost(file)
    if lost and not anew:
        raise ToolkitError(
            f"{file} is gone or empty, though requests were logged in it (last numbers: {_last(file)}).",
            "Bring back the last good copy with toolkit request restore FILE, or begin an empty one with "
            "toolkit request new --anew: numbers go on.",
        )
    with opened(file, wait) as database:
        yield Store(file, database)


def _last(file: Path) -> str:
    marks: Mapping[int, int] = read_beside(file) if beside(file).exists() else {}
    return ", ".join(number(year, last) for year, last in marks.items())
