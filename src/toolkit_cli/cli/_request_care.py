"""`toolkit request purge`, `backup` and `restore`."""

import json
from collections.abc import Iterable
from pathlib import Path
from typing import Annotated

import typer

from toolkit_cli.cli._desk import (
    Number,
    Today,
    Yes,
    confirm,
    counted,
    database_of,
    day,
    now,
    pack_of,
    store_of,
)
from toolkit_cli.cli._shared import AsJson, folders, say, show
from toolkit_cli.core.folders import Folders
from toolkit_cli.requests._backup import check_backup
from toolkit_cli.requests._england import day_at
from toolkit_cli.requests._faults import faults
from toolkit_cli.requests.restore import restore as restore_from

_COPIES = "Backups and packs that were saved elsewhere are not touched."


def purge(
    context: typer.Context,
    closed_before: Annotated[str, typer.Option(help="The day, as 2025-04-01.")],
    today: Today = None,
    as_json: AsJson = False,
) -> None:
    """Delete for good what was closed before a day, with the packs. Numbers are not given again."""
    place = folders(context)
    with store_of(context) as store:
        gone = store.purge(day(closed_before, day_at(now(today))))
    _remove_packs(place, gone)
    show(json.dumps(gone) if as_json else f"{counted(gone, 'request')} deleted for good. {_COPIES}")


def backup(
    context: typer.Context, file: Annotated[Path, typer.Argument(help="Where to.")], as_json: AsJson = False
) -> None:
    """Copy all requests into one file, also while others work."""
    with store_of(context) as store:
        store.backup(file.absolute())
    show(json.dumps({"file": str(file)}) if as_json else str(file))


def restore(
    context: typer.Context,
    file: Annotated[Path, typer.Argument(help="A backup.")],
    yes: Yes = False,
    as_json: AsJson = False,
) -> None:
    """Bring a backup back. What it replaces is kept beside it; what was erased stays so."""
    database = database_of(folders(context))
    check_backup(file.absolute())
    confirm(f"Put {file} in place of the requests in {database}?", yes=yes)
    done = restore_from(database, file.absolute())
    if as_json:
        show(json.dumps({"kept": str(done.kept) if done.kept else None, "left_out": done.left_out}))
        return
    show(f"Restored. What was there before is in {done.kept}." if done.kept else "Restored.")
    if done.left_out:
        say(f"Erased before, and not brought back: {', '.join(done.left_out)}.")


def erase(context: typer.Context, number: Number, yes: Yes = False, as_json: AsJson = False) -> None:
    """Delete one request for good, with its pack. Its number is not given again."""
    place = folders(context)
    with store_of(context) as store:
        found = store.request(number)
        confirm(f"Delete {found.number} and its pack for good?", yes=yes)
        gone = store.erase(found.number)
    _remove_packs(place, gone)
    show(json.dumps(gone) if as_json else f"{found.number} is deleted for good. {_COPIES}")


def _remove_packs(place: Folders, numbers: Iterable[str]) -> None:
    for number in numbers:
        file = pack_of(place, number)
        with faults(file):
            file.unlink(missing_ok=True)
