"""`--report`: the form in which a command shows diagnostics; every file in `reports/` is one."""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Annotated, TypeAlias

import typer

from toolkit_cli import reports
from toolkit_cli.cli._colour import painted
from toolkit_cli.cli._shared import show
from toolkit_cli.core.diagnostics import Diagnostic
from toolkit_cli.core.discovery import plug_in, plug_in_names
from toolkit_cli.core.errors import UsageError
from toolkit_cli.core.folders import repository
from toolkit_cli.core.results import RunResult
from toolkit_cli.core.vocabulary import no_such

_NAMES = plug_in_names(reports)


def _known(name: str) -> str:
    if name not in _NAMES:
        raise no_such("report", name, _NAMES)
    return name


Report: TypeAlias = Annotated[
    str,
    typer.Option(
        "--report",
        help="The form of the report.",
        metavar="|".join(_NAMES),
        callback=_known,
        autocompletion=lambda: list(_NAMES),
    ),
]


def form_of(report: str, as_json: bool) -> str:
    """The form that `--report` names, or the one of `--json`. Raises UsageError where they disagree."""
    if as_json and report not in ("text", "json"):
        raise UsageError(f"`--json` and `--report {report}` are two forms.", "Give one of them.")
    return "json" if as_json else report


def show_report(report: str, result: RunResult, *bases: Path) -> None:
    """Print the result in the form of report `report`, one of those that `--report` accepts.

    `bases`: the folders that the paths of its diagnostics may start from.
    """
    form = plug_in(reports, report)
    if getattr(form, "FROM_REPOSITORY", False):
        found = tuple(_from_repository(each, bases) for each in result.diagnostics)
        result = replace(result, diagnostics=found)
    if getattr(form, "QUOTES_PAGES", False):
        from toolkit_cli.cli._pages import pages

        result = replace(result, pages=pages())
    paint = painted if getattr(form, "COLOURED", False) else None
    show(form.render(result), commands=getattr(form, "COMMANDS", False), paint=paint)


def _from_repository(found: Diagnostic, bases: Sequence[Path]) -> Diagnostic:
    """A diagnostic with its path from the root of the Git work tree; of a file outside of one, as it is."""
    for base in bases:
        file, root = base / found.span.path, repository(base)
        if root is not None and file.exists() and file.is_relative_to(root):
            return replace(found, span=replace(found.span, path=file.relative_to(root).as_posix()))
    return found
