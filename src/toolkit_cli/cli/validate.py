"""`toolkit validate`: every fault of content and templates, at its place."""

from typing import Annotated

import typer

from toolkit_cli.build.check import check
from toolkit_cli.build.readability import of_documents
from toolkit_cli.cli._report import Report, show_report
from toolkit_cli.cli._shared import folders, today
from toolkit_cli.cli._source_lines import source_lines
from toolkit_cli.core.diagnostics import Reporter, Severity
from toolkit_cli.core.results import RunResult


def validate(
    context: typer.Context,
    report: Report = "text",
    on: Annotated[
        str | None, typer.Option("--today", help="The day to compare dates with, as 2021-03-31; else today.")
    ] = None,
    strict: Annotated[bool, typer.Option("--strict", help="Fail on warnings too.")] = False,
    online: Annotated[bool, typer.Option("--online", help="Ask every web address, each once.")] = False,
) -> None:
    """Check content and templates: every fault at its place, with the remedy."""
    reporter = Reporter()
    place = folders(context)
    project = check(place, reporter, today(on))
    if online:
        from toolkit_cli.build.online import check_links

        check_links(project, reporter)
    figures = {} if reporter.failed else of_documents(project)
    found = tuple(reporter)
    result = RunResult(found, readability=figures, lines=source_lines(place, found))
    show_report(report, result, place.project)
    warned = any(found.severity is Severity.WARNING for found in result.diagnostics)
    raise typer.Exit(1 if result.failed or (strict and warned) else 0)
