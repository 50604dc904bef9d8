"""Files that are set as one: Word files of places that are alike are set once, and filled for each."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from toolkit_cli.build.alike import Group
from toolkit_cli.build.alike_groups import groups_of
from toolkit_cli.build.formats import File
from toolkit_cli.build.load import context
from toolkit_cli.build.places import localised
from toolkit_cli.build.plan import Task
from toolkit_cli.build.workers import Chunk, Made, Setting, stage, write
from toolkit_cli.model.document import Document
from toolkit_cli.templating.place_use import place_use
from toolkit_cli.templating.word_parts import parts_of
from toolkit_cli.writers import WriterContext, Written
from toolkit_cli.writers._word_splice import Spliced

WRITER = "docx"


@dataclass(frozen=True)
class Piece:
    """What a writer is given once: a document, and the files that come of it. Without `group` that is one file."""

    tasks: tuple[Task, ...]
    document: Document
    context: WriterContext
    group: Group | None = None


def make(setting: Setting, chunk: Chunk) -> Iterator[Made]:
    """The files of a chunk, each in staging when it is given. Raises ToolkitError."""
    for piece in pieces(setting, chunk):
        written = write(piece.document, piece.context, piece.tasks[0])
        yield from finished(setting, chunk, piece, written)


def pieces(setting: Setting, chunk: Chunk) -> Iterator[Piece]:
    """The pieces of a chunk."""
    groups: dict[File, Mapping[str, Group]] = {}
    shared: dict[int, tuple[Group, list[Task]]] = {}
    for task in chunk.tasks:
        if task.place and task.file.writer == WRITER and task.file not in groups:
            around = (setting.folders, setting.project, chunk.document, setting.timestamp, task.file)
            groups[task.file] = groups_of(*around)
        group = groups.get(task.file, {}).get(task.place)
        if group is None:
            yield _alone(setting, chunk, task)
        else:
            shared.setdefault(id(group), (group, []))[1].append(task)
    for group, tasks in shared.values():
        yield Piece(tuple(tasks), group.document, _context(setting, chunk, tasks[0]), group)


def finished(setting: Setting, chunk: Chunk, piece: Piece, written: Written) -> Iterator[Made]:
    """The files that come of what a writer made of a piece. Raises ToolkitError."""
    group = piece.group
    if group is None:
        yield stage(setting.staging, piece.tasks[0], written)
        return
    findings = tuple(replace(found, message=group.readable(found.message)) for found in written.diagnostics)
    written = replace(written, diagnostics=findings)
    if not group.tokens or not written.content:
        yield from (stage(setting.staging, task, written) for task in piece.tasks)
    elif group.whole(parts_of(written.content)):
        spliced = Spliced(written.content, group.tokens)
        for task in piece.tasks:
            content = spliced.fill(group.values(setting.project.places[task.place]))
            yield stage(setting.staging, task, replace(written, content=content))
    else:  # a token was cut: each has to be set alone
        for task in piece.tasks:
            alone = _alone(setting, chunk, task)
            yield stage(setting.staging, task, write(alone.document, alone.context, task))


def _alone(setting: Setting, chunk: Chunk, task: Task) -> Piece:
    given = _context(setting, chunk, task)
    document = chunk.document
    if task.place:
        document = localised(document, setting.project.places[task.place], place_use(given.template).fields)
    return Piece((task,), document, given)


def _context(setting: Setting, chunk: Chunk, task: Task) -> WriterContext:
    return context(setting.folders, setting.project, chunk.document, setting.timestamp, task.file)
