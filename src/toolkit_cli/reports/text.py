"""For people: a line for each diagnostic, then what it comes to."""

from toolkit_cli.core.diagnostics import Severity, count
from toolkit_cli.core.results import RunResult


def render(result: RunResult) -> str:
    """The diagnostics, a line each, and a line that counts them."""
    lines = [str(found) for found in result.diagnostics]
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
