"""`toolkit list`: what can be made, and what is there."""

import json
from collections.abc import Mapping, Sequence
from pathlib import Path

import typer

from toolkit_cli.build.fingerprints import PARTS, Fingerprints
from toolkit_cli.build.languages import check_languages
from toolkit_cli.build.plan import Task, plan
from toolkit_cli.build.present import Present, State
from toolkit_cli.build.staleness import survey
from toolkit_cli.cli._shared import AsJson, columns, folders, say, show, timestamp
from toolkit_cli.core.diagnostics import Reporter
from toolkit_cli.core.errors import ContentError
from toolkit_cli.core.folders import Folders
from toolkit_cli.model.project import Project
from toolkit_cli.reading.project import read_project

_STATES = {State.ABSENT: "not built", State.OURS: "built", State.EDITED: "changed by hand"}
"""What a file is said to be; one that we never wrote was changed by hand too."""


def list_(context: typer.Context, as_json: AsJson = False) -> None:
    """List documents, languages and formats, and the state of each."""
    place = folders(context)
    reporter = Reporter()
    project = read_project(place, reporter)
    check_languages(project, reporter)
    unknown = [found for found in reporter if found.rule == "unknown-language"]
    if unknown:
        raise ContentError(f"{unknown[0]}.", "Mend it, then try again.")
    tasks = plan(project)
    states = _states(place, project, tasks, whole=not reporter.failed)
    rows = []
    for task in tasks:
        kind, text = project.documents[task.document].kind, _approval(project, task.document)
        rows.append((task.document, kind, task.language, task.format, text, states[task.path]))
    names = ("document", "kind", "language", "format", "text", "state")
    if as_json:
        show(json.dumps([dict(zip(names, row, strict=True)) for row in rows], indent=2, ensure_ascii=False))
    else:
        show(columns([names, *rows]))
    if reporter.failed:
        say("Some files have faults and are left out: toolkit validate")


def _states(place: Folders, project: Project, tasks: Sequence[Task], *, whole: bool) -> Mapping[str, str]:
    """The state of each file by path; whether it is out of date can be told of a project without faults only."""
    output: Path = place.project / "output"
    if not whole:
        present = Present(output)
        return {
            path: _STATES.get(present.look(path)[0], "changed by hand") for path in (t.path for t in tasks)
        }
    found = survey(project, Fingerprints(place, project, timestamp()), tasks, output)
    return {
        each.task.path: f"out of date: {', '.join(each.reasons)}"
        if each.state is State.OURS and each.reasons and set(each.reasons) <= set(PARTS)
        else _STATES.get(each.state, "changed by hand")
        for each in found.verdicts
    }


def _approval(project: Project, document: str) -> str:
    used = {use.use for use in project.documents[document].content}
    whole = used <= project.sections.keys()
    return "approved" if whole and all(map(project.approved, used)) else "draft"
