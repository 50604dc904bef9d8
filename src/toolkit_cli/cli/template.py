"""`toolkit template`: the faults of templates, each at its place, and copies of those that are shipped."""

import json
from pathlib import Path
from typing import Annotated

import typer

from toolkit_cli.build.templates import check_drawings, check_kinds, check_text, check_word
from toolkit_cli.cli import _complete as offer
from toolkit_cli.cli._lazy import Command, Group
from toolkit_cli.cli._report import Report, form_of, show_report
from toolkit_cli.cli._shared import AsJson, folders, say, show, shown
from toolkit_cli.core.diagnostics import Reporter, Severity
from toolkit_cli.core.errors import UsageError
from toolkit_cli.core.files import write_whole
from toolkit_cli.core.folders import Folders, packaged_templates
from toolkit_cli.core.results import RunResult
from toolkit_cli.core.vocabulary import no_such
from toolkit_cli.model.project import Project
from toolkit_cli.reading.project import read_project

_OF_A_KIND = ("kind.yaml", "word.docx")
"""What of a kind is its own look; all else of it the program goes on giving."""

template = typer.Typer(
    name="template",
    cls=Group,
    help="Templates: what is wrong with them, and copies to restyle.",
    no_args_is_help=True,
    add_completion=False,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
)


@template.callback()
def _template() -> None:
    """Templates: what is wrong with them, and copies to restyle."""


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


@template.command(cls=Command)
def eject(
    context: typer.Context,
    kind: Annotated[str, typer.Argument(help="A kind that the program ships.", autocompletion=offer.kinds)],
    as_json: AsJson = False,
) -> None:
    """Copy a kind of the program into templates/, to be restyled. What is there already stays as it is."""
    where, shipped = folders(context), packaged_templates()
    known = sorted(file.parent.name for file in shipped.glob("[!_]*/kind.yaml"))
    if kind not in known:
        raise no_such("kind", kind, known, "to copy")
    own = where.project / "templates" / kind
    new = [name for name in _OF_A_KIND if not (own / name).exists()]
    if not new:
        raise UsageError(
            f"{shown(own)} is there already.", f"Open {shown(own / _OF_A_KIND[-1])} in Word, and restyle it."
        )
    for name in new:
        write_whole(own / name, (shipped / kind / name).read_bytes())
    files = [shown(own / name) for name in new]
    show(json.dumps(files, indent=2, ensure_ascii=False) if as_json else "\n".join(files))
    say(f"The project's own {kind} goes before the program's now. Next:")
    say(f"  open {shown(own / 'word.docx')} in Word, restyle it, and close it")
    say(f"  toolkit template lint --kind {kind}")
    say("  toolkit build")


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
