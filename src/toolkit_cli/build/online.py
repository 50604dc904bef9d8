"""Asks every web address of a project, and reports those that do not lead where they should."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from toolkit_cli.build.pages import ONLINE
from toolkit_cli.core.diagnostics import Reporter, Severity
from toolkit_cli.core.errors import ToolkitError
from toolkit_cli.core.findings import Finding
from toolkit_cli.model.links import addresses
from toolkit_cli.model.project import Project
from toolkit_cli.rules import report_findings
from toolkit_cli.rules.malformed_link import fault
from toolkit_cli.tools import web
from toolkit_cli.tools.web import Answer, Silence

PATIENCE = 20.0
"""How many seconds an address has to answer."""
_GUARDED = frozenset({401, 403, 407, 418, 429, 451, 999})


@dataclass(frozen=True, slots=True)
class _Fault:
    rule: str
    severity: Severity
    fact: str
    hint: str


def check_links(project: Project, reporter: Reporter, timeout: float = PATIENCE) -> None:
    """Report the addresses that lead nowhere or elsewhere; malformed ones are not asked.

    Raises ToolkitError if there is no way to the web at all.
    """
    asked = {place.url for place in addresses(project) if _on_the_web(place.url) and not fault(place.url)}
    answers = web.ask(asked, timeout=timeout)
    if answers and all(answer.silence is Silence.NO_NAMES for answer in answers.values()):
        raise ToolkitError("No name server answers.", "Check the way to the internet, or leave out --online.")
    report_findings(project, reporter, _findings(project, answers, timeout), ONLINE)


def _on_the_web(url: str) -> bool:
    return url.lower().startswith(("http://", "https://"))


def _findings(
    project: Project, answers: Mapping[str, Answer], timeout: float
) -> Iterator[tuple[str, Severity, Finding]]:
    for place in addresses(project):
        if place.url in answers:
            for found in _faults(answers[place.url], timeout):
                message = f"address `{place.url}` {found.fact}"
                yield found.rule, found.severity, Finding(place.file, place.path, message, found.hint)


def _faults(answer: Answer, timeout: float) -> Iterator[_Fault]:
    status = answer.status or 0
    through = f", through `{answer.target}`" if answer.target else ""
    if answer.silence is Silence.TIME_OUT:
        fact = f"gives no answer within {timeout:g} seconds{through}"
        yield _Fault("slow-link", Severity.WARNING, fact, "try it again, and open it by hand")
    elif answer.silence:
        fact = f"leads nowhere: {answer.silence}{through}"
        yield _Fault("dead-link", Severity.WARNING, fact, "find where the page is now, or remove the link")
    elif status in _GUARDED:
        fact = f"does not let programs in: it answers {status}{through}"
        yield _Fault("guarded-link", Severity.INFO, fact, "open it by hand")
    elif not 200 <= status < 300:
        fact = f"leads nowhere: it answers {status}{through}"
        yield _Fault("dead-link", Severity.WARNING, fact, "find where the page is now, or remove the link")
    elif answer.target and answer.lasting:
        fact = f"has moved to `{answer.target}`"
        yield _Fault("moved-link", Severity.INFO, fact, "if that is the page meant, write this address")
    elif answer.target:
        fact = f"leads for now to `{answer.target}`"
        yield _Fault("moved-link", Severity.INFO, fact, "see that it is the page meant")
