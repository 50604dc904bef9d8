"""`toolkit formats`: what can be made in a language, and why not."""

import json
from collections.abc import Iterator
from dataclasses import asdict
from itertools import zip_longest
from typing import Annotated

import typer

from toolkit_cli.build.possibilities import Possibility, locale_of, possibilities
from toolkit_cli.cli import _complete as offer
from toolkit_cli.cli._shared import AsJson, columns, folders, language_tag, say, show
from toolkit_cli.core.diagnostics import Reporter
from toolkit_cli.reading.project import read_project


def formats(
    context: typer.Context,
    language: Annotated[
        str,
        typer.Argument(
            help="A language by tag or name, such as pl, Polish or zh-Hans.",
            parser=language_tag,
            autocompletion=offer.languages,
        ),
    ],
    as_json: AsJson = False,
) -> None:
    """Show which formats can be made in a language, and why not. What counts is what is on this machine."""
    chosen = folders(context)
    project = read_project(chosen, Reporter())
    found = list(possibilities(project, language, chosen.fonts))
    if as_json:
        show(json.dumps([asdict(each) for each in found], indent=2, ensure_ascii=False))
        return
    say(f"{locale_of(language).english_name} ({language})")
    rows = [("format", "can be made", "how, or why not", "instead")]
    rows += [row for each in found for row in _rows(each)]
    show(columns(rows))


def _rows(found: Possibility) -> Iterator[tuple[str, str, str, str]]:
    """A line for each thing that is said of a format; what to do about a limit stands beside it, at the end."""
    made, remedies = found.how.split("; "), found.instead.split("; ")
    before = [""] * (len(made) - len(remedies)) if found.possible else []
    name, answer = found.format, "yes" if found.possible else "no"
    for how, instead in zip_longest(made, [*before, *remedies], fillvalue=""):
        yield name, answer, how, instead
        name = answer = ""
