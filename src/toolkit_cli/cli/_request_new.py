"""`toolkit request new`: what is asked for, when it is due and what will happen."""

from typing import Annotated

import typer

from toolkit_cli.cli._desk import Today, now, store_of
from toolkit_cli.cli._desk_project import desk_of, project_of
from toolkit_cli.cli._request_questions import Given, asked
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
from toolkit_cli.requests._england import day_at
from toolkit_cli.requests.record import Need


def new(
    context: typer.Context,
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
    anew: Annotated[
        bool, typer.Option("--anew", help="Begin an empty database where the old one is gone.")
    ] = False,
    today: Today = None,
    as_json: AsJson = False,
) -> None:
    """Log a request, and say when it is due and what will happen. Without options it asks."""
    project = project_of(folders(context))
    documents, formats = each_once(document), each_once(form)
    first, received = [*documents, ""][0], now(today)
    given = Given(first, language or "", [*formats, ""][0], size, grade, channel, reference)
    if not (documents and formats):
        given = asked(project, given, order=order, year=day_at(received).year)
    wishes = settings(size=given.size, grade=given.grade, page=page, tint=tint)
    need = Need(
        document=given.document,
        format=given.format,
        more_documents=documents[1:],
        more_formats=formats[1:],
        language=given.language or project.language,
        channel=channel_of(given.channel),
        reference=given.reference or "",
        **wishes,
    )
    promised, due_day = promised_for(project, need, received, due_on, day_at(received), order=order)
    with store_of(context, anew=anew) as store:
        logged = store.log(
            need, received, due_day, outside=bool(promised.outside), shape=desk_of(project).reference
        )
    tell(project, logged, promised, as_json=as_json)
