"""Where each value of a YAML file stands, so that every finding leads back to its line."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TypeAlias

from toolkit_cli.core.diagnostics import Span

KeyPath: TypeAlias = tuple[str | int, ...]


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
    """The spans of one file: of values, and of the keys that hold them."""

    file: str
    values: Mapping[KeyPath, Span] = field(default_factory=dict)
    keys: Mapping[KeyPath, Span] = field(default_factory=dict)

    def value(self, path: KeyPath) -> Span:
        """The span of the value at `path`, or of the nearest value around it."""
        while path and path not in self.values:
            path = path[:-1]
        return self.values.get(path, Span(self.file))

    def key(self, path: KeyPath) -> Span:
        """The span of the key at the end of `path`, or of its value where it has none."""
        return self.keys.get(path) or self.value(path)
