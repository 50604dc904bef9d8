"""The numbers whose records were deleted for good, so that no older copy brings them back.

They are kept as the last numbers are (`_numbers`): in a table, which every backup carries, and in a small text
file beside the database, one number a line, which outlives a database that is damaged or replaced by hand.
"""

import sqlite3
from collections.abc import Collection
from pathlib import Path

from toolkit_cli.core.errors import ToolkitError, UsageError
from toolkit_cli.requests._numbers import write_private
from toolkit_cli.requests.record import number, parts


def beside(database: Path) -> Path:
    """The file with the erased numbers of a database."""
    return database.with_name(f"{database.name}.erased")


def read_beside(database: Path) -> frozenset[tuple[int, int]]:
    """Year and serial of each number in the file beside; empty without one. Raises ToolkitError if unreadable."""
    file = beside(database)
    try:
        return frozenset(map(parts, file.read_text(encoding="ascii").split()))
    except FileNotFoundError:
        return frozenset()
    except (OSError, UnicodeError, UsageError) as fault:
        raise ToolkitError(
            f"{file}, which keeps deleted requests from coming back, cannot be read.",
            "Leave one number a line in it, such as R-2026-0001, and nothing else.",
        ) from fault


def write_beside(database: Path, erased: Collection[tuple[int, int]]) -> None:
    """Put the numbers on the disk, whole or not at all. Raises OSError. Only for who holds the write lock."""
    lines = "".join(f"{number(*each)}\n" for each in sorted(erased))
    write_private(beside(database), lines)


def read_erased(database: sqlite3.Connection) -> frozenset[tuple[int, int]]:
    """Year and serial of each number in the table."""
    return frozenset(database.execute("SELECT year, serial FROM erased"))


def erase(database: sqlite3.Connection, erased: Collection[tuple[int, int]]) -> tuple[str, ...]:
    """Delete the records of some numbers, within the transaction of the caller. Gives those that were there."""
    present = frozenset(database.execute("SELECT year, serial FROM request"))
    gone = sorted(present & frozenset(erased))
    database.executemany("INSERT OR IGNORE INTO erased VALUES (?, ?)", sorted(erased))
    database.executemany("DELETE FROM request WHERE year = ? AND serial = ?", gone)
    return tuple(number(*each) for each in gone)
