"""A text holds a character that nobody sees and that does nothing where it stands: a soft hyphen, a space of no
width, a joiner or a mark of direction among letters that need none. It comes with what is pasted from Word, PDF
and the web, hides words from searches, and is read out or brailled in its own way.

Joiners beside letters that join (Arabic, Hindi, Bengali, Tamil …), marks of direction and paired isolates where
text runs right to left, and selectors behind emoji stay. Overrides of direction are `unreadable-characters`.

Bad: a soft hyphen within `understanding`. Good: `understanding`; lines are broken by the program.
"""

from collections.abc import Iterator
from pathlib import PurePosixPath
from typing import Any

from toolkit_cli.core.characters import folded, unseen
from toolkit_cli.core.diagnostics import Severity
from toolkit_cli.core.findings import Finding
from toolkit_cli.core.scripts import is_right_to_left
from toolkit_cli.core.sources import KeyPath
from toolkit_cli.model.project import Project

SEVERITY = Severity.ERROR


def check(project: Project) -> Iterator[Finding]:
    """Every such character in a string of a YAML file, keys too."""
    for file, value in project.values.items():
        tag = (
            PurePosixPath(file).name.partition(".")[0]
            if file.endswith(".glossary.yaml")
            else project.language
        )
        turned = is_right_to_left(tag)
        for path, text in _strings(value):
            for misfit in unseen(folded(text), right_to_left=turned):
                yield Finding(file, path, misfit.message, misfit.hint, misfit.at)


def _strings(value: Any) -> Iterator[tuple[KeyPath, str]]:
    """Every string of a value, with its path."""
    pending: list[tuple[KeyPath, Any]] = [((), value)]
    while pending:
        path, found = pending.pop()
        if isinstance(found, str):
            yield path, found
        elif isinstance(found, dict):
            pending += [((*path, key), member) for key, member in found.items()]
            yield from (((*path, key), key) for key in found if not key.isascii())
        elif isinstance(found, list):
            pending += [((*path, index), member) for index, member in enumerate(found)]
