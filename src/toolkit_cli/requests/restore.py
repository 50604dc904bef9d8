"""Puts a backup in place of the database, without freeing a number or losing what is replaced.

Everything is made ready in memory (brought up to this schema version, with the greatest marks of backup, database
and file beside) and then copied in one transaction, while nobody else can write: killed at any point, the database
is either the old one or the new one. Where the old one is too damaged for that, a new file is renamed over it.
"""

import shutil
import sqlite3
from contextlib import suppress
from pathlib import Path

from toolkit_cli.core.errors import ToolkitError, UsageError
from toolkit_cli.requests._backup import check_backup, write_copy
from toolkit_cli.requests._connection import WAIT, begin, check_sound, connected, copy, opened, transaction
from toolkit_cli.requests._faults import DamagedError, check_folder, faults
from toolkit_cli.requests._migrations import migrate
from toolkit_cli.requests._numbers import beside, greater, read_beside, read_marks, write_beside, write_marks


def restore(file: Path, backup: Path, *, wait: float = WAIT) -> Path | None:
    """Put `backup` in place of the database `file`. Gives the `….before-restore` with what was replaced, if any.

    Raises ToolkitError, with what to do, and then has changed nothing.
    """
    check_backup(backup)
    check_folder(file)
    if file.exists() and file.samefile(backup):
        raise UsageError(f"{backup} is the database itself.", "Give the backup to bring back.")
    with connected(":memory:") as staged:
        _read(backup, staged, wait)
        if not file.exists() or not file.stat().st_size:
            _put_new(file, staged, greater(read_beside(file)))
            return None
        try:
            return _put_into(file, staged, wait)
        except DamagedError:
            return _put_over(file, staged, wait)


def _read(backup: Path, staged: sqlite3.Connection, wait: float) -> None:
    """Take over a backup, never changing it, and bring the copy up to this schema version."""
    with faults(backup), connected(backup, wait) as source:
        source.execute("PRAGMA query_only = ON")
        check_sound(source, backup, thorough=True)
        (size,) = source.execute("PRAGMA page_size").fetchone()
        staged.execute(f"PRAGMA page_size = {size}")
        copy(source, staged)
        migrate(staged, backup)


def _put_into(file: Path, staged: sqlite3.Connection, wait: float) -> Path:
    """Copy over a sound database, in one transaction, holding it for ourselves from before the first look."""
    with opened(file, wait) as database, faults(file):
        begin(database, "EXCLUSIVE")
        database.execute(
            "PRAGMA locking_mode = EXCLUSIVE"
        ).fetchall()  # so that the lock outlives the transaction:
        database.execute(
            "COMMIT"
        )  # set any earlier, a lock to read would too, and two restores wait for each other
        _keep_numbers(file, staged, greater(read_marks(database), read_beside(file)))
        before = _free_name(file)
        write_copy(database, before)
        copy(staged, database)
    return before


def _put_over(file: Path, staged: sqlite3.Connection, wait: float) -> Path:
    """Rename a new file over a damaged one, which is kept with the journal that belongs to it."""
    marks = greater(_marks_of_damaged(file, wait), read_beside(file))
    if not marks:
        raise ToolkitError(
            f"{file} is so damaged that the last numbers given cannot be read from it.",
            f"Write the last number of each year into {beside(file)}, such as `2026 17`, and restore again.",
        )
    before = _free_name(file)
    journal = file.with_name(f"{file.name}-journal")
    with faults(file):
        shutil.copyfile(file, before)
        if journal.exists():
            journal.replace(before.with_name(f"{before.name}-journal"))
        _put_new(file, staged, marks)
    return before


def _put_new(file: Path, staged: sqlite3.Connection, marks: dict[int, int]) -> None:
    with faults(file):
        _keep_numbers(file, staged, marks)
    write_copy(staged, file)


def _keep_numbers(file: Path, staged: sqlite3.Connection, marks: dict[int, int]) -> None:
    """Give what is staged the greatest marks, and put them beside before the database changes."""
    kept = greater(marks, read_marks(staged))
    if kept:
        write_beside(file, kept)
    with transaction(staged, file):
        write_marks(staged, kept)


def _marks_of_damaged(file: Path, wait: float) -> dict[int, int]:
    with suppress(sqlite3.Error), connected(file, wait) as database:
        return read_marks(database)
    return {}


def _free_name(file: Path) -> Path:
    """`requests.db.before-restore`, or with a number behind if that is taken."""
    first = file.with_name(f"{file.name}.before-restore")
    later = (first.with_name(f"{first.name}-{count}") for count in range(2, 10_000))
    return first if not first.exists() else next(name for name in later if not name.exists())
