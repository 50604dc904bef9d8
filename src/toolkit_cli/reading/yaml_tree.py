"""YAML text to plain values and the places where they stand.

A restricted YAML: no duplicate keys, tags, aliases or complex keys, and scalars as in the core schema
of YAML 1.2 (`no` is text). The text is read from the parser's events, so neither deep nesting nor
aliases can exhaust the stack or the memory.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from itertools import islice
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

from toolkit_cli.core.characters import folded, unusable
from toolkit_cli.core.diagnostics import Reporter, Span
from toolkit_cli.core.sources import LINE_END, KeyPath, SourceMap
from toolkit_cli.reading._yaml_causes import Cause, causes, odd_key, without
from toolkit_cli.reading._yaml_comments import Comments

_LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_DEEPEST = 40
_MOST = 50
"""So many characters of one file are reported."""
_SEVERAL, _SHORT = 10, 100_000
"""So many faults of form are looked for in a file, and in files of so many characters: each takes a reading."""
_LIST = "write a list as a block of its own (`type: list`); move a sign within a sentence to the line above"
_PLAIN_KEY = "use a plain word as key; a text that begins with {{ or [ stands in quotation marks"
_TAG = "remove it; a text that begins with ! stands in quotation marks"
_ALIAS = "write the text out; a text that begins with & or * stands in quotation marks"
_TYPED_ITEM = re.compile(r"\s*([-*•‣◦▪■●○·])[ \t]+\S")
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
    column: int
    key: str | None = None


@dataclass
class _Tree:
    """The tree as it grows: values, places and faults."""

    file: str
    reporter: Reporter
    text: str = ""
    values: dict[KeyPath, Span] = field(default_factory=dict)
    keys: dict[KeyPath, Span] = field(default_factory=dict)
    written: dict[KeyPath, str] = field(default_factory=dict)
    comments: Comments = field(init=False)
    open: list[_Open] = field(default_factory=list)
    root: Any = None
    faulty: bool = False
    lists: dict[Span, str] = field(default_factory=dict)
    odd_keys: dict[int, Cause] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.comments = Comments(self.text)

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
        if odd := odd_key(event.value):
            at, message, hint = odd
            self.faulty = True
            span = self.span(event)
            self.odd_keys[span.line] = Cause(span.line, span.column + at, message, hint)
        parent.key = event.value
        self.keys[path] = self.span(event)


def read_yaml(text: str, file: str, reporter: Reporter) -> tuple[Any, SourceMap] | None:
    """The value of a YAML text and its source map; None if the text cannot be used.

    `file` is the path shown in diagnostics. Faults go to `reporter`; nothing is raised.
    """
    text = _usable(text.removeprefix("\ufeff"), file, reporter)
    tree = _Tree(file, reporter, text)
    found: list[Cause] = []
    try:
        _read(tree, yaml.parse(text, Loader=_LOADER))
    except yaml.YAMLError as fault:
        tree.faulty = True
        found = [cause for cause in _all_causes(text, fault) if cause.line not in tree.odd_keys]
    found += tree.odd_keys.values()
    for place, sign in tree.lists.items() if not found else ():
        tree.faulty = True
        reporter.report("several-lines", place, f"`{sign}` begins a line within a text", _LIST)
    cuts = {_span_at(text, cut.at, file): cut for cut in tree.comments.cut}
    for span, cut in cuts.items():
        reporter.report("cut-text", span, cut.message, cut.hint)
    for cause in found:
        if cause.line not in {span.line for span in cuts}:
            span = Span(file, cause.line, cause.column)
            reporter.report("faulty-yaml", span, cause.message, cause.hint)
    return None if tree.faulty else (tree.root, SourceMap(file, tree.values, tree.keys, tree.written))


def _all_causes(text: str, fault: yaml.YAMLError) -> list[Cause]:
    """Why a text is not YAML: the parser stops at the first cause, so it is shown the text without it."""
    found = causes(text, fault)
    while len(found) < _SEVERAL and len(text) < _SHORT:
        rest = without(text, found[-1])
        if rest is None:
            break
        try:
            for _ in yaml.parse(rest, Loader=_LOADER):
                pass
            break
        except yaml.YAMLError as next_fault:
            more = [each for each in causes(rest, next_fault) if each.line > found[-1].line]
            if not more:
                break
            found, text = [*found, *more], rest
    return found


def _usable(text: str, file: str, reporter: Reporter) -> str:
    """The text with spaces for the characters that no document can show; these are reported."""
    found = list(islice(unusable(text), _MOST))
    for misfit in found:
        reporter.report("unreadable-characters", _span_at(text, misfit.at, file), misfit.message, misfit.hint)
    if len(found) == _MOST:
        found = list(unusable(text))
    if not found:
        return text
    chars = list(text)
    for misfit in found:
        chars[misfit.at] = " "
    return "".join(chars)


def _span_at(text: str, at: int, file: str) -> Span:
    """The place of a character of a file."""
    lines = LINE_END.split(text[:at])
    return Span(file, len(lines), len(lines[-1]) + 1)


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
                tree.fault("alias-in-content", event, f"`*{event.anchor}` is an alias", _ALIAS)
                return
            case MappingStartEvent() | SequenceStartEvent():
                if not _open(tree, event):
                    return
            case CollectionEndEvent():
                tree.open.pop()
            case ScalarEvent():
                _refuse_tag(tree, event)
                _add_scalar(tree, event)


def _add_scalar(tree: _Tree, event: ScalarEvent) -> None:
    if tree.awaits_key():
        tree.set_key(event)
        return
    value = _scalar(event)
    path = tree.add(value, event)
    start, end = event.start_mark, event.end_mark
    if start is None or end is None:
        return
    raw = tree.text[start.index : end.index]
    if raw != value or raw != folded(raw):
        tree.written[path] = raw
    column = tree.open[-1].column if tree.open else 0
    _look_for_list(tree, raw, value, tree.values[path])
    if not event.style:
        tree.comments.look(end.index, start.index, isinstance(value, str) or not raw, column)


def _look_for_list(tree: _Tree, raw: str, value: object, span: Span) -> None:
    """Remember where a list begins in a text whose lines are folded: its items would run together."""
    if not isinstance(value, str) or "\n" in value.strip():
        return
    for number, line in enumerate(LINE_END.split(raw)[1:], start=span.line + 1):
        if found := _TYPED_ITEM.match(line):
            tree.lists[replace(span, line=number, column=found.start(1) + 1)] = found[1]
            return


def _open(tree: _Tree, event: MappingStartEvent | SequenceStartEvent) -> bool:
    _refuse_tag(tree, event)
    if tree.awaits_key():
        tree.fault("complex-key", event, "a list or mapping stands as a key", _PLAIN_KEY)
        return False
    if len(tree.open) >= _DEEPEST:
        tree.fault("too-deep", event, f"this is nested more than {_DEEPEST} deep", "flatten the content")
        return False
    value: dict[str, Any] | list[Any] = {} if isinstance(event, MappingStartEvent) else []
    path = tree.add(value, event)
    tree.open.append(_Open(value, path, event.start_mark.column if event.start_mark else 0))
    return True


def _refuse_tag(tree: _Tree, event: ScalarEvent | MappingStartEvent | SequenceStartEvent) -> None:
    if event.tag:
        tree.fault("tag-in-content", event, f"`{event.tag}` is a tag", _TAG)
    if event.anchor:
        tree.fault("alias-in-content", event, f"`&{event.anchor}` is an anchor", _ALIAS)


def _scalar(event: ScalarEvent) -> str | int | float | bool | None:
    text: str = event.value
    if not event.implicit[0]:
        return text
    if text in _CONSTANTS:
        return _CONSTANTS[text]
    if _INTEGER.fullmatch(text) and len(text) < 19:
        return int(text)
    return float(text) if _DECIMAL.fullmatch(text) and len(text) < 40 else text
