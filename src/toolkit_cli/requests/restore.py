"""Puts a backup in place of the database: no number becomes free, nothing erased comes back, the old one is kept.

Everything is made ready in memory (brought up to this schema version, with the greatest marks of backup, database
and file beside, without what was erased since) and then copied in one transaction, while nobody else can write:
killed at any point, the database is either the old one or the new one. Where the old one is too damaged for that,
a new file is renamed over it.
"""

import shutil
import sqlite3
from collections.abc import Set
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path

from toolkit_cli.core.errors import ToolkitError, UsageError
from toolkit_cli.core.files import OWNER_ONLY
from toolkit_cli.requests import _erased, _rows
from toolkit_cli.requests._backup import check_backup, write_copy
from toolkit_cli.requests._connection import WAIT, begin, check_sound, connected, copy, opened, transaction
from toolkit_cli.requests._faults import DamagedError, check_folder, faults, is_endless_link
from toolkit_cli.requests._migrations import migrate
from toolkit_cli.requests._numbers import beside, greater, read_beside, read_marks, write_beside, write_marks


@dataclass(frozen=True, slots=True)
class Restored:
    """What was replaced is in `kept`, if there was anything; `left_out`: the numbers that had been erased."""

    kept: Path | None
    left_out: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Kept:
    """What outlives every database: the last numbers given, and the numbers erased."""

    marks: dict[int, int] = field(default_factory=dict)
    erased: Set[tuple[int, int]] = frozenset()


def restore(file: Path, backup: Path, *, wait: float = WAIT) -> Restored:
    """Put `backup` in place of the database `file`; what was replaced is kept as `….before-restore`.

    Raises ToolkitError, with what to do, and then has changed nothing.
    """
    check_backup(backup)
    check_folder(file)
    if file.is_dir():
        raise ToolkitError(f"{file} is a folder.", "Give the path of a file, such as requests.db in it.")
    if file.exists() and file.samefile(backup):
        raise UsageError(f"{backup} is the database itself.", "Give the backup to bring back.")
    with connected(":memory:") as staged:
        _read(backup, staged, wait)
        if is_endless_link(file) or not file.exists() or not file.stat().st_size:
            return _put_new(file, staged, _beside(file), _moved(file) if file.is_symlink() else None)
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
        for row in staged.execute(f"SELECT {_rows.REQUEST} FROM request"):
            _rows.request(row)


def _put_into(file: Path, staged: sqlite3.Connection, wait: float) -> Restored:
    """Copy over a sound database, in one transaction, holding it for ourselves from before the first look."""
    with opened(file, wait) as database, faults(file):
        begin(database, "EXCLUSIVE")
        database.execute(
            "PRAGMA locking_mode = EXCLUSIVE"
        ).fetchall()  # so that the lock outlives the transaction:
        database.execute(
            "COMMIT"
        )  # set any earlier, a lock to read would too, and two restores wait for each other
        left_out = _keep(file, staged, _all_kept(_beside(file), _of(database)))
        before = _free_name(file)
        write_copy(database, before)
        copy(staged, database)
    return Restored(before, left_out)


def _put_over(file: Path, staged: sqlite3.Connection, wait: float) -> Restored:
    """Rename a new file over a damaged one, which is kept with the journal that belongs to it."""
    kept = _all_kept(_of_damaged(file, wait), _beside(file))
    if not kept.marks:
        raise ToolkitError(
            f"{file} is so damaged that the last numbers given cannot be read from it.",
            f"Write the last number of each year into {beside(file)}, such as `2026 17`, and restore again.",
        )
    before = _free_name(file)
    journal = file.with_name(f"{file.name}-journal")
    with faults(file):
        shutil.copyfile(file, before)
        before.chmod(OWNER_ONLY)
        if journal.exists():
            journal.replace(before.with_name(f"{before.name}-journal"))
    return _put_new(file, staged, kept, before)


def _put_new(file: Path, staged: sqlite3.Connection, kept: _Kept, before: Path | None) -> Restored:
    with faults(file):
        left_out = _keep(file, staged, kept)
    write_copy(staged, file)
    return Restored(before, left_out)


def _moved(link: Path) -> Path:
    """A link that leads nowhere, under another name."""
    if not is_endless_link(link):
        raise ToolkitError(
            f"{link} is a link to {link.readlink()}, which is not there.",
            "Connect the drive it is on, or remove the link.",
        )
    with faults(link):
        return link.replace(_free_name(link))


def _keep(file: Path, staged: sqlite3.Connection, kept: _Kept) -> tuple[str, ...]:
    """Give what is staged all that outlives it, and put that beside before the database changes."""
    whole = _all_kept(kept, _of(staged))
    if whole.marks:
        write_beside(file, whole.marks)
    if whole.erased:
        _erased.write_beside(file, whole.erased)
    with transaction(staged, file):
        write_marks(staged, whole.marks)
        left_out = _erased.erase(staged, whole.erased)
    staged.execute("VACUUM")
    return left_out


def _all_kept(*sources: _Kept) -> _Kept:
    erased = frozenset(each for source in sources for each in source.erased)
    return _Kept(greater(*(source.marks for source in sources)), erased)


def _of(database: sqlite3.Connection) -> _Kept:
    return _Kept(read_marks(database), _erased.read_erased(database))


def _beside(file: Path) -> _Kept:
    return _Kept(read_beside(file), _erased.read_beside(file))


def _of_damaged(file: Path, wait: float) -> _Kept:
    """What can still be read."""
    unreadable = (sqlite3.Error, UnicodeDecodeError)
    marks, erased = {}, frozenset[tuple[int, int]]()
    with suppress(*unreadable), connected(file, wait) as database:
        with suppress(*unreadable):
            marks = read_marks(database)
        erased = _erased.read_erased(database)
    return _Kept(marks, erased)


def _free_name(file: Path) -> Path:
    """`requests.db.before-restore`, or with a number behind if that is taken."""
    first = file.with_name(f"{file.name}.before-restore")
    later = (first.with_name(f"{first.name}-{count}") for count in range(2, 10_000))
    return next(name for name in (first, *later) if not name.exists() and not name.is_symlink())
