"""YAML text to plain values and the places where they stand.

A restricted YAML: no duplicate keys, tags, aliases or complex keys, and scalars as in the core schema
of YAML 1.2 (`no` is text). The text is read from the parser's events, so neither deep nesting nor
aliases can exhaust the stack or the memory.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import yaml
from yaml.events import (
    AliasEvent,
    CollectionEndEvent,
    DocumentStartEvent,
    Event,
    MappingStartEvent,
    ScalarEvent,
    SequenceStartEvent,
)

from toolkit_cli.core.diagnostics import Reporter, Span
from toolkit_cli.core.sources import KeyPath, SourceMap

_LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_DEEPEST = 40
_INTEGER = re.compile(r"[-+]?[0-9]+")
_DECIMAL = re.compile(r"[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?")
_CONSTANTS = {
    **dict.fromkeys(("", "~", "null", "Null", "NULL"), None),
    **dict.fromkeys(("true", "True", "TRUE"), True),
    **dict.fromkeys(("false", "False", "FALSE"), False),
}


@dataclass
class _Open:
    """A mapping or sequence whose end has not been read."""

    value: dict[str, Any] | list[Any]
    path: KeyPath
    key: str | None = None


@dataclass
class _Tree:
    """The tree as it grows: values, places and faults."""

    file: str
    reporter: Reporter
    values: dict[KeyPath, Span] = field(default_factory=dict)
    keys: dict[KeyPath, Span] = field(default_factory=dict)
    open: list[_Open] = field(default_factory=list)
    root: Any = None
    faulty: bool = False

    def span(self, event: Event) -> Span:
        mark = event.start_mark
        return Span(self.file, mark.line + 1, mark.column + 1) if mark else Span(self.file)

    def fault(self, rule: str, event: Event, message: str, hint: str) -> None:
        self.faulty = True
        self.reporter.report(rule, self.span(event), message, hint)

    def add(self, value: Any, event: Event) -> KeyPath:
        """Put a value where it belongs and return its path."""
        if not self.open:
            self.root = value
            path: KeyPath = ()
        else:
            parent = self.open[-1]
            if isinstance(parent.value, list):
                path = (*parent.path, len(parent.value))
                parent.value.append(value)
            else:
                path = (*parent.path, parent.key or "")
                parent.value[parent.key or ""] = value
                parent.key = None
        self.values[path] = self.span(event)
        return path

    def awaits_key(self) -> bool:
        return bool(self.open) and isinstance(self.open[-1].value, dict) and self.open[-1].key is None

    def set_key(self, event: ScalarEvent) -> None:
        parent = self.open[-1]
        path = (*parent.path, event.value)
        if path in self.keys:
            first = self.keys[path]
            self.fault(
                "duplicate-key", event, f"key `{event.value}` is given twice", f"first in line {first.line}"
            )
        parent.key = event.value
        self.keys[path] = self.span(event)


def read_yaml(text: str, file: str, reporter: Reporter) -> tuple[Any, SourceMap] | None:
    """The value of a YAML text and its source map; None if the text cannot be used.

    `file` is the path shown in diagnostics. Faults go to `reporter`; nothing is raised.
    """
    tree = _Tree(file, reporter)
    try:
        _read(tree, yaml.parse(text, Loader=_LOADER))
    except yaml.MarkedYAMLError as fault:
        mark = fault.problem_mark or fault.context_mark
        span = Span(file, mark.line + 1, mark.column + 1) if mark else Span(file)
        hint = "a text with a colon, quote or # in it needs quotation marks" if mark else ""
        reporter.report("faulty-yaml", span, f"this is not YAML: {fault.problem or fault.context}", hint)
        return None
    except yaml.YAMLError as fault:
        reporter.report("faulty-yaml", Span(file), f"this is not YAML: {str(fault).splitlines()[0]}")
        return None
    return None if tree.faulty else (tree.root, SourceMap(file, tree.values, tree.keys))


def _read(tree: _Tree, events: Iterator[Event]) -> None:
    documents = 0
    for event in events:
        match event:
            case DocumentStartEvent():
                documents += 1
                if documents > 1:
                    tree.fault("faulty-yaml", event, "a second document begins here", "remove the `---`")
                    return
            case AliasEvent():
                tree.fault("alias-in-content", event, f"`*{event.anchor}` is an alias", "write the text out")
                return
            case MappingStartEvent() | SequenceStartEvent():
                if not _open(tree, event):
                    return
            case CollectionEndEvent():
                tree.open.pop()
            case ScalarEvent():
                _refuse_tag(tree, event)
                if tree.awaits_key():
                    tree.set_key(event)
                else:
                    tree.add(_scalar(event), event)


def _open(tree: _Tree, event: MappingStartEvent | SequenceStartEvent) -> bool:
    _refuse_tag(tree, event)
    if tree.awaits_key():
        tree.fault("complex-key", event, "a list or mapping stands as a key", "use a plain word as key")
        return False
    if len(tree.open) >= _DEEPEST:
        tree.fault("too-deep", event, f"this is nested more than {_DEEPEST} deep", "flatten the content")
        return False
    value: dict[str, Any] | list[Any] = {} if isinstance(event, MappingStartEvent) else []
    path = tree.add(value, event)
    tree.open.append(_Open(value, path))
    return True


def _refuse_tag(tree: _Tree, event: ScalarEvent | MappingStartEvent | SequenceStartEvent) -> None:
    if event.tag:
        tree.fault("tag-in-content", event, f"`{event.tag}` is a tag", "remove it")
    if event.anchor:
        tree.fault("alias-in-content", event, f"`&{event.anchor}` is an anchor", "remove it")


def _scalar(event: ScalarEvent) -> str | int | float | bool | None:
    text: str = event.value
    if not event.implicit[0]:
        return text
    if text in _CONSTANTS:
        return _CONSTANTS[text]
    if _INTEGER.fullmatch(text) and len(text) < 19:
        return int(text)
    return float(text) if _DECIMAL.fullmatch(text) and len(text) < 40 else text
