"""The options of `toolkit build`."""

from pathlib import Path
from typing import Annotated, TypeAlias

import typer

from toolkit_cli.cli import _complete as offer
from toolkit_cli.cli._shared import language_tag

Documents: TypeAlias = Annotated[
    list[str] | None, typer.Argument(help="Documents by id; else all.", autocompletion=offer.documents)
]
Languages: TypeAlias = Annotated[
    list[str] | None,
    typer.Option(
        "--language",
        help="A language by tag or name, or `all`; may be repeated.",
        parser=language_tag,
        autocompletion=offer.languages,
        metavar="LANGUAGE",
    ),
]
Formats: TypeAlias = Annotated[
    list[str] | None,
    typer.Option("--format", help="A format; may be repeated.", autocompletion=offer.formats),
]
Places: TypeAlias = Annotated[
    list[str] | None,
    typer.Option(
        metavar="all|ID,...",
        autocompletion=offer.places,
        help="For each of these places of content/places.csv; may be repeated.",
    ),
]
OutputFolder: TypeAlias = Annotated[
    Path | None,
    typer.Option("--output", metavar="FOLDER", help="Where to write; else the project's folder output."),
]
Release: TypeAlias = Annotated[
    bool, typer.Option("--release", help="Refuse drafts, stale translations and an overdue review.")
]
Today: TypeAlias = Annotated[
    str | None, typer.Option("--today", help="The day to compare dates with, as 2021-03-31; else none.")
]
Explain: TypeAlias = Annotated[bool, typer.Option("--explain", help="Say of each file why it is made.")]
DryRun: TypeAlias = Annotated[bool, typer.Option("--dry-run", help="Say what would be made; write nothing.")]
Force: TypeAlias = Annotated[
    bool, typer.Option("--force", help="Make everything, and overwrite what was edited by hand.")
]
Prune: TypeAlias = Annotated[
    bool, typer.Option("--prune", help="Remove what earlier builds were asked for by name.")
]
Jobs: TypeAlias = Annotated[
    int, typer.Option("--jobs", "-j", min=0, max=256, help="Processes; else as many as processors.")
]
ShardOption: TypeAlias = Annotated[
    str | None, typer.Option("--shard", metavar="I/N", help="Build only part I of N of the plan.")
]
Executor: TypeAlias = Annotated[
    str | None, typer.Option("--executor", metavar="URL", help="Build elsewhere: dask://HOST:PORT.")
]
