"""`toolkit request new` and `amend`: what is asked for, when it is due and what will happen."""

import json
from collections.abc import Sequence
from dataclasses import fields, replace
from datetime import date, datetime
from typing import Annotated, Any

import typer

from toolkit_cli.cli._desk import Number, Today, as_object, day, now, pack_of, store_of
from toolkit_cli.cli._desk_project import desk_of, project_of
from toolkit_cli.cli._request_questions import Given, asked, cells_and_lines, points
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
)
from toolkit_cli.cli._shared import AsJson, folders, say, show
from toolkit_cli.core.errors import UsageError
from toolkit_cli.model.project import Project
from toolkit_cli.requests import deadlines
from toolkit_cli.requests._england import day_at
from toolkit_cli.requests._faults import faults
from toolkit_cli.requests.papers import paper
from toolkit_cli.requests.promise import Promise, promise
from toolkit_cli.requests.record import Need, Request


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
    documents, formats = _each(document), _each(form)
    first, received = [*documents, ""][0], now(today)
    given = Given(first, language or "", [*formats, ""][0], size, grade, channel, reference)
    if not (documents and formats):
        given = asked(project, given, order=order, year=day_at(received).year)
    wishes = _wishes(size=given.size, grade=given.grade, page=page, tint=tint)
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
    promised, due_day = _promised(project, need, received, due_on, order=order)
    with store_of(context, anew=anew) as store:
        logged = store.log(
            need, received, due_day, outside=bool(promised.outside), shape=desk_of(project).reference
        )
    _tell(project, logged, promised, as_json=as_json)


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
    place = folders(context)
    project = project_of(place)
    with store_of(context) as store:
        was = store.request(number)
        before = Need(**{each.name: getattr(was, each.name) for each in fields(Need)})
        changed: dict[str, Any] = _wishes(size=size, grade=grade, page=page, tint=tint)
        for name, given in (("document", _each(document)), ("format", _each(form))):
            if given:
                changed |= {name: given[0], f"more_{name}s": given[1:]}
        changed |= {"language": language} if language else {}
        changed |= {"channel": channel_of(channel)} if channel else {}
        changed |= {"reference": reference} if reference is not None else {}
        need = replace(before, **changed)
        if need == before and due_on is None:
            raise UsageError(
                "Nothing is to be changed.", "Give what is asked for now, such as --format audio."
            )
        promised, due_day = _promised(project, _judged(need, before), was.received, due_on, order=order)
        if due_on is None and (need.documents, need.formats, need.language) == (
            was.documents,
            was.formats,
            was.language,
        ):
            due_day = was.due
        done = store.amend(
            number,
            need,
            due_day,
            now(today),
            outside=bool(promised.outside),
            shape=desk_of(project).reference,
        )
        file = pack_of(place, done.number)
        with faults(file):
            file.unlink(missing_ok=True)
    _tell(project, done, promised, as_json=as_json)


def _judged(need: Need, before: Need) -> Need:
    """The need without a reference that was judged when it was logged."""
    return replace(need, reference="") if need.reference == before.reference else need


def _each(given: Sequence[str] | None) -> tuple[str, ...]:
    return tuple(dict.fromkeys(given or ()))


def _wishes(*, size: str | None, grade: int | None, page: str | None, tint: str | None) -> dict[str, Any]:
    """How the document is to be set, as far as options say it."""
    found: dict[str, Any] = {}
    if size is not None:
        found["size_pt"] = points(size)
    if grade is not None:
        found["braille_grade"] = grade
    if page is not None:
        found["braille_cells"], found["braille_lines"] = cells_and_lines(page)
    if tint is not None:
        found["tint"] = paper(tint)
    return found


def _promised(
    project: Project, need: Need, received: datetime, due_on: str | None, *, order: bool
) -> tuple[Promise, date]:
    present = day_at(received)
    if day(due_on, present) < present:
        raise UsageError(f"{due_on} is past.", "Give a day from today on, or leave out --due.")
    promised = promise(project, need, order=order)
    return promised, day(due_on, deadlines.due(received, promised.days))


def _tell(project: Project, logged: Request, promised: Promise, *, as_json: bool) -> None:
    if as_json:
        show(json.dumps(as_object(logged) | {"outside": promised.outside}, indent=2, ensure_ascii=False))
        return
    show(f"{logged.number}, due {logged.due:%A} {logged.due.day} {logged.due:%B %Y}")
    if not promised.outside:
        say(f"Next: toolkit request fulfil {logged.number}")
        return
    say(f"Others make it. Write to them: {promised.outside}")
    if logged.language != project.language:
        for document in logged.documents:
            words = f"--language {logged.language} --document {document}"
            say(f"For the translator: toolkit translate export {words} --as docx")
