"""`toolkit template`: the faults of templates, each at its place."""

from pathlib import Path
from typing import Annotated

import typer

from toolkit_cli.build.templates import check_drawings, check_kinds, check_text, check_word
from toolkit_cli.cli import _complete as offer
from toolkit_cli.cli._lazy import Command, Group
from toolkit_cli.cli._report import Report, form_of, show_report
from toolkit_cli.cli._shared import AsJson, folders
from toolkit_cli.core.diagnostics import Reporter, Severity
from toolkit_cli.core.errors import UsageError
from toolkit_cli.core.folders import Folders
from toolkit_cli.core.results import RunResult
from toolkit_cli.core.vocabulary import no_such
from toolkit_cli.model.project import Project
from toolkit_cli.reading.project import read_project

template = typer.Typer(
    name="template",
    cls=Group,
    help="Templates: what is wrong with them.",
    no_args_is_help=True,
    add_completion=False,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
)


@template.callback()
def _template() -> None:
    """Templates: what is wrong with them."""


@template.command(cls=Command)
def lint(
    context: typer.Context,
    files: Annotated[
        list[Path] | None,
        typer.Argument(
            metavar="FILE",
            help="Templates for Word (.docx), Typst (.typ) or text (.j2); else all of the project.",
            exists=True,
            dir_okay=False,
            show_default=False,
        ),
    ] = None,
    kind: Annotated[
        str | None,
        typer.Option(
            help="The kind whose limits Word templates are held to; else that of their folder.",
            autocompletion=offer.kinds,
        ),
    ] = None,
    report: Report = "text",
    strict: Annotated[bool, typer.Option("--strict", help="Fail on warnings too.")] = False,
    as_json: AsJson = False,
) -> None:
    """Check templates: every fault with the part, table, row, cell and paragraph where it stands."""
    where = _folders(context, bool(files))
    project = read_project(where, Reporter())
    if kind is not None and kind not in project.kinds:
        raise no_such("kind", kind, project.kinds)
    reporter = Reporter(project.publication.rules if project.publication else {})
    if files:
        for file in files:
            _lint_file(where, project, reporter, file.absolute(), kind)
    else:
        reporter.extend(check_kinds(where, project, [kind] if kind else project.kind_names))
        reporter.extend(check_drawings(project))
    result = RunResult(tuple(reporter))
    show_report(form_of(report, as_json), result, where.project)
    warned = any(found.severity is Severity.WARNING for found in result.diagnostics)
    raise typer.Exit(1 if result.failed or (strict and warned) else 0)


def _folders(context: typer.Context, has_files: bool) -> Folders:
    """The project; files can be checked outside one, with the program's own kinds."""
    try:
        return folders(context)
    except UsageError:
        if has_files and context.obj is None:
            return Folders(Path.cwd())
        raise


def _lint_file(where: Folders, project: Project, reporter: Reporter, file: Path, kind: str | None) -> None:
    if file.suffix in (".j2", ".typ"):
        reporter.extend(check_text(where, file))
    else:
        reporter.extend(check_word(where, project, file, kind or file.parent.name))
