"""`toolkit verify`: the output folder against its manifest, the manifest against the content."""

import json
from dataclasses import asdict

import typer

from toolkit_cli.build import manifest
from toolkit_cli.build.check import check
from toolkit_cli.build.fingerprints import Fingerprints
from toolkit_cli.build.verify import verify as differences
from toolkit_cli.cli._build_options import OutputFolder
from toolkit_cli.cli._build_report import path_shown
from toolkit_cli.cli._shared import AsJson, columns, folders, output_folder, say, show, timestamp
from toolkit_cli.core.diagnostics import Reporter, Severity


def verify(context: typer.Context, output: OutputFolder = None, as_json: AsJson = False) -> None:
    """Read every output: is it what was built, and what would be built now?"""
    place = folders(context)
    folder = output_folder(place, output)
    reporter = Reporter()
    project = check(place, reporter)
    if reporter.failed:
        show("\n".join(str(found) for found in reporter if found.severity is Severity.ERROR))
        say("Nothing was compared: the content has faults.")
        raise typer.Exit(1)
    found = differences(project, Fingerprints(place, project, timestamp()), folder)
    count = len(manifest.read(folder).entries)
    if as_json:
        show(json.dumps({"schema": 1, "files": count, "differences": list(map(asdict, found))}, indent=2))
    elif found:
        show(columns([("file", "what"), *((path_shown(folder / each.path), each.what) for each in found)]))
    files = "1 file" if count == 1 else f"{count} files"
    tally = "1 difference" if len(found) == 1 else f"{len(found) or 'No'} differences"
    say(f"{files} in the manifest. {tally}.")
    raise typer.Exit(1 if found else 0)
