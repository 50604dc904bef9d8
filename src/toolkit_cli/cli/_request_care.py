"""`toolkit request purge`, `backup` and `restore`."""

import json
from pathlib import Path
from typing import Annotated

import typer

from toolkit_cli.cli._desk import database_of, day, now, store_of
from toolkit_cli.cli._shared import AsJson, folders, show
from toolkit_cli.requests._england import day_at
from toolkit_cli.requests.restore import restore as restore_from


def purge(
    context: typer.Context,
    closed_before: Annotated[str, typer.Option(help="The day, as 2025-04-01.")],
    as_json: AsJson = False,
) -> None:
    """Delete for good what was closed before a day. Numbers are not given again."""
    with store_of(context) as store:
        gone = store.purge(day(closed_before, day_at(now())))
    show(json.dumps(gone) if as_json else f"{len(gone)} requests deleted for good.")


def backup(
    context: typer.Context, file: Annotated[Path, typer.Argument(help="Where to.")], as_json: AsJson = False
) -> None:
    """Copy all requests into one file, also while others work."""
    with store_of(context) as store:
        store.backup(file.absolute())
    show(json.dumps({"file": str(file)}) if as_json else str(file))


def restore(
    context: typer.Context, file: Annotated[Path, typer.Argument(help="A backup.")], as_json: AsJson = False
) -> None:
    """Bring a backup back. What it replaces is kept beside it; numbers given since stay taken."""
    kept = restore_from(database_of(folders(context)), file.absolute())
    if as_json:
        show(json.dumps({"kept": str(kept) if kept else None}))
    else:
        show(f"Restored. What was there before is in {kept}." if kept else "Restored.")
