"""`toolkit request list`, `show` and `due`."""

import json
import re
from dataclasses import asdict
from typing import Annotated

import typer

from toolkit_cli.cli._desk import Number, Today, as_object, now, show_requests, store_of
from toolkit_cli.cli._shared import AsJson, columns, say, show
from toolkit_cli.core.errors import UsageError
from toolkit_cli.requests._england import day_at
from toolkit_cli.requests.query import Filter, find, within


def list_(
    context: typer.Context,
    is_open: Annotated[bool, typer.Option("--open", help="Only those not answered yet.")] = False,
    overdue: Annotated[
        bool, typer.Option("--overdue", help="Only those that should be answered by now.")
    ] = False,
    due_in: Annotated[
        str | None, typer.Option(help="Only those due within so many days, such as 3d.")
    ] = None,
    today: Today = None,
    as_json: AsJson = False,
) -> None:
    """List requests."""
    present = day_at(now(today))
    wanted = Filter(
        open=is_open,
        overdue=present if overdue else None,
        due_by=within(present, _days(due_in)) if due_in is not None else None,
    )
    with store_of(context) as store:
        show_requests(find(store, wanted), as_json=as_json)


def show_(
    context: typer.Context,
    number: Number,
    as_json: AsJson = False,
) -> None:
    """Show a request and every change of it."""
    with store_of(context) as store:
        found, history = store.request(number), store.history(number)
    changes = [{name: str(value or "") for name, value in asdict(change).items()} for change in history]
    if as_json:
        show(json.dumps(as_object(found) | {"history": changes}, indent=2, ensure_ascii=False))
        return
    rows = [(name.replace("_", " "), str(value)) for name, value in as_object(found).items() if value]
    show(columns(rows))
    show("")
    names = ("at", "state", "outcome", "version")
    show(columns([names, *(tuple(change[name] for name in names) for change in changes)]))


def due(context: typer.Context, today: Today = None, as_json: AsJson = False) -> None:
    """List what is overdue. Exit code 1 if anything is: for a job that runs every morning."""
    with store_of(context) as store:
        found = find(store, Filter(overdue=day_at(now(today))))
    if found or as_json:
        show_requests(found, as_json=as_json)
    say(f"{len(found)} overdue." if found else "Nothing is overdue.")
    raise typer.Exit(1 if found else 0)


def _days(given: str) -> int:
    found = re.fullmatch(r"(\d{1,4})\s*d?", given)
    if found is None:
        raise UsageError(f"`{given}` is not a number of days.", "Write it like 3d.")
    return int(found[1])
