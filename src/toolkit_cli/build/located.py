"""Where what writers found stands: they know the block, the project knows its line."""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from toolkit_cli.core.diagnostics import Diagnostic
from toolkit_cli.model.project import Project


def located(project: Project, findings: Iterable[Diagnostic]) -> Iterator[Diagnostic]:
    """Findings with the line and column of the block that each is about."""
    for each in findings:
        span = each.span
        yield replace(each, span=project.span(span.path, span.keys)) if span.keys else each
