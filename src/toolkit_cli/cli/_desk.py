"""What the commands of `toolkit request` share: the store, the clock, and how a request is shown."""

import json
import os
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import asdict
from datetime import UTC, date, datetime
from pathlib import Path

import typer

from toolkit_cli.cli._shared import columns, folders, show, timestamp
from toolkit_cli.core.errors import UsageError
from toolkit_cli.core.folders import Folders
from toolkit_cli.requests._faults import faults
from toolkit_cli.requests.record import Request
from toolkit_cli.requests.store import Store, open_store

DATABASE = Path(".toolkit") / "requests.db"
COLUMNS = ("number", "document", "format", "language", "channel", "due", "state", "reference")


def database_of(place: Folders) -> Path:
    """The file of the requests: as TOOLKIT_REQUESTS says, or the project, or the usual place.

    Only the usual folder is made: a missing one that somebody named may be a drive that is not connected.
    """
    named = os.environ.get("TOOLKIT_REQUESTS") or _configured(place)
    if not named:
        folder = (place.project / DATABASE).parent
        with faults(folder):
            folder.mkdir(exist_ok=True)
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


def now() -> datetime:
    """The time it is; SOURCE_DATE_EPOCH goes before the clock."""
    return timestamp() or datetime.now(UTC)


def day(given: str | None, fallback: date) -> date:
    """The day that an option names. Raises UsageError if it is no date."""
    try:
        return fallback if given is None else date.fromisoformat(given)
    except ValueError as fault:
        raise UsageError(f"`{given}` is not a date.", "Write it as 2021-03-31.") from fault


def as_object(request: Request) -> dict[str, object]:
    """A request for JSON."""
    return {
        name: value.isoformat() if isinstance(value, date) else value
        for name, value in asdict(request).items()
    }


def show_requests(requests: Sequence[Request], *, as_json: bool) -> None:
    """Requests as a table, or as JSON."""
    if as_json:
        show(json.dumps([as_object(each) for each in requests], indent=2, ensure_ascii=False))
    else:
        rows = [tuple(str(getattr(each, name)) for name in COLUMNS) for each in requests]
        show(columns([COLUMNS, *rows]))
