"""`toolkit request fulfil`, `sent`, `close` and `reopen`."""

import json
from datetime import datetime
from pathlib import Path
from typing import Annotated

import typer

from toolkit_cli.build.check import check
from toolkit_cli.build.formats import OUTSIDE
from toolkit_cli.cli import _complete as offer
from toolkit_cli.cli._desk import Number, Today, as_object, now, pack_of, store_of
from toolkit_cli.cli._desk_project import project_of
from toolkit_cli.cli._shared import AsJson, folders, say, show, shown, timestamp
from toolkit_cli.core.diagnostics import Reporter, Severity
from toolkit_cli.core.errors import UsageError
from toolkit_cli.core.files import private_folder, write_whole
from toolkit_cli.core.fingerprint import digest
from toolkit_cli.core.vocabulary import no_such
from toolkit_cli.model.project import Project
from toolkit_cli.requests import deadlines
from toolkit_cli.requests._england import day_at
from toolkit_cli.requests._faults import faults
from toolkit_cli.requests._shape import version_code
from toolkit_cli.requests.calendar import calendar_of
from toolkit_cli.requests.pack import Pack, pack, packed_text
from toolkit_cli.requests.promise import ours
from toolkit_cli.requests.record import Outcome, Request, Sending, State
from toolkit_cli.requests.texts import text_hash

_OUTCOMES = tuple(Outcome)
_WHERE = "The folder of the zip, or the zip itself; else output/requests."


def fulfil(
    context: typer.Context,
    number: Number,
    allow_draft: Annotated[
        bool, typer.Option("--allow-draft", help="Send a draft, labelled as one.")
    ] = False,
    output: Annotated[Path | None, typer.Option(help=_WHERE, metavar="FOLDER|FILE.zip")] = None,
    today: Today = None,
    as_json: AsJson = False,
) -> None:
    """Make what was asked for and pack it. It is checked, and goes with a letter into one zip."""
    place = folders(context)
    content = Reporter()
    project = check(place, content)
    found = Reporter(content.severities)
    made: Pack | None = None
    at = now(today)
    with store_of(context) as store:
        wanted = store.request(number)
        file = _zip(output, pack_of(place, wanted.number)).absolute()
        _makeable(wanted, project)
        stopped = content.stops(wanted.language)
        if not stopped:
            made = pack(
                place,
                project,
                wanted,
                found,
                allow_draft=allow_draft,
                timestamp=timestamp(),
                day=day_at(at),
            )
    if made is None:
        faults_of = content if stopped else found
        show("\n".join(str(each) for each in faults_of if each.severity is Severity.ERROR))
        raise typer.Exit(1)
    if output is None:
        with faults(file):
            file.parent.parent.mkdir(exist_ok=True)
            private_folder(file.parent)
    write_whole(file, made.content, private=True)
    _started(context, wanted, at)
    if as_json:
        facts = {"file": str(file), "sha256": made.sha256, "members": made.members, "version": made.version}
        show(json.dumps(facts, indent=2, ensure_ascii=False))
    else:
        show(shown(file))
        say("\n".join(f"  {member}" for member in made.members))
        say(f"When it is out: toolkit request sent {wanted.number}")


def _zip(given: Path | None, usual: Path) -> Path:
    """The file of a pack: what is given is a folder for it, unless it ends in `.zip`.

    Raises UsageError for a file that is something else.
    """
    if given is None:
        return usual
    if given.suffix.casefold() == ".zip":
        return given
    if given.is_file():
        raise UsageError(f"{given} is a file, and no zip.", "Name a folder, or a file that ends in .zip.")
    return given / usual.name


def _started(context: typer.Context, wanted: Request, at: datetime) -> None:
    """Note, once its pack is there, that a request is being worked on."""
    if wanted.state in (State.RECEIVED, State.NEEDS_OUTSIDE_HELP):
        with store_of(context) as store:
            store.start(wanted.number, at)


def _makeable(wanted: Request, project: Project) -> None:
    if wanted.state is State.CLOSED:
        raise UsageError(f"{wanted.number} is closed.", "Reopen it first: toolkit request reopen")
    if set(wanted.formats) <= OUTSIDE.keys():
        names = " and ".join(OUTSIDE[each] for each in wanted.formats)
        raise UsageError(
            f"{wanted.number} asks for {names}, which others make.",
            f"When it is out: toolkit request sent {wanted.number}",
        )
    for document in wanted.documents:
        if document in project.documents:
            continue
        raise UsageError(
            f"`{document}` is not in the project any more.",
            f"Offer another document, and close this request: toolkit request close {wanted.number}",
        )
    ours(project, wanted)


def sent(
    context: typer.Context,
    number: Number,
    file: Annotated[
        Path | None, typer.Option(help="What went out; else the zip that `fulfil` made, if it is there.")
    ] = None,
    today: Today = None,
    as_json: AsJson = False,
) -> None:
    """Note that it went out, with the version and the hash of what was sent."""
    place = folders(context)
    project = project_of(place)
    publication = project.publication
    assert publication is not None
    with store_of(context) as store:
        wanted = store.request(number)
        made = file or pack_of(place, wanted.number)
        if file is not None and not file.is_file():
            raise UsageError(f"{file} is not there.", "Give the file that went out, or leave out --file.")
        at = now(today)
        content = made.read_bytes() if made.is_file() else b""
        text, version = packed_text(content) or (
            text_hash(project, wanted),
            publication.version or publication.edition,
        )
        done = store.send(
            number,
            Sending(
                at=at,
                taken=deadlines.taken(wanted.received, at, calendar_of(publication.requests)),
                document_hash=text,
                version=version_code(version),
                sent_hash=digest(content) if content else "",
            ),
        )
    if not content and not set(done.formats) <= OUTSIDE.keys():
        say(
            f"Sent without a pack: nothing was made for {done.number}, and the report says so."
            f" To say what went out: toolkit request sent {done.number} --file FILE"
        )
    _tell(done, as_json=as_json)


def close(
    context: typer.Context,
    number: Number,
    outcome: Annotated[
        str,
        typer.Option(
            help="Whether it met the need.",
            metavar="|".join(_OUTCOMES),
            autocompletion=offer.one_of(_OUTCOMES),
        ),
    ],
    today: Today = None,
    as_json: AsJson = False,
) -> None:
    """Close a request."""
    if outcome not in _OUTCOMES:
        raise no_such("outcome", outcome, _OUTCOMES)
    with store_of(context) as store:
        done = store.close(number, now(today), Outcome(outcome))
    _tell(done, as_json=as_json)


def reopen(context: typer.Context, number: Number, today: Today = None, as_json: AsJson = False) -> None:
    """Take up a request again."""
    with store_of(context) as store:
        done = store.reopen(number, now(today))
    _tell(done, as_json=as_json)


def _tell(done: Request, *, as_json: bool) -> None:
    if as_json:
        show(json.dumps(as_object(done), indent=2, ensure_ascii=False))
    else:
        show(f"{done.number}: {done.state}{f', {done.outcome}' if done.outcome else ''}")
