"""Where the program keeps, for this user alone, what it can make again at any time."""

import os
import stat
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


def _is_ours(found: os.stat_result) -> bool:
    if os.name == "nt":  # there the folder is within the user's profile
        return True
    shared = found.st_mode & (stat.S_IWGRP | stat.S_IWOTH)
    return stat.S_ISDIR(found.st_mode) and found.st_uid == os.getuid() and not shared
