"""Turns what SQLite and the disk complain about into what to do."""

import errno
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from toolkit_cli.core.errors import ToolkitError

_BACK = "Bring back the last good copy: toolkit request restore FILE. The damaged file is kept beside it."
_WRITABLE = "Give yourself the right to write there, or choose another place with TOOLKIT_REQUESTS."
_AGAIN = "Try again in a moment."
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
    "SQLITE_SCHEMA": ("was changed by somebody else at the same moment; nothing was changed here.", _AGAIN),
    "SQLITE_INTERRUPT": ("was left before the work was done; nothing was changed.", _AGAIN),
    "SQLITE_NOMEM": (
        "needs more memory than there is; nothing was changed.",
        "Close other programs. " + _AGAIN,
    ),
    "SQLITE_NOLFS": ("is too large for the drive it is on.", "Choose another place with TOOLKIT_REQUESTS."),
    "SQLITE_CONSTRAINT": (
        "holds something that contradicts what was to be written; nothing was changed.",
        f"Try again; if it stays so, the file is damaged. {_BACK}",
    ),
}
_ERRORS = {errno.EACCES: _WRITABLE, errno.EPERM: _WRITABLE, errno.EROFS: _WRITABLE, errno.ENOSPC: _ROOM}
_ELSE = "Check the folder and the drive it is on, then try again."
_SAME = {
    "SQLITE_LOCKED": "SQLITE_BUSY",
    "SQLITE_PROTOCOL": "SQLITE_BUSY",
    "SQLITE_AUTH": "SQLITE_PERM",
    "SQLITE_ABORT": "SQLITE_INTERRUPT",
    **dict.fromkeys(
        ("SQLITE_ERROR", "SQLITE_FORMAT", "SQLITE_MISMATCH", "SQLITE_TOOBIG", "SQLITE_RANGE"),
        "SQLITE_CORRUPT",
    ),
}
"""A table or column that is missing, and values of another kind: only damage explains them."""
_WORDS = {
    "locked": "SQLITE_BUSY",
    "malformed": "SQLITE_CORRUPT",
    "full": "SQLITE_FULL",
    "readonly": "SQLITE_READONLY",
    "I/O": "SQLITE_IOERR",
    "not a database": "SQLITE_NOTADB",
    "UTF-8": "SQLITE_CORRUPT",
}
"""The online backup and the decoding of Python's sqlite3 give only words."""


class DamagedError(ToolkitError):
    """The file is no database, or not a whole one."""


@contextmanager
def faults(file: Path) -> Iterator[None]:
    """Raise ToolkitError with the remedy for what goes wrong with `file` inside."""
    try:
        yield
    except sqlite3.Error as fault:
        raise _told(file, fault) from fault
    except UnicodeDecodeError as fault:
        raise damaged(file, "there are letters in it that are none") from fault
    except OSError as fault:
        raise ToolkitError(
            f"{file} could not be read or written: {fault.strerror or fault}.",
            _ERRORS.get(fault.errno or 0, _ELSE),
        ) from fault


def damaged(file: Path, how: str) -> DamagedError:
    """The error for a database that is not whole."""
    return DamagedError(f"{file} is damaged ({_printable(how)}).", _BACK)


def _printable(words: str) -> str:
    """Words of SQLite on one line; it may quote what is damaged."""
    return "".join(sign if sign.isprintable() else " " for sign in " ".join(words.split()))


def _told(file: Path, fault: sqlite3.Error) -> ToolkitError:
    """The error in our words."""
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
    what, remedy = _TOLD.get(code, (f"cannot be used ({words}).", f"Try again. {_BACK}"))
    return ToolkitError(f"{file} {what}", remedy)


def _cannot_open(file: Path) -> ToolkitError:
    if is_endless_link(file):
        return ToolkitError(
            f"{file} is a link that leads back to itself.",
            "Remove the link, or bring back the last good copy: toolkit request restore FILE. It is kept beside.",
        )
    if file.is_dir():
        return ToolkitError(f"{file} is a folder.", "Give the path of a file, such as requests.db in it.")
    check_folder(file)
    return ToolkitError(f"{file} may not be opened or made.", _WRITABLE)


def is_endless_link(file: Path) -> bool:
    """Whether a link leads back to itself."""
    try:
        file.stat()
    except OSError as fault:
        return fault.errno == errno.ELOOP
    return False


def check_folder(file: Path) -> None:
    """Raise ToolkitError if the folder of a file is not there: making it could hide a drive that is not."""
    if not file.parent.is_dir():
        raise ToolkitError(
            f"The folder {file.parent} is not there.",
            "Connect the drive it is on, make the folder, or choose another place with TOOLKIT_REQUESTS.",
        )
