"""`toolkit list`: what can be made, and what is there."""

import json

import typer

from toolkit_cli.build.manifest import read_manifest
from toolkit_cli.build.plan import plan
from toolkit_cli.cli._shared import AsJson, columns, folders, say, show
from toolkit_cli.core.diagnostics import Reporter
from toolkit_cli.core.fingerprint import digest
from toolkit_cli.model.project import Project
from toolkit_cli.reading.project import read_project


def list_(context: typer.Context, as_json: AsJson = False) -> None:
    """List documents, languages and formats, and the state of each."""
    place = folders(context)
    reporter = Reporter()
    project = read_project(place, reporter)
    output = place.project / "output"
    listed = read_manifest(output)
    rows = []
    for task in plan(project):
        file = output / task.path
        known = listed.get(task.path)
        if not file.is_file():
            state = "not built"
        elif known and digest(file.read_bytes()) == known.sha256:
            state = "built"
        else:
            state = "changed by hand"
        kind = project.documents[task.document].kind
        rows.append(
            (task.document, kind, task.language, task.format, _approval(project, task.document), state)
        )
    names = ("document", "kind", "language", "format", "text", "state")
    if as_json:
        show(json.dumps([dict(zip(names, row, strict=True)) for row in rows], indent=2, ensure_ascii=False))
    else:
        show(columns([names, *rows]))
    if reporter.failed:
        say("Some files have faults and are left out: toolkit validate")


def _approval(project: Project, document: str) -> str:
    used = {use.use for use in project.documents[document].content}
    whole = used <= project.sections.keys()
    return "approved" if whole and all(map(project.approved, used)) else "draft"
