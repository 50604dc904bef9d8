"""For people: a line for each diagnostic, then what it comes to."""

import unicodedata
from collections import Counter
from collections.abc import Mapping

from toolkit_cli.core.diagnostics import Diagnostic, Severity, count
from toolkit_cli.core.results import RunResult

_MANY = 20
_WIDTH = 100
"""The most characters of a line that are shown."""


def render(result: RunResult) -> str:
    """The diagnostics, a line each; how hard the documents are to read; and what it comes to."""
    lines = [shown(found, result.lines) for found in result.diagnostics]
    if len(lines) > _MANY:
        tally = Counter(found.rule for found in result.diagnostics)
        lines += ["", *(f"{count:5} {rule}" for rule, count in tally.most_common())]
    if result.readability:
        lines += ["", "How hard the documents are to read (a school year in the USA, and words):"]
        lines += [f"{each.grade:5} {name}, {each.words:,} words" for name, each in result.readability.items()]
        lines += [""]
    return "\n".join([*lines, summary(result)])


def shown(found: Diagnostic, lines: Mapping[tuple[str, int], str]) -> str:
    """A diagnostic, and under it the line that it points to, where that is known, with a caret at the column."""
    span = found.span
    line = lines.get((span.path, span.line), "")
    if found.severity is not Severity.ERROR or span.place or not line.strip():
        return str(found)
    start = max(0, span.column - _WIDTH // 2) if len(line) > _WIDTH else 0
    cut = "".join(_visible(char) for char in line[start : start + _WIDTH])
    before = cut[: span.column - 1 - start]
    blank = " " * sum(2 if unicodedata.east_asian_width(char) in "WF" else 1 for char in before)
    return f"{found}\n    {cut.rstrip()}\n    {blank}^"


def _visible(char: str) -> str:
    """A character of one place that a terminal shows, and does nothing else with."""
    if char.isprintable() and not unicodedata.combining(char):
        return char
    return " " if char.isspace() else "\ufffd"


def summary(result: RunResult) -> str:
    """How many errors, warnings and remarks there are, in words."""
    tally = count(result.diagnostics)
    names = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "remark"}
    parts = [
        f"{tally[each]} {name}{'' if tally[each] == 1 else 's'}"
        for each, name in names.items()
        if tally[each]
    ]
    return ", ".join(parts) if parts else "No faults found"
