"""`toolkit build`: makes the documents.

What a build with nothing to do needs is imported here, and nothing else: the rest is in `_build_run`.
"""

import os
from dataclasses import astuple, dataclass
from pathlib import Path

import typer

from toolkit_cli import __version__
from toolkit_cli.build import stamp
from toolkit_cli.cli import _build_options as options
from toolkit_cli.cli._shared import AsJson, folders, output_folder, say, show
from toolkit_cli.core.folders import Folders

_SETTINGS = ("SOURCE_DATE_EPOCH", "LOUIS_TABLEPATH")
"""What of the environment decides over files."""


@dataclass(frozen=True)
class Wish:
    """What the words of the command ask for."""

    project: Path
    output: Path
    documents: tuple[str, ...]
    languages: tuple[str, ...]
    formats: tuple[str, ...]
    places: tuple[str, ...]
    today: str | None
    shard: str | None
    as_json: bool
    prune: bool
    release: bool
    explain: bool
    dry_run: bool
    force: bool

    @property
    def stamped(self) -> bool:
        """Whether a stamp can answer: a release depends on the day, and the others want to be told."""
        return not (self.release or self.explain or self.dry_run or self.force)

    @property
    def key(self) -> str:
        """The name of the stamp of this command."""
        return stamp.key([__version__, *map(os.environ.get, _SETTINGS), *map(str, astuple(self))])

    @property
    def inputs(self) -> list[str]:
        """The folders that the build reads."""
        return Folders(self.project).inputs


def _all(words: list[str] | None) -> tuple[str, ...]:
    return tuple(words or ())


def build(
    context: typer.Context,
    documents: options.Documents = None,
    languages: options.Languages = None,
    formats: options.Formats = None,
    places: options.Places = None,
    output: options.OutputFolder = None,
    release: options.Release = False,
    on: options.Today = None,
    explain: options.Explain = False,
    dry_run: options.DryRun = False,
    force: options.Force = False,
    prune: options.Prune = False,
    jobs: options.Jobs = 0,
    shard: options.ShardOption = None,
    executor: options.Executor = None,
    as_json: AsJson = False,
) -> None:
    """Check everything, then make what is not up to date. Nothing is written from faulty content."""
    place = folders(context)
    folder = output_folder(place, output)
    flags = (as_json, prune, release, explain, dry_run, force)
    named = (_all(documents), _all(languages), _all(formats), _all(places))
    wish = Wish(place.project, folder, *named, on, shard, *flags)
    known = stamp.read(str(folder), wish.key, wish.inputs) if wish.stamped else None
    if known:
        if known[0]:
            show(known[0])
        say(known[1])
        raise typer.Exit(0)
    from toolkit_cli.cli._build_run import run

    raise typer.Exit(run(wish, jobs, executor))
