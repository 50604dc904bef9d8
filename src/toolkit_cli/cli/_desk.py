"""What the commands of `toolkit request` share: the store, the clock, and how a request is shown."""

import json
import os
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import asdict
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Annotated, TypeAlias

import typer

from toolkit_cli.cli import _complete as offer
from toolkit_cli.cli._shared import columns, folders, say, show
from toolkit_cli.core.errors import UsageError
from toolkit_cli.core.files import private_folder
from toolkit_cli.core.folders import Folders
from toolkit_cli.requests._england import day_starts
from toolkit_cli.requests._faults import faults
from toolkit_cli.requests.record import Request
from toolkit_cli.requests.store import Store, open_store

DATABASE = Path(".toolkit") / "requests.db"
COLUMNS = ("number", "document", "format", "language", "channel", "due", "state", "reference")

Number: TypeAlias = Annotated[
    str, typer.Argument(help="The number, such as R-2026-0001.", autocompletion=offer.numbers)
]
Today: TypeAlias = Annotated[
    str | None, typer.Option("--today", help="The day it is taken to be, as 2026-11-23; else the real one.")
]
Yes: TypeAlias = Annotated[bool, typer.Option("--yes", help="Do it without asking.")]


def database_of(place: Folders) -> Path:
    """The file of the requests: as TOOLKIT_REQUESTS says, or the project, or the usual place.

    Only the usual folder is made: a missing one that somebody named may be a drive that is not connected.
    """
    named = os.environ.get("TOOLKIT_REQUESTS") or _configured(place)
    if not named:
        folder = (place.project / DATABASE).parent
        with faults(folder):
            private_folder(folder)
    return (place.project / (named or DATABASE)).absolute()


def _configured(place: Folders) -> str | None:
    text = (place.content / "toolkit.yaml").read_text(encoding="utf-8", errors="replace")
    if "requests" not in text:
        return None
    from toolkit_cli.cli._desk_project import database  # a list of requests needs nothing else of the project

    return database(place)


@contextmanager
def store_of(context: typer.Context, *, anew: bool = False) -> Iterator[Store]:
    """The store of the chosen project; `anew`: begun again if it has vanished."""
    with open_store(database_of(folders(context)), anew=anew) as store:
        yield store


def pack_of(place: Folders, number: str) -> Path:
    """Where the zip of a request is, unless somebody chose another place."""
    return place.packs / f"{number}.zip"


def now(today: str | None) -> datetime:
    """The time it is; noon in England of the day that `--today` names. Raises UsageError if it is no date.

    SOURCE_DATE_EPOCH dates files, and is no clock: what is overdue stays overdue.
    """
    if today is None:
        return datetime.now(UTC)
    return day_starts(day(today, date.min)) + timedelta(hours=12)


def day(given: str | None, fallback: date) -> date:
    """The day that an option names. Raises UsageError if it is no date."""
    try:
        return fallback if given is None else date.fromisoformat(given)
    except ValueError as fault:
        raise UsageError(f"`{given}` is not a date.", "Write it as 2021-03-31.") from fault


def as_object(request: Request) -> dict[str, object]:
    """A request for JSON."""
    known = {
        name: value.isoformat() if isinstance(value, date) else value
        for name, value in asdict(request).items()
        if not name.startswith("more_")
    }
    return known | {"documents": list(request.documents), "formats": list(request.formats)}


def show_requests(requests: Sequence[Request], *, as_json: bool) -> None:
    """Requests as a table, or as JSON."""
    if as_json:
        show(json.dumps([as_object(each) for each in requests], indent=2, ensure_ascii=False))
    else:
        several = (
            {"document": ", ".join(each.documents), "format": ", ".join(each.formats)} for each in requests
        )
        rows = [
            tuple(str(names.get(name, getattr(each, name))) for name in COLUMNS)
            for each, names in zip(requests, several, strict=True)
        ]
        show(columns([COLUMNS, *rows]))


def confirm(question: str, *, yes: bool) -> None:
    """Go on if the person says yes. Raises UsageError where nobody can be asked; ends the program at a no."""
    if yes:
        return
    if not sys.stdin.isatty():
        raise UsageError("This cannot be undone, and nobody is there to ask.", "Add --yes.")
    if not typer.confirm(question, err=True):
        say("Nothing was changed.")
        raise typer.Exit(1)


def counted(things: Sequence[object], name: str) -> str:
    """How many there are, in words."""
    return f"{len(things)} {name}{'' if len(things) == 1 else 's'}"
