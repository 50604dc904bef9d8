"""From a finding in a finished file to the line of YAML that made what stands there."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path
from typing import Any

from toolkit_cli.audit._found import Found
from toolkit_cli.build.manifest import NAME, read_manifest
from toolkit_cli.core.diagnostics import Diagnostic, Reporter, Span
from toolkit_cli.core.errors import UsageError
from toolkit_cli.core.folders import Folders, find_project
from toolkit_cli.core.sources import KeyPath, Origin
from toolkit_cli.model.project import Project
from toolkit_cli.reading.project import read_project
from toolkit_cli.writers._word_body import bookmark

_LINK = re.compile(r"\[([^\]]*)\]\([^)]*\)")
_HIGHEST = 4
_LEAST = 20
"""Letters of a text that is looked for within a longer one."""


class Traces:
    """Leads findings in the outputs of projects back to their content; a project is read when it is needed.

    `chosen` is the project of the command line, for outputs that lie elsewhere, or None.
    """

    def __init__(self, chosen: Folders | None) -> None:
        self._chosen = chosen
        self._sources: dict[Path, _Sources] = {}

    def follow(self, found: Found, file: Path) -> Diagnostic:
        """The finding at its line of YAML, saying in which file it was seen; else as it is."""
        if not found.source and not found.text:
            return found.diagnostic
        sources = self._of(file.absolute())
        span = sources.span(found) if sources else None
        if span is None:
            return found.diagnostic
        seen = found.diagnostic.span
        where = f"{seen.path}, {seen.place}" if seen.place else f"{seen.path}:{seen.line}"
        return replace(found.diagnostic, span=span, message=f"{found.diagnostic.message}, in {where}")

    def _of(self, file: Path) -> "_Sources | None":
        """The content of the project that a file was built from; None if nothing says so."""
        folders = self._project(file)
        if folders is None:
            return None
        if folders.project not in self._sources:
            self._sources[folders.project] = _Sources(read_project(folders, Reporter()))
        return self._sources[folders.project]

    def _project(self, file: Path) -> Folders | None:
        output = manifest_of(file)
        if output is None:
            return None
        try:
            return find_project(output)
        except UsageError:
            return self._chosen


def manifest_of(file: Path) -> Path | None:
    """The folder of the manifest that lists a file, beside or above it, or None."""
    for folder in list(file.absolute().parents)[:_HIGHEST]:
        if (folder / NAME).is_file():
            listed = read_manifest(folder)
            return folder if file.absolute().relative_to(folder).as_posix() in listed else None
    return None


@dataclass(frozen=True)
class _Sources:
    """The places of one project."""

    project: Project

    def span(self, found: Found) -> Span | None:
        """Where what stands at a place was written, by its mark or by its words."""
        if "#" in found.source:
            file, _, steps = found.source.partition("#")
            path = tuple(int(step) if step.isdecimal() else step for step in steps.split("/") if step)
            return self._known(file, path)
        if found.source:
            origin = self._bookmarks.get(found.source)
            return self._known(origin.file, origin.path) if origin else None
        return self._said(found.text)

    def _known(self, file: str, path: KeyPath) -> Span | None:
        return self.project.span(file, path) if file in self.project.sources else None

    @cached_property
    def _bookmarks(self) -> dict[str, Origin]:
        """The origins by the names of their bookmarks in Word."""
        origins = (
            Origin(file, path) for file, source in self.project.sources.items() for path in source.values
        )
        return {bookmark(origin): origin for origin in origins}

    @cached_property
    def _texts(self) -> list[tuple[str, Origin]]:
        """Every text of the content without its marks, with where it stands."""
        files = self.project.values.items()
        return [
            (_plain(text), Origin(file, path))
            for file, value in files
            if file.startswith("content/")
            for path, text in _strings(value, ())
        ]

    def _said(self, words: str) -> Span | None:
        """The only place where words are written, as they are or within a longer text."""
        wanted = _plain(words)
        if not wanted:
            return None
        places = [origin for text, origin in self._texts if text == wanted]
        if not places and len(wanted) >= _LEAST:
            places = [origin for text, origin in self._texts if wanted in text]
        return self._known(places[0].file, places[0].path) if len(places) == 1 else None


def _strings(value: Any, path: KeyPath) -> Iterator[tuple[KeyPath, str]]:
    if isinstance(value, str):
        yield path, value
    elif isinstance(value, dict):
        for key, member in value.items():
            yield from _strings(member, (*path, key))
    elif isinstance(value, list):
        for at, member in enumerate(value):
            yield from _strings(member, (*path, at))


def _plain(text: str) -> str:
    """The letters and digits of a text, for comparing."""
    return "".join(filter(str.isalnum, _LINK.sub(r"\1", text))).casefold()
