"""`toolkit request affected`: who has a text that has changed since."""

import json

import typer

from toolkit_cli.cli._desk import as_object, store_of
from toolkit_cli.cli._desk_project import project_of
from toolkit_cli.cli._shared import AsJson, columns, folders, say, show
from toolkit_cli.requests.query import affected as affected_of
from toolkit_cli.requests.query import find
from toolkit_cli.requests.texts import text_hash


def affected(context: typer.Context, as_json: AsJson = False) -> None:
    """List requests whose document has changed since. So that people can be told."""
    project = project_of(folders(context))
    with store_of(context) as store:
        requests = [each for each in find(store) if each.document_hash]
    present = {
        (each.documents, each.language): text_hash(project, each)
        for each in requests
        if project.documents.keys() & set(each.documents)
    }
    found = affected_of(requests, present)
    if as_json:
        show(json.dumps([as_object(each.request) for each in found], indent=2, ensure_ascii=False))
        return
    rows = [("number", "document", "language", "sent", "reference")]
    rows += [
        (each.request.number, ", ".join(each.request.documents), each.request.language,
         f"{each.request.sent:%Y-%m-%d}" if each.request.sent else "", each.request.reference)
        for each in found
    ]  # fmt: skip
    show(columns(rows))
    say(f"{len(found)} of {len(requests)} people have a text that has changed.")
