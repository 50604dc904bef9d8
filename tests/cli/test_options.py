"""Options, whatever the command."""

from collections.abc import Iterator
from typing import Any

import pytest
from typer import Context
from typer.main import get_command

from toolkit_cli.cli.app import app
from toolkit_cli.core.errors import UsageError


def _commands(command: Any, name: str = "toolkit") -> Iterator[tuple[str, Any]]:
    yield name, command
    if hasattr(command, "list_commands"):
        context = Context(command)
        for each in command.list_commands(context):
            yield from _commands(command.get_command(context, each), f"{name} {each}")


def _single(command: Any) -> list[str]:
    return [
        max(each.opts, key=len)
        for each in command.get_params(Context(command))
        if each.param_type_name == "option" and not (each.multiple or each.is_flag or each.count)
    ]


COMMANDS = list(_commands(get_command(app)))


@pytest.mark.parametrize(("name", "command"), COMMANDS, ids=[name for name, _ in COMMANDS])
def test_an_option_that_holds_one_value_is_not_dropped_when_it_is_repeated(name: str, command: Any) -> None:
    for option in _single(command):
        with pytest.raises(UsageError, match=f"`{option}` is given more than once"):
            command.parse_args(Context(command), [option, "1", option, "2"])


def test_there_are_commands_with_such_options() -> None:
    assert sum(len(_single(command)) for _, command in COMMANDS) > 40
