"""A template that cannot be filled, told alike by every writer."""

from collections.abc import Iterator
from contextlib import contextmanager

from toolkit_cli.core.diagnostics import Diagnostic, Severity, Span
from toolkit_cli.templating.faults import UnfillableTemplateError
from toolkit_cli.tools.typst import TypesettingError


@contextmanager
def drawing(figure: str) -> Iterator[None]:
    """What Typst says of a figure that it makes a picture of, as a fault of the figure."""
    try:
        yield
    except TypesettingError as fault:
        message = f"the drawing cannot be drawn: {fault.message}"
        raise UnfillableTemplateError(message, f"content/figures/{figure}.svg.j2", 1, fault.remedy) from fault


def unfillable(fault: UnfillableTemplateError, file: str) -> Diagnostic:
    """The finding, at the line of the template; `file` is the template, where the fault does not name another."""
    at = fault.file or file
    rule, message = "unfillable-template", f"the template cannot be filled: {fault}"
    if at.startswith("content/figures/"):
        rule, message = "faulty-figure", str(fault)
    hint = fault.hint or f"undo the last change to {at}"
    return Diagnostic(Span(at, fault.line or 1), Severity.ERROR, rule, message, hint)
