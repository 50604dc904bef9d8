"""All commands, and what they share."""

from pathlib import Path
from typing import Annotated

import typer

from toolkit_cli import __version__
from toolkit_cli.cli import approve, build, doctor, explain, init, list_, schema, validate

app = typer.Typer(
    name="toolkit",
    help="One structured source, checked like code, rendered into Word leaflets, help sheets and posters.",
    no_args_is_help=True,
    add_completion=True,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
)


def _show_version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"toolkit {__version__}")
        raise typer.Exit


@app.callback()
def _shared(
    context: typer.Context,
    project: Annotated[
        Path | None,
        typer.Option("--project", "-C", help="The folder of the project; else the nearest one upward."),
    ] = None,
    _version: Annotated[
        bool, typer.Option("--version", callback=_show_version, is_eager=True, help="Show the version.")
    ] = False,
) -> None:
    context.obj = project


for _command in (
    init.init,
    validate.validate,
    explain.explain,
    build.build,
    list_.list_,
    approve.approve,
    schema.schema,
    doctor.doctor,
):
    app.command(name=_command.__name__.rstrip("_"))(_command)
