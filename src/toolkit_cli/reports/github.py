"""For GitHub: a workflow command for each diagnostic, shown as an annotation beside its line."""

from toolkit_cli.core.diagnostics import Diagnostic, Severity
from toolkit_cli.core.results import RunResult

FROM_REPOSITORY = True
"""Paths are wanted from the root of the repository, where the server looks for them."""
COMMANDS = True
"""Its lines are commands to the server."""
_COMMANDS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "notice"}
_IN_MESSAGES = str.maketrans({"%": "%25", "\r": "%0D", "\n": "%0A"})
_IN_PROPERTIES = _IN_MESSAGES | str.maketrans({":": "%3A", ",": "%2C"})


def render(result: RunResult) -> str:
    """A line `::error file=…,line=…,col=…,title=…::message (hint)` for each diagnostic."""
    return "\n".join(map(_command, result.diagnostics))


def _command(found: Diagnostic) -> str:
    span = found.span
    message = f"{found.message} ({found.hint})" if found.hint else found.message
    place = {} if span.place else {"line": str(span.line), "col": str(span.column)}
    properties = {"file": span.path, **place, "title": found.rule}
    shown = ",".join(f"{name}={value.translate(_IN_PROPERTIES)}" for name, value in properties.items())
    whole = f"{span.place}: {message}" if span.place else message
    return f"::{_COMMANDS[found.severity]} {shown}::{whole.translate(_IN_MESSAGES)}"
