"""`toolkit explain`: the page of a rule."""

import json
import re
from typing import Annotated

import typer

from toolkit_cli.cli import _complete as offer
from toolkit_cli.cli._pages import pages
from toolkit_cli.cli._shared import AsJson, columns, show
from toolkit_cli.core.vocabulary import no_such


def explain(
    rule: Annotated[
        str | None,
        typer.Argument(
            help="The rule, as a diagnostic names it; without it, all are listed.",
            autocompletion=offer.all_rules,
        ),
    ] = None,
    as_json: AsJson = False,
) -> None:
    """Show what a rule is about, why, and what is bad and good."""
    known = pages()
    if rule is not None and rule not in known:
        raise no_such("rule", rule, known)
    if as_json:
        chosen = known if rule is None else {rule: known[rule]}
        found = [{"rule": name, "page": page.strip()} for name, page in chosen.items()]
        show(json.dumps(found, indent=2, ensure_ascii=False))
    elif rule is None:
        show(columns([("rule", "what is wrong"), *((name, _first(page)) for name, page in known.items())]))
    else:
        show(f"{rule}\n\n{known[rule].strip()}")


def _first(page: str) -> str:
    """The first sentence of a page."""
    paragraph = " ".join(page.strip().partition("\n\n")[0].split())
    return re.split(r"(?<=[.:])\s", paragraph)[0].rstrip(".:")
