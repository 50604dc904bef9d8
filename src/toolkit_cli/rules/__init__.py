"""Content rules, one a file.

A module is a rule: its name is the rule's, its docstring the rule's page, `SEVERITY` its usual severity,
and `check(project)` yields what it finds.
"""

import sys
from collections.abc import Callable, Iterator
from typing import cast

from toolkit_cli.core.diagnostics import Reporter, Severity
from toolkit_cli.core.discovery import plug_ins
from toolkit_cli.core.findings import Finding
from toolkit_cli.model.project import Project
from toolkit_cli.rules._waivers import Waivers


def check_rules(project: Project, reporter: Reporter) -> None:
    """Report what every rule finds in the project, but for what is waived at its place."""
    waivers = Waivers(project)
    for name, rule in plug_ins(sys.modules[__name__]).items():
        check = cast("Callable[[Project], Iterator[Finding]]", rule.check)
        severity: Severity = rule.SEVERITY
        for found in check(project):
            if not waivers.cover(name, found):
                span = project.span(found.file, found.path)
                reporter.report(name, span, found.message, found.hint, severity)
    waivers.report_unused(reporter)
