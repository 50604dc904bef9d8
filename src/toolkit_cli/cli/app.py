"""All commands, and what they share."""

import importlib
from pathlib import Path
from typing import Annotated, Any

import typer
from typer.core import TyperGroup

from toolkit_cli import __version__
from toolkit_cli.core.diagnostics import did_you_mean
from toolkit_cli.core.errors import UsageError

_COMMANDS = (
    "init",
    "validate",
    "explain",
    "build",
    "list",
    "audit",
    "template",
    "translate",
    "formats",
    "approve",
    "schema",
    "doctor",
)


class _Commands(TyperGroup):
    """Each command is the module of its name, imported when it is called: `validate` needs no writers."""

    def list_commands(self, ctx: Any) -> list[str]:  # noqa: ARG002
        """The names, in the order of the help."""
        return list(_COMMANDS)

    def get_command(self, ctx: Any, cmd_name: str) -> Any:
        """The command of a name. Raises UsageError if there is none."""
        if cmd_name in _COMMANDS:
            return _command(cmd_name)
        if ctx.resilient_parsing:
            return None
        raise UsageError(f"There is no command `{cmd_name}`.", did_you_mean(cmd_name, _COMMANDS))


def _command(name: str) -> Any:
    """What typer makes of the function, or of the group of commands, that a module has by its own name."""
    own = f"{name}_" if name == "list" else name
    found = getattr(importlib.import_module(f"toolkit_cli.cli.{own}"), own)
    if isinstance(found, typer.Typer):
        return typer.main.get_command(found)
    single = typer.Typer(add_completion=False, rich_markup_mode=None, pretty_exceptions_enable=False)
    single.command(name)(found)
    return typer.main.get_command(single)


app = typer.Typer(
    name="toolkit",
    cls=_Commands,
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
