"""What a run gave: for reports, and for the manifest."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from toolkit_cli.core.diagnostics import Diagnostic, Severity
from toolkit_cli.core.readability import Readability


@dataclass(frozen=True, slots=True)
class Output:
    """A file that was written; `path` is relative to the output folder, `place` empty without one."""

    path: str
    document: str
    language: str
    format: str
    sha256: str
    bytes: int
    pages: int | None = None
    place: str = ""


@dataclass(frozen=True)
class RunResult:
    """The diagnostics of a run, sorted, and the files it wrote; `pages` explain rules, by name."""

    diagnostics: tuple[Diagnostic, ...]
    outputs: tuple[Output, ...] = ()
    pages: Mapping[str, str] = field(default_factory=dict)
    lines: Mapping[tuple[str, int], str] = field(default_factory=dict)
    """The lines that errors point to, by path and number, as far as they are known."""
    readability: Mapping[str, Readability] = field(default_factory=dict)
    """How hard each document is to read: figures, never a gate."""
    folded: frozenset[Diagnostic] = frozenset()
    """Those of the diagnostics that a person is shown as a number for each rule."""

    not_judged: Mapping[str, str] = field(default_factory=dict)
    """What an audit does not look at, by file type."""

    @property
    def failed(self) -> bool:
        """Whether anything found is an error."""
        return any(found.severity is Severity.ERROR for found in self.diagnostics)
