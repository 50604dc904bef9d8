"""Content rules, one a file.

A module is a rule: its name is the rule's, its docstring the rule's page, `SEVERITY` its usual severity,
and `check(project)` yields what it finds. `WORDING` is true of a rule of plain language.
"""

import sys
from collections.abc import Callable, Collection, Iterable, Iterator
from typing import cast

from toolkit_cli.core.diagnostics import Reporter, Severity
from toolkit_cli.core.discovery import plug_ins
from toolkit_cli.core.findings import Finding
from toolkit_cli.model.project import Project
from toolkit_cli.rules._waivers import Waivers


def check_rules(project: Project, reporter: Reporter, elsewhere: Collection[str] = ()) -> None:
    """Report what every rule finds in the project, but for what is waived at its place.

    `elsewhere` names the rules that another check applies: their waivers are not judged here.
    """
    report_findings(project, reporter, _findings(project), project.rule_names.difference(elsewhere))


def report_findings(
    project: Project,
    reporter: Reporter,
    findings: Iterable[tuple[str, Severity, Finding]],
    judged: Collection[str],
) -> None:
    """Report the findings of rules but for those waived, and each waiver of a `judged` rule without use."""
    waivers = Waivers(project)
    for name, severity, found in findings:
        if not waivers.cover(name, found):
            span = project.span(found.file, found.path, found.at)
            reporter.report(name, span, found.message, found.hint, severity)
    waivers.report_unused(reporter, judged)


def wording_rules() -> frozenset[str]:
    """The names of the rules of plain language: only those who write the text can follow them."""
    rules = plug_ins(sys.modules[__name__]).items()
    return frozenset(name for name, rule in rules if getattr(rule, "WORDING", False))


def _findings(project: Project) -> Iterator[tuple[str, Severity, Finding]]:
    for name, rule in plug_ins(sys.modules[__name__]).items():
        check = cast("Callable[[Project], Iterator[Finding]]", rule.check)
        for found in check(project):
            yield name, rule.SEVERITY, found
