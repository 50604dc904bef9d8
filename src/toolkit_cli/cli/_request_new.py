"""`toolkit request new`: logs a request, and says what will happen."""

import json
import re
import sys
from collections.abc import Sequence
from typing import Annotated

import typer

from toolkit_cli.build.formats import FORMATS, OUTSIDE
from toolkit_cli.cli._desk import as_object, day, now, store_of
from toolkit_cli.cli._desk_project import project_of
from toolkit_cli.cli._shared import AsJson, folders, say, show
from toolkit_cli.core.diagnostics import did_you_mean
from toolkit_cli.core.errors import UsageError
from toolkit_cli.model.project import Project
from toolkit_cli.requests import deadlines
from toolkit_cli.requests._england import day_at
from toolkit_cli.requests.promise import PRINT, promise
from toolkit_cli.requests.record import Channel, Need

_CHANNELS = tuple(Channel)


def new(
    context: typer.Context,
    document: Annotated[str | None, typer.Option(help="What is asked for, by its id.")] = None,
    form: Annotated[
        str | None, typer.Option("--format", help="The format.", metavar="|".join((*FORMATS, *OUTSIDE)))
    ] = None,
    language: Annotated[str | None, typer.Option(help="The language; else that of the source.")] = None,
    size: Annotated[str | None, typer.Option(help="The size of print, such as 20pt: 16 to 48.")] = None,
    grade: Annotated[int, typer.Option(help="1 (uncontracted) or 2 (contracted) Braille.")] = 0,
    tint: Annotated[str, typer.Option(help="The colour of the paper, such as FFFFCC.")] = "",
    due_on: Annotated[
        str | None, typer.Option("--due", help="When it is due; else as the targets say.")
    ] = None,
    channel: Annotated[str | None, typer.Option(help="How it goes out.", metavar="|".join(_CHANNELS))] = None,
    reference: Annotated[
        str, typer.Option(help="Your own case number, never anything about the person.")
    ] = "",
    order: Annotated[
        bool, typer.Option("--order", help="Log also what has to be ordered from others.")
    ] = False,
    anew: Annotated[
        bool, typer.Option("--anew", help="Begin an empty database where the old one is gone.")
    ] = False,
    as_json: AsJson = False,
) -> None:
    """Log a request, and say when it is due and what will happen. Without options it asks."""
    project = project_of(folders(context))
    if document is None or form is None:
        document, form, language, size = _asked(project, document, form, language, size)
    need = Need(
        document=document,
        format=form,
        language=language or project.language,
        channel=_channel(channel),
        size_pt=_size(size),
        braille_grade=grade,
        tint=tint.upper(),
        reference=reference,
    )
    _log(context, project, need, due_on, order=order, anew=anew, as_json=as_json)


def _log(
    context: typer.Context,
    project: Project,
    need: Need,
    due_on: str | None,
    *,
    order: bool,
    anew: bool,
    as_json: bool,
) -> None:
    promised = promise(project, need, order=order)
    received = now()
    due_day = day(due_on, deadlines.due(received, promised.days))
    if due_day < day_at(received):
        raise UsageError(f"{due_day} is past.", "Give a day from today on, or leave out --due.")
    with store_of(context, anew=anew) as store:
        logged = store.log(need, received, due_day, outside=bool(promised.outside))
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


def _asked(
    project: Project, document: str | None, form: str | None, language: str | None, size: str | None
) -> tuple[str, str, str | None, str | None]:
    """The answers of a person at a terminal, one question at a time, with the choices that exist."""
    if not sys.stdin.isatty():
        raise UsageError("It is not said what is asked for.", "Give --document and --format.")
    document = document or _choice("Which document?", sorted(project.documents))
    plan = project.documents.get(document)
    if plan is None:
        raise UsageError(f"There is no document `{document}`.", did_you_mean(document, project.documents))
    form = form or _choice("Which format?", (*FORMATS, *OUTSIDE))
    if language is None:
        language = _choice("Which language?", plan.languages)
    if size is None and form in PRINT:
        size = typer.prompt(
            "Which size, in points?", default="18" if form == "large-print" else "24", err=True
        )
    return document, form, language, size


def _choice(question: str, choices: Sequence[str]) -> str:
    say(question)
    for number, choice in enumerate(choices, start=1):
        say(f"  {number:2} {choice}")
    answer: str = typer.prompt("Number or name", default="1", err=True)
    chosen = choices[int(answer) - 1] if answer.isdecimal() and 0 < int(answer) <= len(choices) else answer
    if chosen not in choices:
        raise UsageError(f"`{answer}` is none of the choices.", did_you_mean(answer, choices))
    return chosen


def _channel(given: str | None) -> Channel:
    try:
        return Channel(given or Channel.EMAIL)
    except ValueError as fault:
        raise UsageError(f"There is no channel `{given}`.", did_you_mean(str(given), _CHANNELS)) from fault


def _size(given: str | None) -> float:
    found = re.fullmatch(r"(\d+(?:\.\d+)?)\s*(?:pt)?", given or "0")
    if found is None:
        raise UsageError(f"`{given}` is not a size of print.", "Write it like 20pt.")
    return float(found[1])
