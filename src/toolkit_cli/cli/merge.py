"""`toolkit merge`: the shards of a plan, built apart, as one output folder."""

import json
from collections.abc import Iterable
from pathlib import Path
from typing import Annotated

import typer

from toolkit_cli.build import merge as shards
from toolkit_cli.cli._build_options import OutputFolder
from toolkit_cli.cli._build_report import path_shown
from toolkit_cli.cli._shared import AsJson, folders, output_folder, say, show


def merge(
    context: typer.Context,
    parts: Annotated[
        list[Path],
        typer.Argument(metavar="DIR", help="The output folders of all shards.", show_default=False),
    ],
    output: OutputFolder = None,
    force: Annotated[bool, typer.Option("--force", help="Overwrite what was edited by hand.")] = False,
    as_json: AsJson = False,
) -> None:
    """Join the output folders of `toolkit build --shard`: no file may be missing, or there twice."""
    folder = output_folder(folders(context), output)
    found = list(shards.faults([part.absolute() for part in parts]))
    if found:
        show(_as_json([], [], found) if as_json else "\n".join(found))
        say("Nothing was merged.")
        raise typer.Exit(1)
    done = shards.merge([part.absolute() for part in parts], folder, force=force)
    if as_json:
        show(_as_json(done.written, done.refused, []))
    for path in () if as_json else done.refused:
        show(
            f"{path_shown(folder / path)}: edited by hand, and not overwritten (move it, or merge with --force)"
        )
    files = "1 file" if len(done.written) == 1 else f"{len(done.written)} files"
    say(f"{files} of {len(parts)} shards merged.")
    raise typer.Exit(1 if done.refused else 0)


def _as_json(written: Iterable[str], refused: Iterable[str], faults: Iterable[str]) -> str:
    """What was merged, what stayed since it was edited by hand, and why nothing was merged."""
    content = {"schema": 1, "written": list(written), "refused": list(refused), "faults": list(faults)}
    return json.dumps(content, indent=2, ensure_ascii=False)
