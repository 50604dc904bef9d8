"""Makes the files of a plan, and writes them only when all of them are right."""

import contextlib
from collections.abc import Callable, Sequence
from datetime import datetime
from pathlib import Path

from toolkit_cli import writers
from toolkit_cli.build import manifest
from toolkit_cli.build.load import context
from toolkit_cli.build.plan import Task
from toolkit_cli.build.translations import Translations
from toolkit_cli.core.diagnostics import Reporter, Severity, Span
from toolkit_cli.core.discovery import plug_in
from toolkit_cli.core.files import write_whole
from toolkit_cli.core.fingerprint import digest
from toolkit_cli.core.folders import Folders
from toolkit_cli.core.results import Output
from toolkit_cli.locales.pseudo import PSEUDO
from toolkit_cli.model.document import Document
from toolkit_cli.model.project import Project, document_file
from toolkit_cli.writers import WriterContext, Written


def execute(
    folders: Folders,
    project: Project,
    tasks: Sequence[Task],
    output: Path,
    reporter: Reporter,
    *,
    timestamp: datetime | None = None,
    made: Callable[[Task], None] = lambda _: None,
) -> tuple[Output, ...]:
    """The files written to `output`; none, if anything that was made has an error.

    `made` is called after each task. Raises ToolkitError if a file cannot be written.
    """
    translations = Translations(project)
    contents: dict[str, bytes] = {}
    outputs: list[Output] = []
    for task in tasks:
        written = _make(
            folders, project, translations.document(task.document, task.language), task, timestamp
        )
        reporter.extend(written.diagnostics)
        _warn_of_pages(project, task, written, reporter)
        contents[task.path] = written.content
        outputs.append(_output(task, written))
        made(task)
    if reporter.failed:
        return ()
    _write_all(project, output, contents, outputs)
    return tuple(outputs)


def _warn_of_pages(project: Project, task: Task, written: Written, reporter: Reporter) -> None:
    """Warn of more pages than the kind advises. Re-flowed pages have no limit."""
    name = project.documents[task.document].kind
    limit = project.kinds[name].pages
    if limit and limit.advised and not task.file.presentation.size and (written.pages or 0) > limit.advised:
        message = f"the document takes {written.pages} pages; up to {limit.advised} are good for a {name}"
        span = Span(document_file(task.document))
        reporter.report("page-limit", span, message, "split it, or leave something out", Severity.WARNING)


def _output(task: Task, written: Written) -> Output:
    return Output(
        path=task.path,
        document=task.document,
        language=task.language,
        format=task.format,
        sha256=digest(written.content),
        bytes=len(written.content),
        pages=written.pages,
    )


def _make(
    folders: Folders, project: Project, document: Document, task: Task, timestamp: datetime | None
) -> Written:
    write: Callable[[Document, WriterContext], Written] = plug_in(writers, task.file.writer).write
    return write(document, context(folders, project, document, timestamp, task.file))


def _write_all(project: Project, folder: Path, contents: dict[str, bytes], outputs: Sequence[Output]) -> None:
    """Write the files and the manifest; what we wrote before and no document gives any more is removed."""
    listed = manifest.read_manifest(folder)
    for path, content in contents.items():
        write_whole(folder / path, content)
    kept = {path: known for path, known in listed.items() if _wanted(project, known)}
    for path in listed.keys() - kept.keys() - contents.keys():
        if (folder / path).resolve().is_relative_to(folder.resolve()):  # the manifest may have been edited
            _remove_unchanged(folder / path, listed[path])
    there = {path: known for path, known in kept.items() if (folder / path).is_file()}
    entries = there | {new.path: new for new in outputs}
    write_whole(folder / manifest.NAME, manifest.manifest(entries.values()))


def _wanted(project: Project, known: Output) -> bool:
    """Whether the document is still there, in this language; a format that was asked for once stays."""
    document = project.documents.get(known.document)
    return document is not None and (known.language in document.languages or known.language in PSEUDO)


def _remove_unchanged(file: Path, known: Output) -> None:
    """Remove a file that we wrote; one that somebody changed since is theirs."""
    with contextlib.suppress(OSError):
        if digest(file.read_bytes()) == known.sha256:
            file.unlink()
