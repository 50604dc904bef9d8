"""`toolkit validate`: every fault of content and templates, at its place."""

from typing import Annotated, TypeAlias

import typer

from toolkit_cli.build.check import check
from toolkit_cli.build.readability import of_documents
from toolkit_cli.cli import _complete as offer
from toolkit_cli.cli._report import Report, form_of, show_report
from toolkit_cli.cli._scope import of_approved_wording, within
from toolkit_cli.cli._shared import AsJson, folders, say, show, today
from toolkit_cli.cli._source_lines import source_lines
from toolkit_cli.core.diagnostics import Reporter, Severity
from toolkit_cli.core.results import RunResult
from toolkit_cli.core.vocabulary import no_such


def _known_rules(names: list[str] | None) -> list[str]:
    """The rules that `--rule` names. Raises UsageError for a name that is none."""
    if names:
        from toolkit_cli.build.pages import rule_names

        known = sorted(rule_names())
        for name in names:
            if name not in known:
                raise no_such("rule", name, known)
    return names or []


_Names: TypeAlias = Annotated[
    list[str] | None,
    typer.Argument(
        metavar="DOCUMENT|FILE",
        autocompletion=offer.documents_and_files,
        help="Show only what is found in these.",
        show_default=False,
    ),
]
_Rules: TypeAlias = Annotated[
    list[str] | None,
    typer.Option(
        "--rule",
        metavar="RULE",
        help="Show only this rule; may be repeated.",
        callback=_known_rules,
        autocompletion=offer.rules,
    ),
]


def validate(
    context: typer.Context,
    names: _Names = None,
    rules: _Rules = None,
    quiet: Annotated[bool, typer.Option("--quiet", "-q", help="Show errors only.")] = False,
    report: Report = "text",
    on: Annotated[
        str | None, typer.Option("--today", help="The day to compare dates with, as 2021-03-31; else today.")
    ] = None,
    strict: Annotated[bool, typer.Option("--strict", help="Fail on warnings too.")] = False,
    online: Annotated[bool, typer.Option("--online", help="Ask every web address, each once.")] = False,
    as_json: AsJson = False,
) -> None:
    """Check content and templates: every fault at its place, with the remedy."""
    report, reporter = form_of(report, as_json), Reporter()
    place = folders(context)
    project = check(place, reporter, today(on))
    if online:
        from toolkit_cli.build.online import check_links

        check_links(project, reporter)
    figures = {} if reporter.failed else of_documents(project)
    found = within(place, project, reporter, names or [], rules or [])
    told = tuple(each for each in found if each.severity is Severity.ERROR) if quiet else found
    result = RunResult(
        told,
        readability={} if quiet or names or rules else figures,
        lines=source_lines(place, told),
        folded=frozenset() if names or rules else of_approved_wording(project, told),
    )
    if quiet and report == "text" and not told:
        show("No errors found")
    else:
        show_report(report, result, place.project)
    if reporter.failed and not any(each.severity is Severity.ERROR for each in found):
        say("There are errors elsewhere: toolkit validate --quiet")
    warned = any(each.severity is Severity.WARNING for each in found)
    raise typer.Exit(1 if result.failed or (strict and warned) else 0)
