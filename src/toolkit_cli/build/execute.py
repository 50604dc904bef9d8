"""Makes the files of a plan, and writes them only when all of them are right."""

import contextlib
from collections.abc import Callable, Collection, Sequence
from datetime import datetime
from pathlib import Path

from toolkit_cli.build import manifest
from toolkit_cli.build.load import context
from toolkit_cli.build.plan import Task, plan
from toolkit_cli.build.translations import Translations
from toolkit_cli.core.diagnostics import Reporter
from toolkit_cli.core.files import write_whole
from toolkit_cli.core.fingerprint import digest
from toolkit_cli.core.folders import Folders
from toolkit_cli.core.results import Output
from toolkit_cli.model.document import Document
from toolkit_cli.model.project import Project
from toolkit_cli.writers import Written, docx

_WRITERS = {"docx": docx.write}


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
        contents[task.path] = written.content
        outputs.append(_output(task, written))
        made(task)
    if reporter.failed:
        return ()
    _write_all(output, contents, outputs, contents.keys() | {task.path for task in plan(project)})
    return tuple(outputs)


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
    return _WRITERS[task.format](document, context(folders, project, document, timestamp))


def _write_all(
    folder: Path, contents: dict[str, bytes], outputs: Sequence[Output], asked: Collection[str]
) -> None:
    """Write the files and the manifest; what we wrote before and nobody asks for any more is removed."""
    listed = manifest.read_manifest(folder)
    kept = {path: known for path, known in listed.items() if path in asked and (folder / path).is_file()}
    for path, content in contents.items():
        write_whole(folder / path, content)
    for path in listed.keys() - set(asked):
        if (folder / path).resolve().is_relative_to(folder.resolve()):  # the manifest may have been edited
            _remove_unchanged(folder / path, listed[path])
    entries = kept | {new.path: new for new in outputs}
    write_whole(folder / manifest.NAME, manifest.manifest(entries.values()))


def _remove_unchanged(file: Path, known: Output) -> None:
    """Remove a file that we wrote; one that somebody changed since is theirs."""
    with contextlib.suppress(OSError):
        if digest(file.read_bytes()) == known.sha256:
            file.unlink()
