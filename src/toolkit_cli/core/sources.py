"""Where each value of a YAML file stands, so that every finding leads back to its line."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import TypeAlias

from toolkit_cli.core.diagnostics import Span

KeyPath: TypeAlias = tuple[str | int, ...]
LINE_END = re.compile(r"\r\n|\r|\n")
"""The end of a line, as every system writes it."""


@dataclass(frozen=True, slots=True)
class Origin:
    """The file a node came from and the path of keys and indices to it."""

    file: str
    path: KeyPath = ()

    @property
    def span(self) -> Span:
        """The place, of which the line is not known yet."""
        return Span(self.file, keys=self.path)


@dataclass(frozen=True)
class SourceMap:
    """The spans of one file: of values, and of the keys that hold them.

    `written` has the values that stand in the file otherwise than they are: quoted, in several lines, as numbers.
    """

    file: str
    values: Mapping[KeyPath, Span] = field(default_factory=dict)
    keys: Mapping[KeyPath, Span] = field(default_factory=dict)
    written: Mapping[KeyPath, str] = field(default_factory=dict)

    def value(self, path: KeyPath) -> Span:
        """The span of the value at `path`, or of the nearest value around it."""
        while path and path not in self.values:
            path = path[:-1]
        return self.values.get(path, Span(self.file))

    def within(self, path: KeyPath, words: str, at: int) -> Span:
        """The span of the character `at` of `words`, which are the value at `path` with its white space folded.

        It is that of the value where the character is not written as itself.
        """
        while path and path not in self.values:
            path = path[:-1]
        span = self.value(path)
        written = self.written.get(path)
        if written is None:
            return replace(span, column=span.column + at)
        found = -1
        for _ in range(words.count(words[at], 0, at) + 1):
            found = written.find(words[at], found + 1)
            if found < 0:
                return span
        before = LINE_END.split(written[:found])
        column = len(before[-1]) + (span.column if len(before) == 1 else 1)
        return replace(span, line=span.line + len(before) - 1, column=column)

    def key(self, path: KeyPath) -> Span:
        """The span of the key at the end of `path`, or of its value where it has none."""
        return self.keys.get(path) or self.value(path)
