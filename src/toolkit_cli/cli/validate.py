"""`toolkit validate`: every fault of content and templates, at its place."""

from enum import StrEnum
from typing import Annotated

import typer

from toolkit_cli.build.check import check
from toolkit_cli.cli._shared import folders, show, today
from toolkit_cli.core.diagnostics import Reporter, Severity
from toolkit_cli.core.results import RunResult
from toolkit_cli.reports import json, text


class Form(StrEnum):
    """The forms of report."""

    TEXT = "text"
    JSON = "json"


_RENDER = {Form.TEXT: text.render, Form.JSON: json.render}


def validate(
    context: typer.Context,
    report: Annotated[Form, typer.Option(help="The form of the report.")] = Form.TEXT,
    on: Annotated[
        str | None, typer.Option("--today", help="The day to compare dates with, as 2021-03-31; else today.")
    ] = None,
    strict: Annotated[bool, typer.Option("--strict", help="Fail on warnings too.")] = False,
) -> None:
    """Check content and templates: every fault at its place, with the remedy."""
    reporter = Reporter()
    check(folders(context), reporter, today(on))
    result = RunResult(tuple(reporter))
    show(_RENDER[report](result))
    warned = any(found.severity is Severity.WARNING for found in result.diagnostics)
    raise typer.Exit(1 if result.failed or (strict and warned) else 0)
