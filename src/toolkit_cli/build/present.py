"""What is in an output folder, and whose each file is."""

import os
from collections.abc import Iterable, Iterator
from enum import Enum, auto
from pathlib import Path

from toolkit_cli.build import journal, manifest
from toolkit_cli.build.manifest import Entry
from toolkit_cli.build.times import Times
from toolkit_cli.core.results import Output


class State(Enum):
    """Whose a file is: ours as we wrote it, ours but edited since, or one that we never wrote."""

    ABSENT = auto()
    OURS = auto()
    EDITED = auto()
    FOREIGN = auto()


class Present:
    """An output folder as it is: what manifest and journal say, held against the files."""

    def __init__(self, output: Path) -> None:
        self.output = output
        self.times = Times(output)
        self.manifest = manifest.read(output)
        self._noted = journal.noted(output)

    def paths(self) -> Iterable[str]:
        """Every path that manifest or journal name, sorted."""
        return sorted(self.manifest.entries.keys() | self._noted.keys())

    def look(self, path: str) -> tuple[State, Entry | None]:
        """Whose the file at a path is, and the entry of what we wrote there last."""
        known = list(self._noted.get(path, ()))
        if path in self.manifest.entries:
            known.append(self.manifest.entries[path])
        sha256 = self.times.digest(path)
        if sha256 is None:
            return State.ABSENT, known[0] if known else None
        ours = next((entry for entry in known if entry.output.sha256 == sha256), None)
        if ours:
            return State.OURS, ours
        return (State.EDITED, known[0]) if known else (State.FOREIGN, None)

    def entry(self, path: str) -> Entry | None:
        """The entry of a file that is there, else None. Only what a killed build may have left is looked into."""
        if path in self._noted:
            state, entry = self.look(path)
            if state is State.OURS or path not in self.manifest.entries:
                return None if state is State.ABSENT else entry
        known = self.manifest.entries[path]
        return known if os.path.lexists(self.output / path) else None

    def asked(self) -> Iterator[Output]:
        """The files that somebody asked for by name, in an earlier build or in one that was killed."""
        for path in self.paths():
            known = self._noted.get(path) or [self.manifest.entries[path]]
            if known[0].asked:
                yield known[0].output
