"""`toolkit approve`: records that somebody in a role approved exactly this text."""

from datetime import UTC, datetime
from typing import Annotated

import typer
import yaml

from toolkit_cli.build.execute import write_whole
from toolkit_cli.cli._shared import folders, say, timestamp
from toolkit_cli.core.diagnostics import Reporter, did_you_mean
from toolkit_cli.core.errors import UsageError
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
    day = date or (timestamp() or datetime.now(UTC)).date().isoformat()
    sections = sorted({section for name in names for section in _sections(project, name)})
    kept = [each for each in project.approvals if each.section not in sections]
    entries = [each.model_dump() for each in kept] + [
        {"section": name, "role": role, "date": day, "hash": text_hash(project.sections[name])}
        for name in sections
    ]
    entries.sort(key=lambda entry: str(entry["section"]))
    content = _HEAD + yaml.safe_dump({"approvals": entries}, sort_keys=False, allow_unicode=True)
    write_whole(place.content / "approvals.yaml", content.encode())
    counted = "1 section" if len(sections) == 1 else f"{len(sections)} sections"
    say(f"{counted} approved by role {role}, {day}.")


def _sections(project: Project, name: str) -> list[str]:
    if name in project.sections:
        return [name]
    if name in project.documents:
        return [use.use for use in project.documents[name].content]
    known = {*project.sections, *project.documents}
    raise UsageError(f"There is no section or document `{name}`.", did_you_mean(name, known))
