"""Which files have to be made, and why."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from toolkit_cli.build.fingerprints import Fingerprints
from toolkit_cli.build.manifest import Entry
from toolkit_cli.build.plan import Task, again, plan
from toolkit_cli.build.present import Present, State
from toolkit_cli.model.project import Project

NEW = "never built"
GONE = "the file is gone"
FORCED = "forced"
OLD = "built by an earlier version"
EDITED = "edited by hand"
FOREIGN = "there is a file that toolkit did not write"


@dataclass(frozen=True)
class Verdict:
    """A task with the fingerprint of its file, whose the file there is, and why it has to be made.

    `reasons` is empty for a file that is as it should be; else it names what changed.
    """

    task: Task
    fingerprint: Mapping[str, str]
    state: State
    entry: Entry | None
    reasons: tuple[str, ...]


@dataclass(frozen=True)
class Survey:
    """What a build has to do in an output folder.

    `kept` are the files that it neither makes nor removes, `unwanted` those that nothing asks for any more;
    `declared` the paths that the documents themselves ask for.
    """

    present: Present
    verdicts: tuple[Verdict, ...]
    kept: Mapping[str, Entry]
    unwanted: tuple[str, ...]
    declared: frozenset[str]

    @property
    def stale(self) -> list[Verdict]:
        """The files that have to be made."""
        return [each for each in self.verdicts if each.reasons]

    @property
    def edited(self) -> list[Verdict]:
        """Those of the stale files that stay as somebody edited them."""
        return [each for each in self.stale if each.reasons == (EDITED,)]

    @property
    def fresh(self) -> list[Verdict]:
        """The files that are as they should be."""
        return [each for each in self.verdicts if not each.reasons]


def asked(project: Project, output: Path) -> list[Task]:
    """The files that somebody asked for by name, in an earlier build."""
    return again(project, Present(output).asked())


def survey(
    project: Project,
    fingerprints: Fingerprints,
    tasks: Sequence[Task],
    output: Path,
    *,
    force: bool = False,
    prune: bool = False,
    only: bool = False,
) -> Survey:
    """What is to do for `tasks` in an output folder.

    `force`: make all of them. `prune`: what was asked for by name in earlier builds is not wanted any more.
    `only`: nothing but `tasks` is wanted.
    """
    present = Present(output)
    declared = frozenset(task.path for task in plan(project))
    verdicts = tuple(_verdict(present, task, fingerprints.of(task), force) for task in tasks)
    wanted = frozenset() if only else declared
    if not (only or prune):
        wanted |= {task.path for task in again(project, present.asked())}
    made = {task.path for task in tasks}
    others = [path for path in present.paths() if path not in made]
    kept = {path: entry for path in others if path in wanted and (entry := present.entry(path))}
    unwanted = tuple(path for path in others if path not in wanted)
    return Survey(present, verdicts, kept, unwanted, declared)


def _verdict(present: Present, task: Task, fingerprint: Mapping[str, str], force: bool) -> Verdict:
    state, entry = present.look(task.path)
    return Verdict(task, fingerprint, state, entry, tuple(_reasons(state, entry, fingerprint, force)))


def _reasons(state: State, entry: Entry | None, present: Mapping[str, str], force: bool) -> list[str]:
    if force:
        return [FORCED]
    match state:
        case State.ABSENT:
            return [GONE if entry else NEW]
        case State.EDITED:
            return [EDITED]
        case State.FOREIGN:
            return [FOREIGN]
    if entry is None or not entry.fingerprint:
        return [OLD]
    return [name for name, part in present.items() if entry.fingerprint.get(name) != part]
