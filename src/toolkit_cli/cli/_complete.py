"""What a shell offers while somebody types: read from the names of files, at once, and without a word of its own.

Nothing here checks content, writes, or fails: whatever cannot be read is not offered.
"""

import csv
import os
import re
import sqlite3
from collections.abc import Callable, Iterable
from contextlib import closing
from pathlib import Path
from typing import TypeAlias

import typer

from toolkit_cli.core.folders import Folders, find_project

Offer: TypeAlias = Callable[[typer.Context, str], list[str]]
_ROLE = re.compile(r"^[- ]+role: *(.+?) *$", re.M)
_BLANKS = {"bash": "\\ ", "powershell": "` ", "pwsh": "` "}
"""How a blank within a word is typed, in shells that do not see to it themselves."""
_DATABASE = re.compile(r"^ *(?:requests: *\{.*?)?\bdatabase: *[\"']?([^\"',}\n]+)", re.M)


def _offered(names: Callable[[Folders, str], Iterable[str]]) -> Offer:
    """An offer of names of the project, those that begin with what is typed; none where there is no project."""

    def offer(context: typer.Context, incomplete: str) -> list[str]:
        try:
            chosen = context.obj or context.find_root().params.get("project")
            place = find_project(Path(chosen or Path.cwd()).absolute())
            return [each for each in dict.fromkeys(names(place, incomplete)) if each.startswith(incomplete)]
        except Exception:
            return []

    return offer


@_offered
def documents(place: Folders, incomplete: str) -> Iterable[str]:  # noqa: ARG001
    """The ids of documents."""
    return _stems(place.content / "documents", "*.yaml")


@_offered
def approvable(place: Folders, incomplete: str) -> Iterable[str]:  # noqa: ARG001
    """The ids of documents and sections."""
    return [*_stems(place.content / "documents", "*.yaml"), *_stems(place.content / "sections", "*.yaml")]


@_offered
def documents_and_files(place: Folders, incomplete: str) -> Iterable[str]:
    """The ids of documents, and the files and folders that begin as what is typed."""
    folder, _, begun = incomplete.rpartition("/")
    root = Path(folder or ("/" if incomplete.startswith("/") else "."))
    before = f"{folder}/" if "/" in incomplete else ""
    found = sorted(each for each in root.iterdir() if each.name.startswith(begun or "content"))
    files = (f"{before}{each.name}{'/' if each.is_dir() else ''}" for each in found)
    return [*_stems(place.content / "documents", "*.yaml"), *files]


@_offered
def kinds(place: Folders, incomplete: str) -> Iterable[str]:  # noqa: ARG001
    """The kinds of documents, the project's own and the program's."""
    return place.kinds()


@_offered
def places(place: Folders, incomplete: str) -> Iterable[str]:  # noqa: ARG001
    """`all`, and the ids of `content/places.csv`."""
    with (place.content / "places.csv").open(encoding="utf-8-sig", newline="") as file:
        return ["all", *(row["id"] for row in csv.DictReader(file) if row.get("id"))]


@_offered
def roles(place: Folders, incomplete: str) -> Iterable[str]:  # noqa: ARG001
    """The roles that approved something before."""
    text = (place.content / "approvals.yaml").read_text(encoding="utf-8")
    blank = _BLANKS.get(os.environ.get("_TOOLKIT_COMPLETE", "").removeprefix("complete_"), " ")
    return sorted({role.strip("'\"").replace(" ", blank) for role in _ROLE.findall(text)})


@_offered
def numbers(place: Folders, incomplete: str) -> Iterable[str]:  # noqa: ARG001
    """The numbers of requests, the newest first."""
    from toolkit_cli.requests.record import number

    named = os.environ.get("TOOLKIT_REQUESTS") or _database(place)
    file = place.project / (named or Path(".toolkit", "requests.db"))
    with closing(sqlite3.connect(f"{file.as_uri()}?mode=ro", uri=True, timeout=0.2)) as database:
        found = database.execute("SELECT year, serial FROM request ORDER BY year DESC, serial DESC")
        return [number(year, serial) for year, serial in found]


def languages(context: typer.Context, incomplete: str) -> list[str]:
    """The tags of languages that the program has words in, and of the project's translations."""
    from toolkit_cli import locales

    tags = dict.fromkeys([*locales.available(), *_translations(context, incomplete)])
    return [tag for tag in tags if tag.casefold().startswith(incomplete.casefold())]


@_offered
def _translations(place: Folders, incomplete: str) -> Iterable[str]:  # noqa: ARG001
    return _stems(place.content / "translations", "*.po")


def formats(incomplete: str) -> list[str]:
    """The formats that can be built."""
    from toolkit_cli.build.formats import FORMATS

    return [name for name in FORMATS if name.startswith(incomplete)]


def all_formats(incomplete: str) -> list[str]:
    """The formats that people ask for, also those that others make."""
    from toolkit_cli.build.formats import FORMATS, OUTSIDE

    return [name for name in (*FORMATS, *OUTSIDE) if name.startswith(incomplete)]


def rules(incomplete: str) -> list[str]:
    """The rules of content and templates."""
    from toolkit_cli.build.pages import rule_names

    return sorted(name for name in rule_names() if name.startswith(incomplete))


def all_rules(incomplete: str) -> list[str]:
    """Every rule that has a page, those of finished documents too."""
    from toolkit_cli.cli._pages import pages

    return [name for name in pages() if name.startswith(incomplete)]


def one_of(names: Iterable[str]) -> Callable[[str], list[str]]:
    """An offer of a closed vocabulary."""
    known = list(map(str, names))

    def offer(incomplete: str) -> list[str]:
        return [name for name in known if name.startswith(incomplete)]

    return offer


def _stems(folder: Path, pattern: str) -> list[str]:
    return sorted(file.stem for file in folder.glob(pattern) if not file.name.startswith((".", "~")))


def _database(place: Folders) -> str:
    found = _DATABASE.search((place.content / "toolkit.yaml").read_text(encoding="utf-8"))
    return found[1].strip() if found else ""
