"""A stamp that says nothing has changed since the last build, without reading any of it.

Only the lightest modules are imported here: this is most of the time of a build that has nothing to do.
"""

import hashlib
import json
import os
import sys
from collections.abc import Sequence
from typing import Any

_FOLDER = os.path.join(".toolkit", "stamps")  # noqa: PTH118 - pathlib takes longer to import than all this
_SKIPPED = frozenset({".toolkit", "__pycache__"})
_PACKAGES = ("site-packages", "dist-packages")
_LIBRARIES = (
    "/usr/lib",
    "/usr/lib/x86_64-linux-gnu",
    "/usr/lib/aarch64-linux-gnu",
    "/usr/local/lib",
    "/opt/homebrew/lib",
    "/usr/share/fonts",
    "/usr/share/liblouis/tables",
)
"""Folders that change when a program is installed or replaced that makes Braille, speech or Chinese type."""
_MOST = 30
"""Stamps that are kept."""
_TICK = 50_000_000
"""Nanoseconds within which two changes of a file may bear the same time."""


class UnsureError(Exception):
    """There is something of which times do not tell whether it changed."""


def key(words: object) -> str:
    """The name of the stamp of a command, given all that decides over what it does."""
    return hashlib.sha256(json.dumps(words, sort_keys=True).encode()).hexdigest()[:32]


def state(folders: list[str]) -> tuple[str, int]:
    """A digest of the names, times and sizes of all files in some folders, and the latest of the times.

    Raises UnsureError where a link leads to another folder.
    """
    found: list[str] = []
    latest = max([_state(folder, found) for folder in folders], default=0)
    return hashlib.sha256("\n".join(found).encode("utf-8", "surrogateescape")).hexdigest(), latest


def inputs(folders: list[str]) -> tuple[str, int]:
    """The state of the folders that a build reads, and of where the libraries are that it works with."""
    found, latest = state(folders)
    lines = [found, sys.version]
    for place in (*_LIBRARIES, *sys.path):
        try:
            seen = os.stat(place)  # noqa: PTH116
        except OSError:
            continue
        if place.endswith(_PACKAGES) or place in _LIBRARIES:
            lines.append(f"{place} {seen.st_mtime_ns}")
    return hashlib.sha256("\n".join(lines).encode()).hexdigest(), latest


def _state(place: str, found: list[str]) -> int:
    latest = 0
    try:
        entries = sorted(os.scandir(place), key=lambda entry: entry.name)
    except FileNotFoundError:
        found.append(f"{place} -")
        return 0
    for entry in entries:
        if entry.is_dir(follow_symlinks=False):
            if entry.name not in _SKIPPED:
                found.append(entry.path)
                latest = max(latest, _state(entry.path, found))
        elif entry.is_symlink() and entry.is_dir():
            raise UnsureError(entry.path)
        else:
            latest = max(latest, _note(entry.path, os.stat(entry.path), found))  # noqa: PTH116
    return latest


def _note(path: str, seen: os.stat_result, found: list[str]) -> int:
    found.append(f"{path} {seen.st_mtime_ns} {seen.st_size} {seen.st_ctime_ns} {seen.st_ino}")
    return max(seen.st_mtime_ns, seen.st_ctime_ns)


def read(output: str, name: str, folders: list[str]) -> tuple[str, str] | None:
    """What a build that has nothing to do prints to stdout and stderr, if there is nothing to do; else None."""
    try:
        with open(os.path.join(output, _FOLDER, name), encoding="utf-8") as stream:  # noqa: PTH118, PTH123
            known: dict[str, Any] = json.load(stream)
        present = inputs(folders)[0], state([output])[0], state(known["beside"])[0]
        if present == (known["inputs"], known["output"], known["around"]):
            return known["stdout"], known["stderr"]
    except (OSError, ValueError, KeyError, TypeError, RecursionError, UnsureError):
        pass
    return None


def begin(place: str, folders: list[str]) -> tuple[str, int]:
    """The state of the inputs, when a build begins. Second: when that is, by the clock of the disk.

    It is 0 where times cannot tell if an input changes from now on. In the folder `place` nothing is left.
    """
    import tempfile

    try:
        with tempfile.TemporaryFile(dir=place, buffering=0) as marker:
            marker.write(b"\n")
            began = os.fstat(marker.fileno()).st_mtime_ns
        found, latest = inputs(folders)
        return found, began if latest + _TICK < began else 0
    except (OSError, UnsureError):
        return "", 0


def write(
    output: str,
    name: str,
    folders: list[str],
    before: tuple[str, int],
    said: tuple[str, str],
    beside: Sequence[str] = (),
) -> None:
    """Stamp a build that began in the state `before`; no stamp if its inputs changed since, or may have.

    `beside` are folders that the build turned out to read too.
    """
    folder = os.path.join(output, _FOLDER)  # noqa: PTH118
    target = os.path.join(folder, name)  # noqa: PTH118
    try:
        os.makedirs(folder, exist_ok=True)  # noqa: PTH103
        stamps = list(os.scandir(folder))
        for old in stamps if len(stamps) > _MOST else ():
            os.unlink(old.path)  # noqa: PTH108
        around, latest = state([*beside])
        if latest + _TICK >= before[1] or inputs(folders)[0] != before[0]:
            return
        content = {"inputs": before[0], "output": state([output])[0], "beside": [*beside], "around": around}
        content |= {"stdout": said[0], "stderr": said[1]}
        with open(f"{target}.new", "w", encoding="utf-8") as stream:  # noqa: PTH123
            json.dump(content, stream)
        os.replace(f"{target}.new", target)  # noqa: PTH105
    except (OSError, UnsureError):
        return
