"""`toolkit formats`: what can be made in a language, and why not."""

import json
from dataclasses import asdict
from typing import Annotated

import typer

from toolkit_cli.build.possibilities import locale_of, possibilities
from toolkit_cli.cli._shared import AsJson, columns, folders, say, show
from toolkit_cli.core.diagnostics import Reporter
from toolkit_cli.reading.project import read_project


def formats(
    context: typer.Context,
    language: Annotated[str, typer.Argument(help="A language by its tag, such as pl or zh-Hans.")],
    as_json: AsJson = False,
) -> None:
    """Show which formats can be made in a language, and why not. What counts is what is on this machine."""
    project = read_project(folders(context), Reporter())
    found = list(possibilities(project, language))
    if as_json:
        show(json.dumps([asdict(each) for each in found], indent=2, ensure_ascii=False))
        return
    say(f"{locale_of(language).english_name} ({language})")
    rows = [("format", "can be made", "how, or why not", "instead")]
    rows += [(each.format, "yes" if each.possible else "no", each.how, each.instead) for each in found]
    show(columns(rows))
