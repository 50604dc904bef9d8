"""Groups of commands that import a command when it is called: `validate` needs no writers, `--help` nothing."""

import importlib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, Any

import typer
from typer.core import TyperCommand, TyperGroup

from toolkit_cli.cli._values import read_quickly
from toolkit_cli.cli._words import in_words
from toolkit_cli.core.errors import UsageError
from toolkit_cli.core.vocabulary import no_such

PROJECT = "The folder of the project; else the nearest one upward."


@dataclass(frozen=True, slots=True)
class Lazy:
    """A command: the module in this package that holds it, and the line that the help shows of it.

    The function, or the group of commands, has the name of the command, with `_` after it if Python knows it.
    """

    module: str
    summary: str


class Group(TyperGroup):
    """A group of commands: its words are read quickly, and no option is dropped unsaid."""

    def get_params(self, ctx: Any) -> list[Any]:
        """The options of the group, and `--help`."""
        return in_words(read_quickly(super().get_params(ctx)))

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        """The words that are left for a command. Raises UsageError for an option that is repeated."""
        _refuse_repeated(self, ctx, args)
        return super().parse_args(ctx, args)


def lazy_commands(commands: Mapping[str, Lazy]) -> type[TyperGroup]:
    """The class of a group of such commands, in their order."""

    class Commands(Group):
        """Commands that are imported when they are called."""

        def list_commands(self, ctx: Any) -> list[str]:  # noqa: ARG002
            """The names, in the order of the help."""
            return list(commands)

        def get_command(self, ctx: Any, cmd_name: str) -> Any:
            """The command of a name. Raises UsageError if there is none."""
            if cmd_name in commands:
                return command(cmd_name, commands[cmd_name])
            if ctx.resilient_parsing:
                return None
            raise no_such("command", cmd_name, commands)

        def format_commands(self, ctx: Any, formatter: Any) -> None:  # noqa: ARG002
            """The names and their lines, without importing any of them."""
            with formatter.section("Commands"):
                formatter.write_dl([(name, lazy.summary) for name, lazy in commands.items()])

    return Commands


class Command(TyperCommand):
    """A command of the program: its words are read quickly, and no option is dropped unsaid."""

    def get_params(self, ctx: Any) -> list[Any]:
        """The options and arguments."""
        return in_words(read_quickly(super().get_params(ctx)))

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        """The words that are no option of it. Raises UsageError for an option that is repeated."""
        _refuse_repeated(self, ctx, args)
        return super().parse_args(ctx, args)


def _refuse_repeated(command: TyperCommand | TyperGroup, ctx: Any, args: list[str]) -> None:
    """Raise UsageError for an option of one value that is given twice: the first would be dropped unsaid."""
    if ctx.resilient_parsing:
        return
    _, _, order = command.make_parser(ctx).parse_args(list(args))
    once = [each for each in order if getattr(each, "opts", None) and not _may_be_repeated(each)]
    for each in once:
        if once.count(each) > 1:
            raise UsageError(
                f"`{max(each.opts, key=len)}` is given more than once.", "Give it once: it holds one value."
            )


def _may_be_repeated(param: Any) -> bool:
    return bool(param.param_type_name != "option" or param.multiple or param.is_flag or param.count)


def command(name: str, lazy: Lazy) -> Any:
    """What typer makes of the function, or of the group, that a module has by the name of a command."""
    module = importlib.import_module(f"toolkit_cli.cli.{lazy.module}")
    found = getattr(module, f"{name}_", None) or getattr(module, name)
    if isinstance(found, typer.Typer):
        group = typer.main.get_command(found)
        for each in (group, *getattr(group, "commands", {}).values()):
            each.params.append(_project_option())
        return group
    single = typer.Typer(add_completion=False, rich_markup_mode=None, pretty_exceptions_enable=False)
    single.command(name, cls=Command)(found)
    made = typer.main.get_command(single)
    made.params.append(_project_option())
    return made


def _chosen(context: typer.Context, project: Path | None) -> None:
    if project is not None:
        context.obj = project


def _project_option() -> Any:
    """`--project` behind the command, where it goes before one that stands in front of it."""

    def only(
        project: Annotated[
            Path | None,
            typer.Option("--project", "-C", help=PROJECT, callback=_chosen, expose_value=False),
        ] = None,
    ) -> None:
        """Nothing but the option."""

    holder = typer.Typer(add_completion=False)
    holder.command()(only)
    return next(each for each in typer.main.get_command(holder).params if each.name == "project")


def lazy_group(name: str, summary: str, commands: Mapping[str, Lazy]) -> typer.Typer:
    """A group of commands within the program."""
    made = typer.Typer(
        name=name,
        cls=lazy_commands(commands),
        help=summary,
        no_args_is_help=True,
        add_completion=False,
        rich_markup_mode=None,
        pretty_exceptions_enable=False,
    )

    def callback() -> None:
        """Nothing of its own."""

    made.callback(help=summary)(callback)
    return made
