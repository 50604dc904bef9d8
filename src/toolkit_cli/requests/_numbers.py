"""Why no number is ever given twice.

The last number given in each year is kept twice: in the table `mark`, which outlives the requests (so a purge
frees no number), and in a small text file beside the database, one line `year last` a year (so an old copy of the
database put in its place frees none either). A number is given out in this order, inside one write transaction,
which only one process on the whole drive can hold:

1. the greater of both marks, and one more;
2. the file, written whole beside and renamed over the old one, after its bytes are on the disk;
3. the request and the mark in the database, and COMMIT;
4. only now does anybody learn the number.

Killed before 2 has renamed: nothing has happened. Between 2 and the end of 3: SQLite rolls back, the file is one
ahead, and the number is skipped, which harms nobody since nobody has seen it. After 3: the request is there with
its number and its mark. So every number that anybody saw is in the database, and no later one can be equal. A
half-written file has a fixed name that is never read, and the next who gives a number overwrites it.
"""

import os
import re
import sqlite3
import time
from collections.abc import Mapping
from pathlib import Path

from toolkit_cli.core.errors import ToolkitError
from toolkit_cli.core.files import OWNER_ONLY

_LINE = re.compile(r"([0-9]{4}) ([0-9]{1,9})")
_PAUSES = (0.02, 0.05, 0.1, 0.2, 0.5)
"""Seconds to wait where a virus scanner has the file open, which on Windows forbids renaming."""


def beside(database: Path) -> Path:
    """The file with the marks of a database."""
    return database.with_name(f"{database.name}.numbers")


def read_beside(database: Path) -> dict[int, int]:
    """The last number of each year by the file beside; empty without one. Raises ToolkitError if unreadable."""
    file = beside(database)
    try:
        lines = file.read_text(encoding="ascii").splitlines()
    except FileNotFoundError:
        return {}
    except (OSError, UnicodeError) as fault:
        raise _unreadable(file) from fault
    found = [_LINE.fullmatch(line) for line in lines]
    marks = {int(line[1]): int(line[2]) for line in found if line}
    if not marks or len(marks) < len(lines):
        raise _unreadable(file)
    return marks


def write_beside(database: Path, marks: Mapping[int, int]) -> None:
    """Put the marks on the disk, whole or not at all. Raises OSError. Only for who holds the write lock."""
    write_private(beside(database), "".join(f"{year} {last}\n" for year, last in sorted(marks.items())))


def write_private(file: Path, text: str) -> None:
    """Put a file for its owner alone on the disk, whole or not at all. Raises OSError.

    The half-written file has a fixed name: only who holds the write lock of the database may call this.
    """
    part = file.with_name(f"{file.name}.part")
    part.unlink(missing_ok=True)
    with os.fdopen(os.open(part, os.O_WRONLY | os.O_CREAT | os.O_EXCL, OWNER_ONLY), "wb") as stream:
        stream.write(text.encode("ascii"))
        stream.flush()
        os.fsync(stream.fileno())
    for pause in _PAUSES:
        try:
            part.replace(file)
        except PermissionError:
            time.sleep(pause)
        else:
            return
    part.replace(file)


def read_marks(database: sqlite3.Connection) -> dict[int, int]:
    """The last number of each year by the table. Raises sqlite3.Error."""
    marks = dict(database.execute("SELECT year, last FROM mark"))
    if not all(isinstance(value, int) for mark in marks.items() for value in mark):
        raise sqlite3.DatabaseError("malformed: a mark is no number")
    return marks


def write_marks(database: sqlite3.Connection, marks: Mapping[int, int]) -> None:
    """Keep the marks in the table, within the transaction of the caller; none is ever lowered."""
    database.executemany(
        "INSERT INTO mark VALUES (?, ?) ON CONFLICT (year) DO UPDATE SET last = max(last, excluded.last)",
        marks.items(),
    )


def greater(*sources: Mapping[int, int]) -> dict[int, int]:
    """For each year the greatest mark of all."""
    years = {year for source in sources for year in source}
    return {year: max(source.get(year, 0) for source in sources) for year in sorted(years)}


def _unreadable(file: Path) -> ToolkitError:
    return ToolkitError(
        f"{file}, which keeps numbers from being given twice, cannot be read.",
        "Write the last number that was given in each year into it, one line a year, such as `2026 17`.",
    )
