"""Copies of the database: written and brought back whole or not at all."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from toolkit_cli.core.errors import ToolkitError, UsageError
from toolkit_cli.requests._connection import check_sound, connected, copy
from toolkit_cli.requests._faults import check_folder, faults
from toolkit_cli.requests._schema import APPLICATION


def write_backup(database: sqlite3.Connection, origin: Path, file: Path) -> None:
    """Copy an open database into `file`. Raises ToolkitError; UsageError for a file that is no older backup."""
    check_folder(file)
    with faults(file):
        if file.exists():
            _check_replaceable(origin, file)
    write_copy(database, file)


def write_copy(database: sqlite3.Connection, file: Path) -> None:
    """Copy an open database into a file, whole or not at all, and see that the copy is whole."""
    part = file.with_name(f"{file.name}.part")
    with faults(file):
        try:
            _remove(part)
            with connected(part) as target, _unchanging(database):
                copy(database, target)
                check_sound(target, part, thorough=True)
            part.replace(file)
        finally:
            _remove(part)


@contextmanager
def _unchanging(database: sqlite3.Connection) -> Iterator[None]:
    """Hold a read lock, waiting for it as SQLite was told to: the backup itself would wait for ever."""
    database.execute("BEGIN")
    try:
        database.execute("SELECT count(*) FROM sqlite_schema").fetchone()
        yield
    finally:
        database.execute("ROLLBACK")


def _remove(part: Path) -> None:
    """Take away a half-written copy, with the journal of a process that was killed while writing it."""
    part.unlink(missing_ok=True)
    part.with_name(f"{part.name}-journal").unlink(missing_ok=True)


def _check_replaceable(origin: Path, file: Path) -> None:
    if file.samefile(origin):
        raise UsageError(f"{file} is the database itself.", "Give another name to the backup.")
    if not is_ours(file):
        raise UsageError(f"{file} is there and is not a backup.", "Give another name to the backup.")


def is_ours(file: Path) -> bool:
    """Whether a file is a database of this program, by its first bytes alone."""
    with file.open("rb") as stream:
        head = stream.read(72)
    return head.startswith(b"SQLite format 3\0") and head[68:72] == APPLICATION.to_bytes(4, "big")


def check_backup(file: Path) -> None:
    """Raise ToolkitError unless a file is there and is a database of this program."""
    if not file.is_file():
        raise ToolkitError(f"There is no backup {file}.", "Check the path.")
    with faults(file):
        ours = is_ours(file)
    if not ours:
        raise ToolkitError(
            f"{file} is not a backup of requests.", "Give a file made by toolkit request backup."
        )
