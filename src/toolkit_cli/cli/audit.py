"""`toolkit audit`: the accessibility of finished documents, also of those made elsewhere."""

import os
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Annotated

import typer

from toolkit_cli import audit as audits
from toolkit_cli.build.manifest import NAME
from toolkit_cli.cli._report import Report, form_of, show_report
from toolkit_cli.cli._shared import AsJson, folders, say
from toolkit_cli.cli._trace import Traces, manifest_of
from toolkit_cli.core.diagnostics import Diagnostic
from toolkit_cli.core.errors import ToolkitError, UsageError
from toolkit_cli.core.files import read_whole
from toolkit_cli.core.folders import Folders
from toolkit_cli.core.leftovers import is_leftover
from toolkit_cli.core.results import RunResult

_BOOKLET = ".booklet.pdf"
_HELP = "Finished documents (.docx, .pdf, .html, .epub), or folders of them."


def audit(
    context: typer.Context,
    files: Annotated[list[Path], typer.Argument(help=_HELP, show_default=False)],
    report: Report = "text",
    as_json: AsJson = False,
) -> None:
    """Check the accessibility of finished documents. Every fault is shown at its place, with the remedy."""
    report = form_of(report, as_json)
    audits.check_endings(str(file) for file in files if file.is_file())
    everything = dict.fromkeys(each for file in files for each in _files(file))
    checked = [file for file in everything if file in files or _is_document(file)]
    left = [file for file in everything if file not in set(checked)]
    if not checked:
        raise UsageError("There is no document to audit.", "Give documents, or a folder that holds some.")
    chosen = _chosen(context)
    traces = Traces(chosen)
    found = tuple(dict.fromkeys(_found(checked, traces)))
    result = RunResult(found, not_judged=audits.not_judged(str(file) for file in checked))
    show_report(report, result, Path.cwd(), *([chosen.project] if chosen else []))
    if any(file.is_dir() for file in files):
        say(_summary(checked, left))
    raise typer.Exit(1 if result.failed else 0)


def _found(files: Sequence[Path], traces: Traces) -> Iterator[Diagnostic]:
    for file in files:
        for found in audits.traced(_read(file), file.as_posix()):
            yield traces.follow(found, file)


def _files(given: Path) -> Iterator[Path]:
    """A file itself; of a folder all files, but for hidden ones and the record of a build."""
    if not given.is_dir():
        yield given
        return
    for folder, below, names in os.walk(given):
        below[:] = sorted(name for name in below if not (name.startswith(".") or is_leftover(name)))
        kept = (name for name in sorted(names) if name[0] != "." and not is_leftover(name))
        yield from (Path(folder, name) for name in kept if name != NAME)


def _is_document(file: Path) -> bool:
    """Whether it is of a type that can be audited, and meant for readers: booklets are for the printer."""
    is_booklet = file.name.endswith(_BOOKLET) and manifest_of(file) is not None
    return audits.can_audit(file.name) and not is_booklet


def _summary(checked: Sequence[Path], left: Sequence[Path]) -> str:
    """How many files were checked, and how many of which kind were not."""
    words = f"{len(checked)} {'file' if len(checked) == 1 else 'files'} checked"
    kinds = Counter(_BOOKLET if file.name.endswith(_BOOKLET) else file.suffix or file.name for file in left)
    if not kinds:
        return f"{words}."
    listed = ", ".join(f"{count} {kind}" for kind, count in sorted(kinds.items()))
    return f"{words}; {len(left)} not checked: {listed}."


def _chosen(context: typer.Context) -> Folders | None:
    try:
        return folders(context)
    except UsageError:
        if context.obj is not None:
            raise
        return None


def _read(file: Path) -> bytes:
    try:
        return read_whole(file)
    except FileNotFoundError as fault:
        raise ToolkitError(f"There is no file {file}.", "Check its name.") from fault
    except OSError as fault:
        remedy = "Close it where it is open, and check that you may read it."
        if file.exists() and not file.is_file():
            remedy = "Name a file that is finished."
        raise ToolkitError(f"{file} cannot be read: {fault.strerror}.", remedy) from fault
