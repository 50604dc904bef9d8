"""The hidden folder within the output folder: lock, journal, times of files, and files being made."""

import contextlib
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from toolkit_cli.core.errors import ToolkitError

NAME = ".toolkit"
_STAGING = "staging-"


def hidden(output: Path) -> Path:
    """The folder, made if it is not there. Raises ToolkitError if that is not allowed."""
    folder = output / NAME
    with writing(output):
        folder.mkdir(parents=True, exist_ok=True)
        ignored = folder / ".gitignore"
        if not ignored.exists():
            ignored.write_text("*\n", encoding="utf-8")
    return folder


@contextmanager
def writing(place: Path) -> Iterator[None]:
    """Says in one sentence why something could not be written."""
    try:
        yield
    except OSError as fault:
        raise unwritable(place, fault) from fault


def unwritable(place: Path, fault: OSError) -> ToolkitError:
    """One sentence on why a place could not be written, and what to do."""
    return ToolkitError(
        f"{place} cannot be written: {fault.strerror or fault}.",
        "Close its files if they are open in Word, and check the folder and the room on the disk.",
    )


@contextmanager
def staging(output: Path) -> Iterator[Path]:
    """A new folder for files that are being made; at the end nothing of it is left.

    Its name is new each time: a worker that outlives its build cannot write into the next one.
    """
    folder = hidden(output)
    for left in folder.glob(f"{_STAGING}*"):
        shutil.rmtree(left, ignore_errors=True)
    with writing(output):
        made = Path(tempfile.mkdtemp(prefix=_STAGING, dir=folder))
    try:
        yield made
    finally:
        shutil.rmtree(made, ignore_errors=True)


def clean(folder: Path) -> None:
    """Remove what the first versions of the program left in a folder of output when they were killed."""
    with contextlib.suppress(OSError):
        for left in folder.glob(".*.part"):
            left.unlink(missing_ok=True)
