"""`toolkit request new`: logs a request, and says what will happen."""

import json
from datetime import datetime
from typing import Annotated

import typer

from toolkit_cli.build.formats import FORMATS, OUTSIDE
from toolkit_cli.cli._desk import Today, as_object, day, now, store_of
from toolkit_cli.cli._desk_project import desk_of, project_of
from toolkit_cli.cli._request_questions import Given, asked, cells_and_lines, points
from toolkit_cli.cli._shared import AsJson, folders, language_tag, say, show
from toolkit_cli.core.errors import UsageError
from toolkit_cli.core.vocabulary import no_such
from toolkit_cli.model.project import Project
from toolkit_cli.requests import deadlines
from toolkit_cli.requests._england import day_at
from toolkit_cli.requests.promise import promise
from toolkit_cli.requests.record import Channel, Need

_CHANNELS = tuple(Channel)


def new(
    context: typer.Context,
    document: Annotated[str | None, typer.Option(help="What is asked for, by its id.")] = None,
    form: Annotated[
        str | None, typer.Option("--format", help="The format.", metavar="|".join((*FORMATS, *OUTSIDE)))
    ] = None,
    language: Annotated[
        str | None,
        typer.Option(help="The language; else that of the source.", parser=language_tag, metavar="LANGUAGE"),
    ] = None,
    size: Annotated[str | None, typer.Option(help="The size of print, such as 20pt: 16 to 48.")] = None,
    grade: Annotated[int | None, typer.Option(help="1 (uncontracted) or 2 (contracted) Braille.")] = None,
    page: Annotated[
        str | None, typer.Option(help="The Braille page, such as 32x27: cells in a line, lines on it.")
    ] = None,
    tint: Annotated[str, typer.Option(help="The colour of the paper, such as FFFFCC.")] = "",
    due_on: Annotated[
        str | None, typer.Option("--due", help="When it is due; else as the targets say.")
    ] = None,
    channel: Annotated[str | None, typer.Option(help="How it goes out.", metavar="|".join(_CHANNELS))] = None,
    reference: Annotated[
        str | None, typer.Option(help="Your own case number, never anything about the person.")
    ] = None,
    order: Annotated[
        bool, typer.Option("--order", help="Log also what has to be ordered from others.")
    ] = False,
    anew: Annotated[
        bool, typer.Option("--anew", help="Begin an empty database where the old one is gone.")
    ] = False,
    today: Today = None,
    as_json: AsJson = False,
) -> None:
    """Log a request, and say when it is due and what will happen. Without options it asks."""
    project = project_of(folders(context))
    given = Given(document or "", language or "", form or "", size, grade, channel, reference)
    if not (given.document and given.format):
        given = asked(project, given, order=order, year=day_at(now(today)).year)
    need = _need(given, project.language, page, tint)
    _log(context, project, need, now(today), due_on, order=order, anew=anew, as_json=as_json)


def _need(given: Given, source: str, page: str | None, tint: str) -> Need:
    cells, lines = cells_and_lines(page or "0x0")
    return Need(
        document=given.document,
        format=given.format,
        language=given.language or source,
        channel=_channel(given.channel),
        size_pt=points(given.size or "0"),
        braille_grade=given.grade or 0,
        braille_cells=cells,
        braille_lines=lines,
        tint=tint.upper(),
        reference=given.reference or "",
    )


def _log(
    context: typer.Context,
    project: Project,
    need: Need,
    received: datetime,
    due_on: str | None,
    *,
    order: bool,
    anew: bool,
    as_json: bool,
) -> None:
    present = day_at(received)
    if day(due_on, present) < present:
        raise UsageError(f"{due_on} is past.", "Give a day from today on, or leave out --due.")
    promised = promise(project, need, order=order)
    due_day = day(due_on, deadlines.due(received, promised.days))
    with store_of(context, anew=anew) as store:
        logged = store.log(
            need, received, due_day, outside=bool(promised.outside), shape=desk_of(project).reference
        )
    if as_json:
        show(json.dumps(as_object(logged) | {"outside": promised.outside}, indent=2, ensure_ascii=False))
        return
    show(f"{logged.number}, due {logged.due:%A} {logged.due.day} {logged.due:%B %Y}")
    if promised.outside:
        say(f"Others make it. Write to them: {promised.outside}")
        if need.language != project.language:
            words = f"--language {need.language} --document {need.document}"
            say(f"For the translator: toolkit translate export {words} --as docx")
    else:
        say(f"Next: toolkit request fulfil {logged.number}")


def _channel(given: str | None) -> Channel:
    try:
        return Channel(given or Channel.EMAIL)
    except ValueError as fault:
        raise no_such("channel", str(given), _CHANNELS) from fault
