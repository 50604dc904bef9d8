"""`toolkit init`: a small new project that builds at once."""

from pathlib import Path
from typing import Annotated

import typer

from toolkit_cli.build.execute import write_whole
from toolkit_cli.cli._shared import say
from toolkit_cli.core.errors import UsageError
from toolkit_cli.core.folders import MARKER, packaged_templates


def init(
    folder: Annotated[Path, typer.Argument(help="The folder of the new project.")] = Path(),
) -> None:
    """Make a small new content project."""
    if (folder / MARKER).exists():
        raise UsageError(f"{folder / MARKER} is there already.", "Choose an empty folder.")
    example = packaged_templates() / "_project"
    for file in sorted(example.rglob("*")):
        if file.is_file():
            target = folder / file.relative_to(example)
            if target.exists():
                raise UsageError(f"{target} is there already.", "Choose an empty folder.")
            write_whole(target, file.read_bytes())
    say(f"A new project is in {folder.absolute()}. Next:")
    if folder != Path():
        say(f"  cd {folder}")
    say("  toolkit build")
