"""A template that cannot be filled, told alike by every writer."""

from toolkit_cli.core.diagnostics import Diagnostic, Severity, Span
from toolkit_cli.templating.faults import UnfillableTemplateError


def unfillable(fault: UnfillableTemplateError, file: str) -> Diagnostic:
    """The finding, at the line of the template; `file` is the template, where the fault does not name another."""
    at = fault.file or file
    is_figure = at.startswith("content/")
    rule, what = ("faulty-figure", "drawing") if is_figure else ("unfillable-template", "template")
    verb = "drawn" if is_figure else "filled"
    message = f"the {what} cannot be {verb}: {fault}"
    hint = fault.hint or f"undo the last change to {at}"
    return Diagnostic(Span(at, fault.line or 1), Severity.ERROR, rule, message, hint)
