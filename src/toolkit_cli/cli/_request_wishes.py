"""What `toolkit request new` and `amend` share: the options that say what is asked for, and what they lead to."""

import json
from collections.abc import Sequence
from datetime import date, datetime
from typing import Annotated, Any, TypeAlias

import typer

from toolkit_cli.build.formats import FORMATS, OUTSIDE
from toolkit_cli.cli import _complete as offer
from toolkit_cli.cli._desk import as_object, day
from toolkit_cli.cli._desk_project import desk_of
from toolkit_cli.cli._request_questions import cells_and_lines, points
from toolkit_cli.cli._shared import language_tag, say, show
from toolkit_cli.core.errors import UsageError
from toolkit_cli.core.vocabulary import no_such
from toolkit_cli.model.project import Project
from toolkit_cli.requests import deadlines
from toolkit_cli.requests.calendar import calendar_of
from toolkit_cli.requests.papers import PAPERS, paper
from toolkit_cli.requests.promise import Promise, promise
from toolkit_cli.requests.record import Channel, Need, Request

_CHANNELS = tuple(Channel)

Documents: TypeAlias = Annotated[
    list[str] | None,
    typer.Option(
        "--document", help="What is asked for, by its id; may be repeated.", autocompletion=offer.documents
    ),
]
Formats: TypeAlias = Annotated[
    list[str] | None,
    typer.Option(
        "--format",
        help="The format; may be repeated.",
        metavar="|".join((*FORMATS, *OUTSIDE)),
        autocompletion=offer.all_formats,
    ),
]
Language: TypeAlias = Annotated[
    str | None,
    typer.Option(
        help="The language; else that of the source.",
        parser=language_tag,
        autocompletion=offer.languages,
        metavar="LANGUAGE",
    ),
]
Size: TypeAlias = Annotated[str | None, typer.Option(help="The size of print, such as 20pt: 16 to 48.")]
Grade: TypeAlias = Annotated[
    int | None, typer.Option(help="1 (uncontracted) or 2 (contracted) Braille; else the usual one.")
]
Page: TypeAlias = Annotated[
    str | None, typer.Option(help="The Braille page, such as 32x27: cells in a line, lines on it.")
]
Tint: TypeAlias = Annotated[
    str | None,
    typer.Option(
        "--tint",
        "--paper",
        help="The colour of the paper, or six digits.",
        metavar="|".join(PAPERS),
        autocompletion=offer.one_of(PAPERS),
    ),
]
Due: TypeAlias = Annotated[
    str | None, typer.Option("--due", help="When it is due, as 2026-11-23; else as the targets say.")
]
ByChannel: TypeAlias = Annotated[
    str | None,
    typer.Option(
        "--channel",
        help="How it goes out.",
        metavar="|".join(_CHANNELS),
        autocompletion=offer.one_of(_CHANNELS),
    ),
]
Reference: TypeAlias = Annotated[
    str | None, typer.Option(help="Your own case number, never anything about the person.")
]
Order: TypeAlias = Annotated[
    bool, typer.Option("--order", help="Log also what has to be ordered from others.")
]


def channel_of(given: str | None) -> Channel:
    """The channel of a name, e-mail without one. Raises UsageError for a name that is none."""
    try:
        return Channel(given or Channel.EMAIL)
    except ValueError as fault:
        raise no_such("channel", str(given), _CHANNELS) from fault


def each_once(given: Sequence[str] | None) -> tuple[str, ...]:
    """The words of an option that may be repeated, none of them twice."""
    return tuple(dict.fromkeys(given or ()))


def settings(*, size: str | None, grade: int | None, page: str | None, tint: str | None) -> dict[str, Any]:
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


def promised_for(
    project: Project, need: Need, received: datetime, due_on: str | None, present: date, *, order: bool
) -> tuple[Promise, date]:
    """What can be promised for a need that was received then, and the day it is due.

    Raises UsageError, with the nearest that can be promised.
    """
    if day(due_on, present) < present:
        raise UsageError(f"{due_on} is past.", "Give a day from today on, or leave out --due.")
    calendar = calendar_of(desk_of(project))
    if due_on is not None and not calendar.works(day(due_on, present)):
        instead = calendar.next(day(due_on, present))
        raise UsageError(f"Nobody works on {due_on}.", f"The next working day: --due {instead}")
    promised = promise(project, need, order=order)
    return promised, day(due_on, deadlines.due(received, promised.days, calendar))


def tell(project: Project, logged: Request, promised: Promise, *, as_json: bool) -> None:
    """Show a request, and say what happens next."""
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
