"""`toolkit request amend`: another need in the place of that of an open request."""

from dataclasses import fields, replace
from typing import Any

import typer

from toolkit_cli.cli._desk import Number, Today, now, pack_of, store_of
from toolkit_cli.cli._desk_project import desk_of, project_of
from toolkit_cli.cli._request_wishes import (
    ByChannel,
    Documents,
    Due,
    Formats,
    Grade,
    Language,
    Order,
    Page,
    Reference,
    Size,
    Tint,
    channel_of,
    each_once,
    promised_for,
    settings,
    tell,
)
from toolkit_cli.cli._shared import AsJson, folders
from toolkit_cli.core.errors import UsageError
from toolkit_cli.requests._england import day_at
from toolkit_cli.requests._faults import faults
from toolkit_cli.requests.record import Need


def amend(
    context: typer.Context,
    number: Number,
    document: Documents = None,
    form: Formats = None,
    language: Language = None,
    size: Size = None,
    grade: Grade = None,
    page: Page = None,
    tint: Tint = None,
    due_on: Due = None,
    channel: ByChannel = None,
    reference: Reference = None,
    order: Order = False,
    today: Today = None,
    as_json: AsJson = False,
) -> None:
    """Change what an open request asks for. What no option names stays; a pack made before is deleted."""
    changed: dict[str, Any] = settings(size=size, grade=grade, page=page, tint=tint)
    for name, given in (("document", each_once(document)), ("format", each_once(form))):
        changed |= {name: given[0], f"more_{name}s": given[1:]} if given else {}
    changed |= {"language": language} if language else {}
    changed |= {"channel": channel_of(channel)} if channel else {}
    changed |= {"reference": reference} if reference is not None else {}
    _amend(context, number, changed, due_on, today, order=order, as_json=as_json)


def _amend(
    context: typer.Context,
    number: str,
    changed: dict[str, Any],
    due_on: str | None,
    today: str | None,
    *,
    order: bool,
    as_json: bool,
) -> None:
    place = folders(context)
    project, at = project_of(place), now(today)
    with store_of(context) as store:
        was = store.request(number)
        before = Need(**{each.name: getattr(was, each.name) for each in fields(Need)})
        need = replace(before, **changed)
        if need == before and due_on is None:
            raise UsageError(
                "Nothing is to be changed.", "Give what is asked for now, such as --format audio."
            )
        # a reference that stays was judged when it was logged, perhaps by another shape
        judged = replace(need, reference="") if need.reference == before.reference else need
        promised, due_day = promised_for(project, judged, was.received, due_on, day_at(at), order=order)
        same = (need.documents, need.formats, need.language) == (was.documents, was.formats, was.language)
        done = store.amend(
            number,
            need,
            was.due if same and due_on is None else due_day,
            at,
            outside=bool(promised.outside),
            shape=desk_of(project).reference,
        )
        file = pack_of(place, done.number)
        with faults(file):
            file.unlink(missing_ok=True)
    tell(project, done, promised, as_json=as_json)
