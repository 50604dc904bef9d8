"""What the program keeps, for this user alone, of what it can make again at any time."""

import contextlib
import gc
import os
import pickle
import stat
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from typing import TypeVar, cast

_Value = TypeVar("_Value")


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


def recall(kind: str, name: str) -> object:
    """The value that was kept under a name; None if nothing was."""
    folder = cache_folder()
    try:
        content = (folder / kind / name).read_bytes() if folder else b""
        with _undisturbed():
            return pickle.loads(content) if content else None
    except Exception:  # whatever a damaged file may raise, or one of another version
        return None


def keep(kind: str, name: str, value: object, *, most: int) -> None:
    """Keep a value under a name that says all it depends on. Of a kind about so many are kept, the newest."""
    folder = cache_folder()
    if folder is None:
        return
    place = folder / kind
    with contextlib.suppress(OSError, pickle.PicklingError, RecursionError):
        place.mkdir(exist_ok=True)
        known = list(place.iterdir())
        if len(known) >= most:
            for old in sorted(known, key=lambda file: file.stat().st_mtime_ns)[: len(known) // 2 + 1]:
                old.unlink(missing_ok=True)
        handle, made = tempfile.mkstemp(dir=place)
        try:
            with _undisturbed(), os.fdopen(handle, "wb") as stream:
                pickle.dump(value, stream, pickle.HIGHEST_PROTOCOL)
            Path(made).replace(place / name)
        except BaseException:  # Ctrl-C too leaves nothing behind
            Path(made).unlink(missing_ok=True)
            raise


def kept(kind: str, name: str, make: Callable[[], _Value], *, most: int) -> _Value:
    """What `make` gives, made once. Raises what that raises."""
    known = recall(kind, name)
    if known is None:
        known = make()
        keep(kind, name, known, most=most)
    return cast("_Value", known)


class KeptForTheUser:
    """What is kept in the user's folder, for writers, which touch no disk themselves."""

    def recall(self, kind: str, name: str, /) -> object:
        """The value that was kept; None if there is none."""
        return recall(kind, name)

    def keep(self, kind: str, name: str, value: object, /, *, most: int) -> None:
        """Keep a value."""
        keep(kind, name, value, most=most)


@contextmanager
def _undisturbed() -> Iterator[None]:
    """Collecting garbage among thousands of new objects only takes time."""
    enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if enabled:
            gc.enable()


def _is_ours(found: os.stat_result) -> bool:
    if os.name == "nt":  # there the folder is within the user's profile
        return True
    shared = found.st_mode & (stat.S_IWGRP | stat.S_IWOTH)
    return stat.S_ISDIR(found.st_mode) and found.st_uid == os.getuid() and not shared
