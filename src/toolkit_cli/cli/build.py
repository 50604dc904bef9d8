"""`toolkit build`: makes the documents."""

from pathlib import Path
from typing import Annotated

import typer

from toolkit_cli.build.check import check
from toolkit_cli.build.execute import execute
from toolkit_cli.build.obstacles import require
from toolkit_cli.build.plan import Task, plan
from toolkit_cli.build.release import check_release
from toolkit_cli.build.translations import Translations
from toolkit_cli.cli._progress import progress
from toolkit_cli.cli._shared import AsJson, columns, folders, say, show, shown, timestamp, today
from toolkit_cli.core.diagnostics import Reporter, Severity
from toolkit_cli.core.results import Output, RunResult
from toolkit_cli.model.project import Project
from toolkit_cli.reports import json, text


def build(
    context: typer.Context,
    documents: Annotated[list[str] | None, typer.Argument(help="Documents by id; else all.")] = None,
    languages: Annotated[
        list[str] | None,
        typer.Option("--language", help="A language by its tag, or `all`; may be repeated."),
    ] = None,
    formats: Annotated[
        list[str] | None,
        typer.Option("--format", help="A format; may be repeated."),
    ] = None,
    output: Annotated[
        Path | None,
        typer.Option(help="Where to write; else the project's folder output."),
    ] = None,
    release: Annotated[
        bool, typer.Option("--release", help="Refuse drafts, stale translations and an overdue review.")
    ] = False,
    on: Annotated[
        str | None, typer.Option("--today", help="The day to compare dates with, as 2021-03-31; else none.")
    ] = None,
    as_json: AsJson = False,
) -> None:
    """Check everything, then make the documents. Nothing is written from faulty content."""
    place = folders(context)
    folder = (output or place.project / "output").absolute()
    reporter = Reporter()
    project = check(place, reporter, today(on) if on or release else None)
    outputs: tuple[Output, ...] = ()
    if not reporter.failed:
        tasks = plan(project, documents or (), languages or (), formats or ())
        _check_tasks(project, tasks, reporter, release=release)
    if not reporter.failed:
        with progress(len(tasks), "Making documents") as advance:
            outputs = execute(place, project, tasks, folder, reporter, timestamp=timestamp(), made=advance)
    result = RunResult(tuple(reporter), outputs)
    show(json.render(result) if as_json else _table(result, folder))
    say(_summary(result))
    raise typer.Exit(1 if result.failed else 0)


def _check_tasks(project: Project, tasks: list[Task], reporter: Reporter, *, release: bool) -> None:
    """Everything that can be known of the files before any of them is made."""
    require(tasks)
    if release:
        check_release(project, Translations(project), tasks, reporter)


def _summary(result: RunResult) -> str:
    tail = "; see them all with: toolkit validate" if result.diagnostics and not result.failed else ""
    files = "1 file" if len(result.outputs) == 1 else f"{len(result.outputs) or 'No'} files"
    return f"{files} written. {text.summary(result)}{tail}"


def _table(result: RunResult, folder: Path) -> str:
    """The errors, or the files that were written."""
    if result.failed:
        return "\n".join(str(found) for found in result.diagnostics if found.severity is Severity.ERROR)
    rows = [("document", "pages", "size", "file")]
    for each in result.outputs:
        size = f"{-(-each.bytes // 1024)} KB"
        rows.append((each.document, str(each.pages or ""), size, shown(folder / each.path)))
    return columns(rows)
