"""Makes what is stale of a plan, and changes the output folder only when all of it is right."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass, replace
from datetime import datetime
from itertools import groupby
from pathlib import Path

from toolkit_cli.build import executors
from toolkit_cli.build.commit import Change, Committed, commit
from toolkit_cli.build.fingerprints import Fingerprints
from toolkit_cli.build.hidden import staging
from toolkit_cli.build.located import located
from toolkit_cli.build.lock import locked
from toolkit_cli.build.manifest import Entry, Shard
from toolkit_cli.build.plan import Task
from toolkit_cli.build.present import State
from toolkit_cli.build.staleness import Survey, survey
from toolkit_cli.build.workers import Chunk, Made, Setting, slim
from toolkit_cli.core.diagnostics import Diagnostic, Reporter, Severity, Span
from toolkit_cli.core.discovery import plug_in
from toolkit_cli.core.folders import Folders
from toolkit_cli.core.processes import processors
from toolkit_cli.core.results import Output
from toolkit_cli.model.project import Project

RULE = "edited-output"
_REMEDY = "move it or rename it, or build with --force to overwrite it"
_WORTH = 4
"""Files from which on another process is worth its start."""
_CHUNK = 300


@dataclass(frozen=True)
class Way:
    """How to build: `jobs` 0 is as many processes as there are processors, `executor` a plug-in and `where` it is.

    `force`: make and overwrite everything.
    """

    jobs: int = 0
    executor: str = "local"
    where: str = ""
    force: bool = False


@dataclass(frozen=True)
class Done:
    """The files written, how many were up to date, the paths removed, and what somebody else edited."""

    outputs: tuple[Output, ...] = ()
    fresh: int = 0
    removed: tuple[str, ...] = ()
    findings: tuple[Diagnostic, ...] = ()


def execute(
    folders: Folders,
    project: Project,
    tasks: Sequence[Task],
    output: Path,
    reporter: Reporter,
    *,
    timestamp: datetime | None = None,
    made: Callable[[Task], None] = lambda _: None,
    way: Way = Way(jobs=1),
) -> tuple[Output, ...]:
    """The files of `tasks` that were stale and are written to `output`; none if anything made has an error.

    `made` is called after each file. Raises ToolkitError if a file cannot be written.
    """
    fingerprints = Fingerprints(folders, project, timestamp)
    with locked(output):
        found = survey(project, fingerprints, tasks, output, force=way.force)
        done = bring(folders, project, fingerprints, found, reporter, timestamp=timestamp, made=made, way=way)
    reporter.extend(done.findings)
    return done.outputs


def bring(
    folders: Folders,
    project: Project,
    fingerprints: Fingerprints,
    found: Survey,
    reporter: Reporter,
    *,
    timestamp: datetime | None = None,
    made: Callable[[Task], None] = lambda _: None,
    way: Way = Way(),
    shard: Shard | None = None,
) -> Done:
    """Make what is due in an output folder, whose lock is held. Nothing changes there if it has an error."""
    output = found.present.output
    due = [each.task for each in found.stale if way.force or each.state is not State.EDITED]
    results: dict[str, Made] = {}
    with staging(output) as staged:
        setting = Setting(folders, slim(project), timestamp, staged)
        where = way.where or str(_jobs(len(due), way.jobs))
        chunks = _chunks(fingerprints, due, way)
        with closing(plug_in(executors, way.executor).run(setting, chunks, where)) as files:
            for each in files:
                results[each.task.path] = each
                made(each.task)
        for verdict in found.verdicts:
            path = verdict.task.path
            known = verdict.entry.findings if verdict.entry else ()
            reporter.extend(located(project, results[path].findings if path in results else known))
        if reporter.failed:
            return Done()
        committed = commit(found.present, staged, _change(found, results, way, shard))
    outputs = tuple(results[path].output for path in committed.written)
    return Done(outputs, len(found.fresh), committed.removed, tuple(_findings(folders, found, committed)))


def _change(found: Survey, results: dict[str, Made], way: Way, shard: Shard | None) -> Change:
    """The entries of the new manifest; of a file that somebody edited, what it was before."""
    new: dict[str, Entry] = {}
    kept = dict(found.kept)
    for verdict in found.verdicts:
        path = verdict.task.path
        asked = path not in found.declared
        if path in results:
            made = results[path]
            new[path] = Entry(made.output, verdict.fingerprint, asked, made.findings)
        elif verdict.entry:
            kept[path] = replace(verdict.entry, asked=asked)
    return Change(new, kept, found.unwanted, way.force, shard)


def _findings(folders: Folders, found: Survey, committed: Committed) -> Iterator[Diagnostic]:
    """What was left alone because somebody else edited it."""
    edited = {each.task.path for each in found.verdicts if each.state is State.EDITED}
    for path in sorted({*committed.refused, *(edited - {*committed.written})}):
        message = "this file was edited, or put here by somebody else: it is not overwritten"
        span = Span(folders.shown(found.present.output / path))
        yield Diagnostic(span, Severity.ERROR, RULE, message, _REMEDY)
    for path in committed.left:
        message = "nothing asks for this file any more, but it was edited: it stays"
        span = Span(folders.shown(found.present.output / path))
        yield Diagnostic(span, Severity.WARNING, RULE, message, "remove it if nobody needs it")


def _jobs(files: int, wanted: int) -> int:
    """How many processes: those that were asked for, else the processors, where there is enough to do."""
    return min(wanted, files) if wanted else max(1, min(processors(), files // _WORTH))


def _chunks(fingerprints: Fingerprints, tasks: Sequence[Task], way: Way) -> Iterator[Chunk]:
    """The tasks by document and language, in pieces that keep all workers busy: the longest begin first."""
    most = min(_CHUNK, max(1, len(tasks) // (4 * (way.jobs or processors()))))
    groups = [tuple(group) for _, group in groupby(tasks, key=lambda task: (task.document, task.language))]
    for members in sorted(groups, key=lambda members: -fingerprints.letters(members[0])):
        document = fingerprints.document(replace(members[0], place=""))
        for start in range(0, len(members), most):
            yield Chunk(document, members[start : start + most])
