"""`--report`: the form in which a command shows diagnostics; every file in `reports/` is one."""

from dataclasses import replace
from typing import Annotated, TypeAlias

import typer

from toolkit_cli import reports
from toolkit_cli.core.discovery import plug_in, plug_in_names
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


def render(report: str, result: RunResult) -> str:
    """The result in the form of report `report`, one of those that `--report` accepts."""
    form = plug_in(reports, report)
    if getattr(form, "QUOTES_PAGES", False):
        from toolkit_cli.cli._pages import pages

        result = replace(result, pages=pages())
    rendered: str = form.render(result)
    return rendered
