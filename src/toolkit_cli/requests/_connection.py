"""Opens SQLite the way the desk needs it: safe on network drives, and forgetting what is deleted."""

import os
import sqlite3
from collections.abc import Iterator
from contextlib import ExitStack, closing, contextmanager, suppress
from pathlib import Path

from toolkit_cli.core.files import OWNER_ONLY
from toolkit_cli.requests._faults import check_folder, damaged, faults
from toolkit_cli.requests._migrations import migrate
from toolkit_cli.requests._numbers import beside

WAIT = 30.0
"""Seconds to wait for somebody else who is writing."""
_ROUND = 18
"""Milliseconds in which SQLite asks five times, waiting 1, 2, 5 and 10 between."""
_SETTINGS = (
    "journal_mode = DELETE",  # a write-ahead log needs shared memory, which network drives do not have
    "synchronous = FULL",
    "foreign_keys = ON",
    "secure_delete = ON",
    "temp_store = MEMORY",
    "trusted_schema = OFF",
)


@contextmanager
def connected(file: Path | str, wait: float = WAIT) -> Iterator[sqlite3.Connection]:
    """A connection with the desk's settings, closed at the end; transactions are begun by hand.

    A file that is not there is made, for its owner alone. Raises sqlite3.Error, OSError.
    """
    if isinstance(file, Path):
        with suppress(FileExistsError):
            os.close(os.open(file, os.O_CREAT | os.O_EXCL | os.O_RDWR, OWNER_ONLY))
    with closing(sqlite3.connect(file, timeout=wait, isolation_level=None)) as database:
        for setting in _SETTINGS:
            database.execute(f"PRAGMA {setting}").fetchall()
        yield database


@contextmanager
def opened(file: Path, wait: float = WAIT) -> Iterator[sqlite3.Connection]:
    """A connection to a sound database of this schema version, which is made or brought up if need be."""
    check_folder(file)
    with ExitStack() as stack:
        with faults(file):
            database = stack.enter_context(connected(file, wait))
            check_sound(database, file)
            migrate(database, file)
            _close_to_others(file)
        yield database


def _close_to_others(file: Path) -> None:
    """Take from everybody the rights that earlier versions gave; a team's own group keeps what it was given."""
    if file.stat().st_mode & 0o007:
        with suppress(OSError):  # a colleague made it, or the drive is read-only
            file.chmod(OWNER_ONLY)


def check_sound(database: sqlite3.Connection, file: Path, *, thorough: bool = False) -> None:
    """Raise DamagedError unless the database is whole; `thorough` compares indexes with their tables too."""
    with faults(file):
        (found,) = database.execute(f"PRAGMA {'integrity' if thorough else 'quick'}_check(1)").fetchone()
    if found != "ok":
        raise damaged(file, " ".join(found.split()))


def is_lost(file: Path) -> bool:
    """Whether numbers were given from a database that is no longer there.

    The marks are looked for first: who makes the database at this moment writes them last.
    """
    return beside(file).exists() and not (file.exists() and file.stat().st_size)


@contextmanager
def transaction(database: sqlite3.Connection, file: Path) -> Iterator[sqlite3.Connection]:
    """A write transaction, alone from its first moment; rolled back if anything fails."""
    with faults(file):
        begin(database, "IMMEDIATE")
        try:
            yield database
            database.execute("COMMIT")
        except BaseException:
            if database.in_transaction:
                database.execute("ROLLBACK")
            raise


def begin(database: sqlite3.Connection, kind: str) -> None:
    """Begin a transaction that writes, waiting as long as the connection was told to.

    SQLite's own waiting asks ever more seldom, ten times a second in the end, and so can miss its turn for a whole
    minute while others write without a pause; this asks at least every 10 ms. Raises sqlite3.OperationalError.
    """
    (wait,) = database.execute("PRAGMA busy_timeout").fetchone()
    database.execute(f"PRAGMA busy_timeout = {min(wait, _ROUND)}").fetchall()
    try:
        for last in range(max(wait // _ROUND, 1), 0, -1):
            try:
                database.execute(f"BEGIN {kind}")
                return
            except sqlite3.OperationalError as fault:
                if last == 1 or fault.sqlite_errorcode & 0xFF != sqlite3.SQLITE_BUSY:
                    raise
    finally:
        database.execute(f"PRAGMA busy_timeout = {wait}").fetchall()


def copy(source: sqlite3.Connection, target: sqlite3.Connection) -> None:
    """Copy a whole database in one step, by SQLite's online backup. Raises sqlite3.Error."""
    source.backup(target, pages=-1, progress=_no_endless_waiting)


def _no_endless_waiting(status: int, _remaining: int, _total: int) -> None:
    """Python goes on trying for ever where SQLite has already waited as long as it was told to."""
    if status in {sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED}:
        raise sqlite3.OperationalError("database is locked")
