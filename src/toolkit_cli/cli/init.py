"""`toolkit init`: a small new project that builds at once."""

import json
import shlex
from pathlib import Path
from typing import Annotated

import typer

from toolkit_cli import __version__
from toolkit_cli.cli._init_files import README, WORKFLOW_FILE, workflow
from toolkit_cli.cli._shared import AsJson, say, show
from toolkit_cli.cli.schema import schemas
from toolkit_cli.core.errors import UsageError
from toolkit_cli.core.files import write_whole
from toolkit_cli.core.folders import MARKER, packaged_templates, repository

_IGNORED = (".toolkit/", "requests.db*", "output/requests/", "R-*.zip", "~$*", ".DS_Store", "Thumbs.db")
"""What Git passes over: the requests of people, what goes out to them, and what programs leave behind."""


def init(
    folder: Annotated[Path, typer.Argument(help="The folder of the new project.")] = Path(),
    as_json: AsJson = False,
) -> None:
    """Make a small new content project."""
    _check_free(folder)
    example = packaged_templates() / "_project"
    files = {
        folder / each.relative_to(example): each for each in sorted(example.rglob("*")) if each.is_file()
    }
    for target, each in files.items():
        write_whole(target, each.read_bytes())
    for name, content in schemas().items():
        write_whole(folder / "content" / ".schema" / f"{name}.json", content)
    _ignore(folder / ".gitignore")
    beside = [".gitignore", *_written(folder)]
    if as_json:
        made = [*map(str, files), *(str(folder / name) for name in beside)]
        show(json.dumps({"folder": str(folder.absolute()), "files": made}, indent=2, ensure_ascii=False))
    say(f"A new project is in {folder.absolute()}. Next:")
    if folder != Path():
        say(f"  cd {shlex.quote(str(folder))}")
    say("  toolkit build")
    say(f"Written beside the content: {', '.join(beside)}")


def _check_free(folder: Path) -> None:
    """Raise UsageError unless a project can be made in the folder; other files in it may stay."""
    if (folder / MARKER).exists():
        raise UsageError(f"There is a project in {folder.absolute()} already.", "Choose another folder.")
    above = next((each for each in (folder, *folder.absolute().parents) if each.exists()), folder)
    if not above.is_dir():
        raise UsageError(f"{above} is a file.", "Name a folder: toolkit init my-toolkit")
    if (folder / "content").exists():
        message = f"{folder / 'content'} is there already, and it is of something else."
        raise UsageError(message, "Choose an empty folder: toolkit init my-toolkit")


def _written(folder: Path) -> list[str]:
    """Write the page for people and the check for GitHub, but for what is there, and give their names.

    GitHub reads workflows at the root of a repository alone.
    """
    texts = {"README.md": README}
    if repository(folder.absolute()) in (None, folder.absolute()):
        texts[WORKFLOW_FILE] = workflow(__version__)
    new = [name for name in texts if not (folder / name).exists()]
    for name in new:
        write_whole(folder / name, texts[name].encode("utf-8"))
    return new


def _ignore(file: Path) -> None:
    """Let Git pass over what is not to be shared, beside what it passes over already."""
    known = file.read_text(encoding="utf-8", errors="surrogateescape") if file.is_file() else ""
    missing = [line for line in _IGNORED if line not in known.splitlines()]
    if missing:
        begun = known if not known or known.endswith("\n") else f"{known}\n"
        text = begun + "\n".join(missing) + "\n"
        write_whole(file, text.encode("utf-8", "surrogateescape"))
