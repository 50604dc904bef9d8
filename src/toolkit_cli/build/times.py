"""The digests of files, taken again only where the times of a file have changed."""

import contextlib
import json
import os
from pathlib import Path
from typing import TypeAlias

from toolkit_cli.build.hidden import NAME
from toolkit_cli.core.fingerprint import digest

_FILE = "times.json"
Stat: TypeAlias = tuple[int, int, int, int]


class Times:
    """The digests of the files of an output folder, with the times and sizes at which they were taken."""

    def __init__(self, output: Path) -> None:
        self._output = output
        self._known: dict[str, tuple[Stat, str]] = _read(output)
        self._seen: dict[str, tuple[Stat, str]] = {}

    def digest(self, path: str) -> str | None:
        """The digest of a file; None if there is none, empty if it cannot be read."""
        try:
            present = stat(f"{self._output}/{path}")
            if path in self._known and self._known[path][0] == present:
                found = self._known[path][1]
            else:
                found = digest((self._output / path).read_bytes())
        except FileNotFoundError:
            return None
        except OSError:
            return ""
        self._seen[path] = (present, found)
        return found

    def unchanged(self, path: str) -> bool:
        """Whether a file is as it was when its digest was asked for."""
        try:
            present = stat(f"{self._output}/{path}")
        except OSError:
            return path not in self._seen
        return path in self._seen and self._seen[path][0] == present

    def set(self, path: str, sha256: str) -> None:
        """Note the digest of a file that was just written."""
        self._seen[path] = (stat(f"{self._output}/{path}"), sha256)

    def save(self) -> None:
        """Keep what was seen for the next build; without it the next one only takes longer."""
        seen = self._known | self._seen
        text = json.dumps({path: [*times, sha256] for path, (times, sha256) in seen.items()})
        with contextlib.suppress(OSError):
            file = self._output / NAME / _FILE
            new = file.with_suffix(".new")
            new.write_text(text, encoding="utf-8")
            new.replace(file)


def stat(file: str) -> Stat:
    """What changes when a file does: when it was written, its size, when it was moved, its number."""
    found = os.stat(file)  # noqa: PTH116 - thousands of times
    return found.st_mtime_ns, found.st_size, found.st_ctime_ns, found.st_ino


def _read(output: Path) -> dict[str, tuple[Stat, str]]:
    try:
        content = json.loads((output / NAME / _FILE).read_bytes())
        return {path: ((a, b, c, d), sha256) for path, (a, b, c, d, sha256) in content.items()}
    except (OSError, ValueError, TypeError, AttributeError, RecursionError):
        return {}
