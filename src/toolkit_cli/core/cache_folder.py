"""What the program keeps, for this user alone, of what it can make again at any time."""

import contextlib
import os
import stat
import tempfile
from collections.abc import Callable
from functools import cache
from pathlib import Path


@cache
def cache_folder() -> Path | None:
    """The folder, made if it is not there; None where there is none that nobody else can write to.

    What is kept there is run as it is, so it must be the user's own: the folder that the system has for this.
    """
    from platformdirs import user_cache_path

    try:
        folder = user_cache_path("toolkit-cli", appauthor=False)
        folder.mkdir(mode=stat.S_IRWXU, parents=True, exist_ok=True)
        return folder if _is_ours(folder.lstat()) and os.access(folder, os.W_OK) else None
    except (OSError, RuntimeError):
        return None


def recall(kind: str, name: str) -> bytes | None:
    """What was kept under a name; None if nothing was."""
    folder = cache_folder()
    try:
        return (folder / kind / name).read_bytes() if folder else None
    except OSError:
        return None


def keep(kind: str, name: str, content: bytes, *, most: int) -> None:
    """Keep something under a name that says all it depends on. Of a kind about so many are kept, the newest."""
    folder = cache_folder()
    if folder is None:
        return
    place = folder / kind
    with contextlib.suppress(OSError):
        place.mkdir(exist_ok=True)
        known = list(place.iterdir())
        if len(known) >= most:
            for old in sorted(known, key=lambda file: file.stat().st_mtime_ns)[: len(known) // 2 + 1]:
                old.unlink(missing_ok=True)
        with tempfile.NamedTemporaryFile(dir=place, delete=False) as stream:
            stream.write(content)
        Path(stream.name).replace(place / name)


def kept(kind: str, name: str, make: Callable[[], bytes], *, most: int) -> bytes:
    """What `make` gives, made once. Raises what that raises."""
    known = recall(kind, name)
    if known is None:
        known = make()
        keep(kind, name, known, most=most)
    return known


def _is_ours(found: os.stat_result) -> bool:
    if os.name == "nt":  # there the folder is within the user's profile
        return True
    shared = found.st_mode & (stat.S_IWGRP | stat.S_IWOTH)
    return stat.S_ISDIR(found.st_mode) and found.st_uid == os.getuid() and not shared
