"""Turns what SQLite and the disk complain about into what to do."""

import errno
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from toolkit_cli.core.errors import ToolkitError

_BACK = "Bring back the last good copy: toolkit request restore FILE. The damaged file is kept beside it."
_WRITABLE = "Give yourself the right to write there, or choose another place with TOOLKIT_REQUESTS."
_ROOM = "Free some room there and try again."
_TOLD = {
    "SQLITE_BUSY": (
        "is in use by somebody else and did not become free in time; nothing was changed.",
        "Try again in a moment. If it stays so, close other programs that have the file open.",
    ),
    "SQLITE_FULL": ("did not fit on the disk; nothing was changed.", _ROOM),
    "SQLITE_READONLY": ("may be read but not written; nothing was changed.", _WRITABLE),
    "SQLITE_IOERR": (
        "could not be read or written: the disk or the network failed.",
        "See that the drive is there and has room, then try again; what was logged before is safe.",
    ),
    "SQLITE_PERM": ("may not be opened.", _WRITABLE),
}
_ERRORS = {errno.EACCES: _WRITABLE, errno.EPERM: _WRITABLE, errno.EROFS: _WRITABLE, errno.ENOSPC: _ROOM}
_ELSE = "Check the folder and the drive it is on, then try again."
_SAME = {"SQLITE_LOCKED": "SQLITE_BUSY", "SQLITE_AUTH": "SQLITE_PERM"}
_WORDS = {
    "locked": "SQLITE_BUSY",
    "malformed": "SQLITE_CORRUPT",
    "full": "SQLITE_FULL",
    "readonly": "SQLITE_READONLY",
    "I/O": "SQLITE_IOERR",
    "not a database": "SQLITE_NOTADB",
}
"""The online backup of Python's sqlite3 gives only words."""


class DamagedError(ToolkitError):
    """The file is no database, or not a whole one."""


@contextmanager
def faults(file: Path) -> Iterator[None]:
    """Raise ToolkitError with the remedy for what goes wrong with `file` inside."""
    try:
        yield
    except sqlite3.Error as fault:
        told = _told(file, fault)
        if told is None:
            raise
        raise told from fault
    except OSError as fault:
        raise ToolkitError(
            f"{file} could not be read or written: {fault.strerror or fault}.",
            _ERRORS.get(fault.errno or 0, _ELSE),
        ) from fault


def damaged(file: Path, how: str) -> DamagedError:
    """The error for a database that is not whole."""
    return DamagedError(f"{file} is damaged ({how}).", _BACK)


def _told(file: Path, fault: sqlite3.Error) -> ToolkitError | None:
    """The error in our words; None for one that only a mistake in this program explains."""
    words = str(fault)
    name = getattr(fault, "sqlite_errorname", "") or next(
        (code for word, code in _WORDS.items() if word in words), ""
    )
    code = "_".join(name.split("_")[:2])
    code = _SAME.get(code, code)
    if code == "SQLITE_CORRUPT":
        return damaged(file, words)
    if code == "SQLITE_NOTADB":
        return DamagedError(
            f"{file} is not a database of requests, or is damaged.", f"Check the path. {_BACK}"
        )
    if code == "SQLITE_CANTOPEN":
        return _cannot_open(file)
    if code not in _TOLD:
        return None
    what, remedy = _TOLD[code]
    return ToolkitError(f"{file} {what}", remedy)


def _cannot_open(file: Path) -> ToolkitError:
    if file.is_dir():
        return ToolkitError(f"{file} is a folder.", "Give the path of a file, such as requests.db in it.")
    check_folder(file)
    return ToolkitError(f"{file} may not be opened or made.", _WRITABLE)


def check_folder(file: Path) -> None:
    """Raise ToolkitError if the folder of a file is not there: making it could hide a drive that is not."""
    if not file.parent.is_dir():
        raise ToolkitError(
            f"The folder {file.parent} is not there.",
            "Connect the drive it is on, make the folder, or choose another place with TOOLKIT_REQUESTS.",
        )
