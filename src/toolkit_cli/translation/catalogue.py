"""A catalogue: the translations into one language, each known by its context and its English text."""

import hashlib
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import TypeAlias

from toolkit_cli.core.diagnostics import Span

MACHINE = "machine draft"
"""What stands beside the draft of a machine, until somebody has checked it."""
_DRAFT = re.compile(r"\s*machine[\W_]*draft\W*", re.IGNORECASE)

Identity: TypeAlias = tuple[str, str]
"""The context of a text and the text itself in the source language, as its author wrote it (with markup)."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One text and its translation; `target` is empty while there is none.

    `machine`: a machine wrote the target, and nobody qualified has confirmed it. `stale`: the target belongs to
    `previous`, an earlier wording of the source (gettext: fuzzy); it is never printed. `comments` are the
    translator's own, `notes` explain the text to the translator, `places` say where it stands (`file:line`),
    `flags` are those of other tools. `span` and `target_span` are the places of source and target in the
    file they were read from, `rated` is whether that file says how far the translation is, `unit` is the id that
    a file of translation tools gives the text.
    """

    context: str
    source: str
    target: str = ""
    machine: bool = False
    stale: bool = False
    previous: str = ""
    comments: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    places: tuple[str, ...] = ()
    flags: tuple[str, ...] = ()
    span: Span | None = field(default=None, compare=False)
    target_span: Span | None = field(default=None, compare=False)
    rated: bool = field(default=True, compare=False)
    unit: str = field(default="", compare=False)

    @property
    def identity(self) -> Identity:
        return self.context, self.source


def marks_draft(words: str) -> bool:
    """Whether a comment is the mark of a machine's draft, however a program or a person writes it."""
    return _DRAFT.fullmatch(words) is not None


def unit_of(identity: Identity) -> str:
    """The id of a text in files for translation tools; it stays when other texts come and go."""
    return hashlib.sha256("\0".join(identity).encode()).hexdigest()[:16]


@dataclass(frozen=True)
class Catalogue:
    """All entries of a language, in the order of the file. `header` holds the fields of a PO header."""

    language: str
    entries: tuple[Entry, ...] = ()
    header: Mapping[str, str] = field(default_factory=dict)

    @cached_property
    def by_identity(self) -> Mapping[Identity, Entry]:
        """The entries by context and source."""
        return {entry.identity: entry for entry in self.entries}
