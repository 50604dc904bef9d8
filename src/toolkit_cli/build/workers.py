"""What every executor does for a file, here or elsewhere."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path

from toolkit_cli import writers
from toolkit_cli.build.hidden import writing
from toolkit_cli.build.plan import Task
from toolkit_cli.core.diagnostics import Diagnostic, Severity, Span
from toolkit_cli.core.discovery import plug_in
from toolkit_cli.core.fingerprint import digest
from toolkit_cli.core.folders import Folders
from toolkit_cli.core.results import Output
from toolkit_cli.model.document import Document
from toolkit_cli.model.project import Project, document_file
from toolkit_cli.writers import WriterContext, Written


@dataclass(frozen=True)
class Chunk:
    """A document in one language, as all places share it, and files to make of it."""

    document: Document
    tasks: tuple[Task, ...]


@dataclass(frozen=True)
class Setting:
    """What all chunks of a build share; `staging` is the folder for the files."""

    folders: Folders
    project: Project
    timestamp: datetime | None
    staging: Path


@dataclass(frozen=True)
class Made:
    """A file that lies in staging, and what was found in making it."""

    task: Task
    output: Output
    findings: tuple[Diagnostic, ...]


def write(document: Document, given: WriterContext, task: Task) -> Written:
    """What the writer of a task makes of its document."""
    writer: Callable[[Document, WriterContext], Written] = plug_in(writers, task.file.writer).write
    written = writer(document, given)
    return replace(written, diagnostics=(*written.diagnostics, *_advice(document, written, task)))


def _advice(document: Document, written: Written, task: Task) -> Iterator[Diagnostic]:
    """Warn of more pages than the kind advises. Re-flowed pages have no limit."""
    limit = document.kind.pages
    if limit and limit.advised and not task.file.presentation.size and (written.pages or 0) > limit.advised:
        name = document.kind_name
        message = f"the document takes {written.pages} pages; up to {limit.advised} are good for a {name}"
        span = Span(document_file(task.document))
        yield Diagnostic(span, Severity.WARNING, "page-limit", message, "split it, or leave something out")


def stage(staging: Path, task: Task, written: Written) -> Made:
    """Put a file into staging. Raises ToolkitError."""
    path = task.path
    with writing(staging.parent.parent):
        _put(f"{staging}/{path}", written.content)
    output = Output(
        path=path,
        document=task.document,
        language=task.language,
        format=task.format,
        sha256=digest(written.content),
        bytes=len(written.content),
        pages=written.pages,
        place=task.place,
    )
    return Made(task, output, written.diagnostics)


def _put(path: str, content: bytes) -> None:
    try:
        stream = open(path, "wb")  # noqa: PTH123, SIM115 - thousands of times
    except FileNotFoundError:
        Path(path).parent.mkdir(parents=True, exist_ok=True)
        stream = open(path, "wb")  # noqa: PTH123, SIM115
    with stream:
        stream.write(content)


def slim(project: Project) -> Project:
    """The project without what is in the documents already: it is sent to every worker."""
    return replace(
        project, sections={}, documents={}, sources={}, values={}, records={}, catalogues={}, glossaries={}
    )
