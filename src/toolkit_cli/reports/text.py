"""For people: a line for each diagnostic, errors first, then what it comes to."""

import unicodedata
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping

from toolkit_cli.core.diagnostics import Diagnostic, Severity, count
from toolkit_cli.core.results import RunResult

COLOURED = True
"""A terminal may colour it."""

_MANY = 10
"""So many findings of one rule stand together under its name; others stand by file."""
_WIDTH = 100
"""The most characters of a line that are shown."""


def render(result: RunResult) -> str:
    """The diagnostics in groups, a line each; how hard the documents are to read; and what it comes to."""
    lines: list[str] = []
    for severity in (Severity.ERROR, Severity.WARNING, Severity.INFO):
        found = [each for each in result.diagnostics if each.severity is severity]
        told = [_group(each, result.lines) for each in _groups(set(found) - result.folded)]
        lines += _apart([*told, _folded(set(found) & result.folded)])
    if result.readability:
        lines += ["How hard the documents are to read (a school year in the USA, and words):"]
        lines += [f"{each.grade:5} {name}, {each.words:,} words" for name, each in result.readability.items()]
        lines += [""]
    left = [f"Not judged here (.{ending}): {words}." for ending, words in result.not_judged.items()]
    return "\n".join([*lines, summary(result), *left])


def _groups(diagnostics: Iterable[Diagnostic]) -> Iterator[list[Diagnostic]]:
    """Those of each rule that finds many, and the others by file, in the order of what stands first."""
    every = sorted(diagnostics, key=Diagnostic.sort_key)
    number = Counter(each.rule for each in every)
    groups: dict[tuple[str, bool], list[Diagnostic]] = {}
    for each in every:
        many = number[each.rule] >= _MANY
        groups.setdefault((each.rule if many else each.span.path, many), []).append(each)
    return iter(groups.values())


def _group(diagnostics: list[Diagnostic], lines: Mapping[tuple[str, int], str]) -> list[str]:
    one_rule = len({each.rule for each in diagnostics}) == 1
    head = [f"{diagnostics[0].rule}, {len(diagnostics)} places:"] if one_rule else []
    told = [shown(each, lines) for each in diagnostics]
    return [*head, *told] if len(told) >= _MANY else told


def _folded(diagnostics: Collection[Diagnostic]) -> list[str]:
    """A line for each rule."""
    tally = Counter(each.rule for each in diagnostics)
    places = [
        f"{rule}: {number} places; show them with: toolkit validate --rule {rule}"
        for rule, number in sorted(tally.items(), key=lambda each: (-each[1], each[0]))
    ]
    return ["In the wording of approved text:", *places] if places else []


def _apart(groups: Iterable[list[str]]) -> list[str]:
    """The lines of groups, those of several lines with an empty one around them."""
    lines: list[str] = []
    several = False
    for group in filter(None, groups):
        if lines and (several or len(group) > 1):
            lines.append("")
        lines += group
        several = len(group) > 1
    return [*lines, ""] if lines else []


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
