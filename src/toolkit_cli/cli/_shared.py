"""What several commands need: the chosen project, and how results are shown."""

import os
import sys
from collections.abc import Callable, Sequence
from contextlib import suppress
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Annotated, TypeAlias

import typer

from toolkit_cli.cli._columns import fitted, terminal_width
from toolkit_cli.core.errors import ToolkitError, UsageError
from toolkit_cli.core.folders import Folders, find_project
from toolkit_cli.core.terminal import printable

AsJson: TypeAlias = Annotated[bool, typer.Option("--json", help="Print the result as JSON.")]


def folders(context: typer.Context) -> Folders:
    """The folders of the project that `--project` names, or of the nearest one upward."""
    chosen: Path | None = context.obj
    if chosen is not None and not chosen.exists():  # a mistyped name is not the project above it
        raise UsageError(f"There is no folder {chosen}.", "Check its name.")
    return find_project((chosen or Path.cwd()).absolute())


def output_folder(place: Folders, given: Path | None) -> Path:
    """The folder of the outputs: the one that is named, else the project's own.

    Raises UsageError for a folder that holds what is read: its files would be taken for outputs.
    """
    if given is None:
        return place.project / "output"
    real = os.path.realpath(given)
    read = [os.path.join(os.path.realpath(each), "") for each in place.inputs]  # noqa: PTH118 - quicker
    if real == os.path.realpath(place.project) or f"{real}{os.sep}".startswith(tuple(read)):
        raise UsageError(f"{given} holds what is read to build.", "Choose a folder for the outputs alone.")
    return given.absolute()


def say(words: str = "") -> None:
    """Something for the person, not for a program: to stderr, if anybody listens."""
    with suppress(OSError):
        print(printable(words), file=sys.stderr, flush=True)


def show(words: str, *, commands: bool = False, paint: Callable[[str], str] | None = None) -> None:
    """A result: to stdout. Whoever reads it may stop reading: `toolkit list | head -1` is no fault.

    `commands`: the words are commands to a build server. `paint` colours what is printed.
    """
    safe = printable(words, commands=commands)
    try:
        print(paint(safe) if paint else safe, flush=True)
    except BrokenPipeError:
        _close_stdout()
    except OSError as fault:
        _close_stdout()
        reason = fault.strerror or str(fault)
        raise ToolkitError(
            f"The output could not be written: {reason}.", "See that there is room."
        ) from fault


def _close_stdout() -> None:
    """What is left in the buffer must not fail again at the end of the program."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def today(given: str | None) -> date:
    """The day that `--today` names, or the day it is: SOURCE_DATE_EPOCH goes before the clock.

    Raises UsageError if it is no date.
    """
    try:
        return date.fromisoformat(given) if given else (timestamp() or datetime.now(UTC)).date()
    except ValueError as fault:
        raise UsageError(f"`{given}` is not a date.", "Write it as 2021-03-31.") from fault


def shown(file: Path) -> str:
    """The path of a file as a person at this folder writes it."""
    here = Path.cwd()
    return str(file.relative_to(here)) if file.is_relative_to(here) else str(file)


def timestamp() -> datetime | None:
    """The time of SOURCE_DATE_EPOCH, or None. Raises UsageError if it is no number of seconds."""
    value = os.environ.get("SOURCE_DATE_EPOCH")
    if not value:
        return None
    try:
        return datetime.fromtimestamp(int(value), UTC)
    except (ValueError, OverflowError, OSError) as fault:
        raise UsageError(
            f"SOURCE_DATE_EPOCH is `{value}`.", "Set it to whole seconds since 1970, or unset it."
        ) from fault


def language_tag(words: str) -> str:
    """The tag of a language, be it named `pl`, `PL_pl`, `Polish` or `polski`; what names none stays as it is."""
    from toolkit_cli import locales
    from toolkit_cli.core.language_tags import named, tag_of, well_cased
    from toolkit_cli.locales.pseudo import PSEUDO

    tag = well_cased(words)
    if tag in PSEUDO or tag == "all":
        return tag
    return tag_of(words, locales.available()) or named(words) or words.strip()


def columns(rows: Sequence[tuple[str, ...]], width: int | None = None) -> str:
    """Rows as plain columns, the first row being the header.

    At most `width` cells wide, else as wide as the terminal; where there is none, each row is a line.
    """
    return "\n".join(fitted(rows, width or terminal_width()))
