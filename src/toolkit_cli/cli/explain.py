"""`toolkit explain`: the page of a rule."""

from typing import Annotated

import typer

from toolkit_cli.cli._pages import pages
from toolkit_cli.cli._shared import show
from toolkit_cli.core.diagnostics import did_you_mean
from toolkit_cli.core.errors import UsageError


def explain(rule: Annotated[str, typer.Argument(help="The rule, as a diagnostic names it.")]) -> None:
    """Show what a rule is about, why, and what is bad and good."""
    known = pages()
    if rule not in known:
        raise UsageError(f"There is no rule `{rule}`.", did_you_mean(rule, known))
    show(f"{rule}\n\n{known[rule].strip()}")
