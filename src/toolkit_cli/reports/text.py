"""For people: a line for each diagnostic, then what it comes to."""

from collections import Counter

from toolkit_cli.core.diagnostics import Severity, count
from toolkit_cli.core.results import RunResult

_MANY = 20


def render(result: RunResult) -> str:
    """The diagnostics, a line each; how hard the documents are to read; and what it comes to."""
    lines = [str(found) for found in result.diagnostics]
    if len(lines) > _MANY:
        tally = Counter(found.rule for found in result.diagnostics)
        lines += ["", *(f"{count:5} {rule}" for rule, count in tally.most_common())]
    if result.readability:
        lines += ["", "How hard the documents are to read (a school year in the USA, and words):"]
        lines += [f"{each.grade:5} {name}, {each.words:,} words" for name, each in result.readability.items()]
        lines += [""]
    return "\n".join([*lines, summary(result)])


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
