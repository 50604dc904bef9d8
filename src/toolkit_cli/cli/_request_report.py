"""`toolkit request report`: how the promise was kept."""

from pathlib import Path
from typing import Annotated

import typer

from toolkit_cli.cli import _complete as offer
from toolkit_cli.cli._desk import Today, day, now, store_of
from toolkit_cli.cli._shared import AsJson, columns, show
from toolkit_cli.core.errors import UsageError
from toolkit_cli.core.files import write_whole
from toolkit_cli.core.vocabulary import no_such
from toolkit_cli.requests import report as reports
from toolkit_cli.requests._england import day_at
from toolkit_cli.requests.page import page
from toolkit_cli.requests.query import Filter, find

_WIDE = 10_000
"""Columns of a file: no row is parted."""
_FORMS = ("table", "csv", "json", "html")


def report(
    context: typer.Context,
    since: Annotated[str | None, typer.Option("--from", help="The first day, as 2026-04-01.")] = None,
    until: Annotated[str | None, typer.Option("--to", help="The last day.")] = None,
    form: Annotated[
        str,
        typer.Option("--as", help="The form.", metavar="|".join(_FORMS), autocompletion=offer.one_of(_FORMS)),
    ] = "table",
    output: Annotated[Path | None, typer.Option(help="The file to write; else it is printed.")] = None,
    today: Today = None,
    as_json: AsJson = False,
) -> None:
    """Count requests, and the share answered on time. By format, language, document and time taken."""
    if form not in _FORMS:
        raise no_such("form", form, _FORMS)
    present = day_at(now(today))
    first = day(since, present) if since is not None else None
    last = day(until, present) if until is not None else None
    if first and last and first > last:
        raise UsageError(f"{first} is after {last}.", "Give the first day with --from, the last with --to.")
    with store_of(context) as store:
        found = reports.report(find(store, Filter(first=first, last=last)), present, first, last)
    made = {
        "table": lambda: columns(reports.table(found), _WIDE if output else None),
        "csv": lambda: reports.as_csv(found),
        "json": lambda: reports.as_json(found),
        "html": lambda: page(found),
    }["json" if as_json else form]()
    if output:
        write_whole(output.absolute(), made.encode("utf-8"))
        show(str(output))
    else:
        show(made)
