"""The Word files of places: set once for all that are alike, and filled for each."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from toolkit_cli.build.alike import Group
from toolkit_cli.build.alike_groups import groups_of
from toolkit_cli.build.load import context
from toolkit_cli.build.plan import Task
from toolkit_cli.build.workers import Chunk, Made, Setting, make_alone, stage, write
from toolkit_cli.templating.word import parts_of
from toolkit_cli.writers import Written
from toolkit_cli.writers._word_splice import Spliced

WRITER = "docx"


@dataclass(frozen=True)
class _Filled:
    """A group as it was set, with what fills its tokens; `spliced` is None where nothing differs."""

    written: Written
    spliced: Spliced | None


def make(setting: Setting, chunk: Chunk) -> Iterator[Made]:
    """The files of a chunk: those of places in Word through their groups, all others one by one."""
    shared: dict[object, list[Task]] = {}
    for task in chunk.tasks:
        if task.place and task.file.writer == WRITER:
            shared.setdefault(task.file, []).append(task)
    for tasks in shared.values():
        yield from _of_places(setting, chunk, tasks)
    alone = [task for task in chunk.tasks if not task.place or task.file.writer != WRITER]
    yield from make_alone(setting, replace(chunk, tasks=tuple(alone)))


def _of_places(setting: Setting, chunk: Chunk, tasks: list[Task]) -> Iterator[Made]:
    groups = groups_of(setting.folders, setting.project, chunk.document, setting.timestamp, tasks[0].file)
    filled: dict[int, _Filled | None] = {}
    for task in tasks:
        group = groups.get(task.place)
        if group is not None and id(group) not in filled:
            filled[id(group)] = _filled(setting, group, task)
        ready = filled[id(group)] if group is not None else None
        if group is None or ready is None:
            yield from make_alone(setting, replace(chunk, tasks=(task,)))
            continue
        content = ready.written.content
        if ready.spliced:
            content = ready.spliced.fill(group.values(setting.project.places[task.place]))
        yield stage(setting.staging, task, replace(ready.written, content=content))


def _filled(setting: Setting, group: Group, task: Task) -> _Filled | None:
    """A group as it is set; None where a token was cut, so that each has to be set alone."""
    given = context(setting.folders, setting.project, group.document, setting.timestamp, task.file)
    written = write(group.document, given, task)
    findings = tuple(replace(found, message=group.readable(found.message)) for found in written.diagnostics)
    written = replace(written, diagnostics=findings)
    if not group.tokens or not written.content:
        return _Filled(written, None)
    if not group.whole(parts_of(written.content)):
        return None
    return _Filled(written, Spliced(written.content, group.tokens))
