"""Everything that can be found wrong before a document is made."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property, partial
from typing import Any

from toolkit_cli.build.memory import Memory
from toolkit_cli.core.diagnostics import Diagnostic, Reporter
from toolkit_cli.core.folders import Folders
from toolkit_cli.model.project import Project


def check(folders: Folders, reporter: Reporter, today: date | None = None) -> Project:
    """The project on the day `today`, with every fault of content and templates reported."""
    checking = Checking(folders, reporter, today)
    checking.finish()
    return checking.project


_APART = ("sources", "sections", "values", "records", "catalogues", "glossaries")
"""The large parts of a project, each kept for itself: a build whose documents are known reads none."""


class _Apart(Mapping[str, Any]):
    """A part of a known project that is read when somebody looks at it; `again` reads the project anew."""

    def __init__(self, memory: Memory, part: str, again: Callable[[], Project]) -> None:
        self._memory, self._part, self._again = memory, part, again

    @cached_property
    def _all(self) -> Mapping[str, Any]:
        kept = self._memory.recall(self._part)
        return kept if isinstance(kept, dict) else getattr(self._again(), self._part)

    def __getitem__(self, name: str) -> Any:
        return self._all[name]

    def __iter__(self) -> Iterator[str]:
        return iter(self._all)

    def __len__(self) -> int:
        return len(self._all)


@dataclass(frozen=True)
class _Checked:
    """A project without its large parts, and what was found wrong with it."""

    project: Project
    found: tuple[Diagnostic, ...]


class Checking:
    """A check of a project: `project` is there at once, what is wrong with it is reported when it is finished.

    `memory` holds what is known of the project as it is now.
    """

    def __init__(self, folders: Folders, reporter: Reporter, today: date | None = None) -> None:
        self._folders, self._reporter = folders, reporter
        self.memory = Memory(folders, today)
        kept = self.memory.recall("checked")
        known = kept if isinstance(kept, _Checked) else None
        self._found = known.found if known else None
        again = partial(self._read, today)
        apart: dict[str, Any] = {part: _Apart(self.memory, part, again) for part in _APART}
        self.project = replace(known.project, **apart) if known else self._read(today)
        if self.project.publication:
            reporter.severities = self.project.publication.rules

    def finish(self) -> None:
        """Report every fault."""
        if self._found is None:
            self._found = self._look()
        self._reporter.extend(self._found)

    def _read(self, today: date | None) -> Project:
        from toolkit_cli.reading.project import read_project

        self._beginning = Reporter()
        return read_project(self._folders, self._beginning, today)

    def _look(self) -> tuple[Diagnostic, ...]:
        from toolkit_cli.build.faults import find_faults

        find_faults(self._folders, self.project, self._beginning)
        found = tuple(self._beginning)
        without: dict[str, Any] = {part: {} for part in _APART}
        values: dict[tuple[str, ...], object] = {(part,): getattr(self.project, part) for part in _APART}
        values["checked",] = _Checked(replace(self.project, **without), found)
        self.memory.keep_all(values)
        return found
