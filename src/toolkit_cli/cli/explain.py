"""`toolkit explain`: the page of a rule."""

from importlib import resources
from typing import Annotated

import typer

from toolkit_cli import reading, rules, templating
from toolkit_cli.cli._shared import show
from toolkit_cli.core.diagnostics import did_you_mean
from toolkit_cli.core.discovery import plug_ins
from toolkit_cli.core.errors import UsageError


def explain(rule: Annotated[str, typer.Argument(help="The rule, as a diagnostic names it.")]) -> None:
    """Show what a rule is about, why, and what is bad and good."""
    known = pages()
    if rule not in known:
        raise UsageError(f"There is no rule `{rule}`.", did_you_mean(rule, known))
    show(f"{rule}\n\n{known[rule].strip()}")


def pages() -> dict[str, str]:
    """The page of every rule, by name."""
    found = {name: module.__doc__ or "" for name, module in plug_ins(rules).items()}
    for package in (reading, templating, rules):
        for file in (resources.files(package) / "pages").iterdir():
            if file.name.endswith(".md"):
                found[file.name.removesuffix(".md")] = file.read_text(encoding="utf-8")
    return dict(sorted(found.items()))
