"""All commands, and what they share."""

from pathlib import Path
from typing import Annotated

import typer

from toolkit_cli import __version__
from toolkit_cli.cli._lazy import PROJECT, Lazy, lazy_commands

COMMANDS = {
    "init": Lazy("init", "Make a small new content project."),
    "validate": Lazy("validate", "Check content and templates: every fault at its place, with the remedy."),
    "explain": Lazy("explain", "Show what a rule is about, why, and what is bad and good."),
    "build": Lazy("build", "Check everything, then make what is not up to date."),
    "verify": Lazy("verify", "Read every output: is it what was built, and what would be built now?"),
    "merge": Lazy(
        "merge", "Join the output folders of `toolkit build --shard`: no file may be missing, or there twice."
    ),
    "list": Lazy("list_", "List documents, languages and formats, and the state of each."),
    "audit": Lazy("audit", "Check the accessibility of finished documents."),
    "template": Lazy("template", "Templates: what is wrong with them, and copies to restyle."),
    "translate": Lazy(
        "translate", "Translations: out to translators, back again, and how far they have come."
    ),
    "formats": Lazy(
        "formats",
        "Show which formats can be made in a language, and why not.",
    ),
    "request": Lazy(
        "request",
        "Requests for other formats: logged, answered on time, no personal data.",
    ),
    "approve": Lazy(
        "approve",
        "Record who approved sections, documents or translations.",
    ),
    "schema": Lazy("schema", "Write the JSON Schema of every kind of content file."),
    "doctor": Lazy("doctor", "Show what is installed, and how to install what is missing."),
}
"""Every command, with the first line of its docstring."""

app = typer.Typer(
    name="toolkit",
    cls=lazy_commands(COMMANDS),
    help="One structured source, checked like code, rendered into Word leaflets, help sheets and posters.",
    no_args_is_help=True,
    add_completion=True,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)


def _show_version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"toolkit {__version__}")
        raise typer.Exit


@app.callback()
def _shared(
    context: typer.Context,
    project: Annotated[
        Path | None,
        typer.Option("--project", "-C", help=PROJECT),
    ] = None,
    _version: Annotated[
        bool, typer.Option("--version", callback=_show_version, is_eager=True, help="Show the version.")
    ] = False,
) -> None:
    context.obj = project
