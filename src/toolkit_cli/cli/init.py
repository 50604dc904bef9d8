"""`toolkit init`: a small new project that builds at once."""

import shlex
from pathlib import Path
from typing import Annotated

import typer

from toolkit_cli.cli._shared import say
from toolkit_cli.cli.schema import schemas
from toolkit_cli.core.errors import UsageError
from toolkit_cli.core.files import write_whole
from toolkit_cli.core.folders import MARKER, packaged_templates


def init(
    folder: Annotated[Path, typer.Argument(help="The folder of the new project.")] = Path(),
) -> None:
    """Make a small new content project."""
    if (folder / MARKER).exists():
        raise UsageError(f"{folder / MARKER} is there already.", "Choose an empty folder.")
    example = packaged_templates() / "_project"
    files = {
        folder / each.relative_to(example): each for each in sorted(example.rglob("*")) if each.is_file()
    }
    taken = [target for target in files if target.exists()]
    if taken:
        raise UsageError(f"{taken[0]} is there already.", "Choose an empty folder.")
    for target, each in files.items():
        write_whole(target, each.read_bytes())
    for name, content in schemas().items():
        write_whole(folder / "content" / ".schema" / f"{name}.json", content)
    say(f"A new project is in {folder.absolute()}. Next:")
    if folder != Path():
        say(f"  cd {shlex.quote(str(folder))}")
    say("  toolkit build")
