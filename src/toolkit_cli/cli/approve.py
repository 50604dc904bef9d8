"""`toolkit approve`: records that somebody in a role approved exactly this text."""

import re
from typing import Annotated

import typer
import yaml

from toolkit_cli.build.execute import write_whole
from toolkit_cli.cli._shared import folders, say, today
from toolkit_cli.core.diagnostics import Reporter, did_you_mean
from toolkit_cli.core.errors import UsageError
from toolkit_cli.model.content import PARTIAL_DATE
from toolkit_cli.model.project import Project, text_hash
from toolkit_cli.reading.project import read_project

_HEAD = """# yaml-language-server: $schema=.schema/approvals.json
# Who approved which text, bound to its fingerprint: a text that changes is unapproved again.
"""


def approve(
    context: typer.Context,
    names: Annotated[list[str], typer.Argument(metavar="SECTION|DOCUMENT...", help="What was approved.")],
    role: Annotated[str, typer.Option(help="The role that approved it, never a person's name.")],
    date: Annotated[
        str | None,
        typer.Option(help="When, as 2021-03-31 or 2021-03; else today."),
    ] = None,
) -> None:
    """Record an approval of sections, or of every section of documents."""
    place = folders(context)
    reporter = Reporter()
    project = read_project(place, reporter)
    if reporter.failed:
        raise UsageError("The content has faults.", "Mend what `toolkit validate` shows, then approve.")
    if not role.strip():
        raise UsageError("The role is empty.", "Name the role that approved the text: --role editor.")
    day = _day(date)
    sections = sorted({section for name in names for section in _sections(project, name)})
    kept = [
        each for each in project.approvals if (each.section, each.role) not in {(s, role) for s in sections}
    ]
    entries = [each.model_dump(exclude_defaults=True) for each in kept] + [
        {"section": name, "role": role, "date": day, "hash": text_hash(project.sections[name])}
        for name in sections
    ]
    entries.sort(key=lambda entry: (str(entry["section"]), str(entry["date"]), str(entry["role"])))
    content = _HEAD + yaml.safe_dump({"approvals": entries}, sort_keys=False, allow_unicode=True)
    write_whole(place.content / "approvals.yaml", content.encode())
    counted = "1 section" if len(sections) == 1 else f"{len(sections)} sections"
    say(f"{counted} approved by role {role}, {day}.")


def _day(given: str | None) -> str:
    """The date of the approval, which may be a month or a year; else today."""
    if given is None:
        return today(None).isoformat()
    if not re.fullmatch(PARTIAL_DATE, given):
        raise UsageError(f"`{given}` is not a date.", "Write it as 2021-03-31, 2021-03 or 2021.")
    today((given + "-01-01")[:10])
    return given


def _sections(project: Project, name: str) -> list[str]:
    if name in project.sections:
        return [name]
    used = [use.use for use in project.documents[name].content] if name in project.documents else []
    if used and project.sections.keys() >= set(used):
        return used
    known = {*project.sections, *project.documents}
    hint = did_you_mean(name, known - {name}) or "`toolkit list` shows what there is."
    raise UsageError(f"There is no section or document `{name}` that can be approved.", hint)
