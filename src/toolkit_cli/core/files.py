"""Files that are written whole or not at all."""

import errno
import os
import stat
import tempfile
from contextlib import suppress
from pathlib import Path

from toolkit_cli.core.errors import ToolkitError
from toolkit_cli.core.limits import LARGEST

DEVICES = frozenset(
    {"CON", "PRN", "AUX", "NUL", *(f"{port}{n}" for port in ("COM", "LPT") for n in range(1, 10))}
)
"""Names that no file or folder may have on Windows."""
LONGEST_ID = 60
"""The most characters of an id, which is part of the names of files."""


OWNER_ONLY = 0o600
"""The rights of a file that nobody but its owner may read or write."""


def private_folder(folder: Path) -> None:
    """Make a folder that is its owner's alone, in one that is there, and that Git passes over. Raises OSError.

    A folder that others may enter is closed to them. Windows knows no such rights: there it is as the one above.
    """
    folder.mkdir(mode=0o700, exist_ok=True)
    if folder.stat().st_mode & 0o077:
        with suppress(OSError):  # a colleague made it, who may let in others
            folder.chmod(0o700)
    ignored = folder / ".gitignore"
    if not ignored.exists():
        ignored.write_text("*\n", encoding="utf-8")


def read_whole(file: Path, most: int = LARGEST) -> bytes:
    """The content of a file that somebody named. Raises OSError, also for a pipe, a device and too much of it."""
    found = file.stat()
    if stat.S_ISDIR(found.st_mode):
        raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR), str(file))
    if not stat.S_ISREG(found.st_mode):  # it would keep us waiting, or never end
        raise OSError(errno.EINVAL, "it is not a file", str(file))
    if found.st_size > most:
        raise OSError(errno.EFBIG, f"it is larger than {most:,} bytes", str(file))
    return file.read_bytes()


def write_whole(file: Path, content: bytes, *, private: bool = False) -> None:
    """Write a file whole or not at all; `private`: for its owner alone.

    Raises ToolkitError if the place does not allow it.
    """
    temporary: Path | None = None
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(prefix=f".{file.name}.", suffix=".part", dir=file.parent)
        temporary = Path(name)
        with os.fdopen(handle, "wb") as stream:
            stream.write(content)
            stream.flush()
            os.fsync(stream.fileno())
        temporary.chmod(OWNER_ONLY if private else 0o644)
        temporary.replace(file)
    except OSError as fault:
        if temporary is not None:
            temporary.unlink(missing_ok=True)
        raise ToolkitError(f"{file} cannot be written: {fault.strerror}.", _remedy(file, fault)) from fault


def _remedy(file: Path, fault: OSError) -> str:
    """What to do about a file that could not be written."""
    between = next((each for each in file.parents if each.exists()), file)
    if not between.is_dir():
        return f"{between} is a file: remove it or rename it, so that a folder can be made there."
    if file.is_dir():
        return "There is a folder of that name: remove it or rename it."
    if fault.errno in (errno.ENOSPC, errno.EDQUOT):
        return "Free some room on the disk."
    if fault.errno == errno.ENAMETOOLONG:
        return "Choose a shorter name, or a folder that is not so deep."
    return "Close it if it is open in Word, and check that you may write to the folder."
