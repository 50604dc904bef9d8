"""The work of `toolkit build`, where there is any."""

import re
from pathlib import Path
from urllib.parse import urlsplit

from toolkit_cli.build import executors, manifest, stamp
from toolkit_cli.build.check import Checking
from toolkit_cli.build.execute import Done, Way, bring
from toolkit_cli.build.fingerprints import Fingerprints
from toolkit_cli.build.hidden import hidden
from toolkit_cli.build.located import located
from toolkit_cli.build.lock import locked
from toolkit_cli.build.manifest import Shard
from toolkit_cli.build.places import chosen, placed
from toolkit_cli.build.plan import Task, in_order, plan
from toolkit_cli.build.shard import parse, shard
from toolkit_cli.build.staleness import Survey, asked, survey
from toolkit_cli.cli._build_others import require_all
from toolkit_cli.cli._build_report import Told, explained, shown, summary
from toolkit_cli.cli._progress import progress
from toolkit_cli.cli._shared import say, show, timestamp, today
from toolkit_cli.cli._source_lines import source_lines
from toolkit_cli.cli.build import Wish
from toolkit_cli.core.diagnostics import Diagnostic, Reporter, did_you_mean
from toolkit_cli.core.discovery import plug_in, plug_in_names
from toolkit_cli.core.errors import UsageError
from toolkit_cli.core.folders import Folders
from toolkit_cli.core.results import Output, RunResult
from toolkit_cli.model.project import Project


def run(wish: Wish, jobs: int, executor: str | None) -> int:
    """Do what a command asks for, and tell of it; the exit code."""
    way = _way(jobs, executor, wish.force)
    part = _part(wish.shard, wish.output) if wish.shard else None
    if wish.dry_run:
        return _Run(wish, way, part).dry()
    with locked(wish.output, say):
        before = stamp.begin(str(hidden(wish.output)), wish.inputs) if wish.stamped else ("", 0)
        run = _Run(wish, way, part)
        code, said = run.build()
        if said and wish.stamped:
            stamp.write(str(wish.output), wish.key, wish.inputs, before, said, run.beside)
    return code


def _part(written: str, output: Path) -> tuple[int, int]:
    part = parse(written)
    found = manifest.read(output)
    if found.entries and not found.shard:
        raise UsageError(
            f"{output} holds a whole build, most of which a part of it would remove.",
            "Build the part in a folder of its own: --output part-1",
        )
    return part


def _way(jobs: int, executor: str | None, force: bool) -> Way:
    if executor is None:
        return Way(jobs, force=force)
    url = urlsplit(executor)
    names = [name for name in plug_in_names(executors) if name != "local"]
    if url.scheme not in names:
        hint = did_you_mean(url.scheme, names)
        raise UsageError(
            f"There is no executor `{url.scheme or executor}`.", f"Write dask://HOST:PORT ({hint})."
        )
    if not re.fullmatch(r".+:\d{1,5}", url.netloc):
        raise UsageError(f"`{executor}` names no host and port.", "Write dask://HOST:PORT.")
    say(plug_in(executors, url.scheme).CAUTION)
    return Way(jobs, url.scheme, url.netloc, force)


class _Run:
    """One build: what was found so far, and what is to do."""

    def __init__(self, wish: Wish, way: Way, part: tuple[int, int] | None) -> None:
        self._wish, self._way, self._part = wish, way, part
        self._folders, self._reporter = Folders(wish.project), Reporter()
        self._found = Reporter()
        """What is wrong with the files: only a build sees it."""
        self._timestamp = timestamp()
        day = today(wish.today) if wish.today or wish.release else None
        self._checking = Checking(self._folders, self._reporter, day)
        self._project: Project = self._checking.project
        self._found.severities = self._reporter.severities
        self._fingerprints = Fingerprints(
            self._folders, self._project, self._timestamp, self._checking.memory
        )

    @property
    def beside(self) -> list[str]:
        """The folders of the machine that the build read."""
        return sorted(self._fingerprints.beside)

    def dry(self) -> int:
        """Say what would be done."""
        surveyed = self._surveyed()
        if surveyed is None:
            return self._failed()
        found, _ = surveyed
        for each in found.fresh:
            self._found.extend(located(self._project, each.entry.findings if each.entry else ()))
        _show(explained(found, self._wish.output, self._wish.as_json))
        edited = found.edited
        say(summary(self._told(), None, len(found.fresh), len(found.stale) - len(edited)))
        return 1 if edited else 0

    def build(self) -> tuple[int, tuple[str, str] | None]:
        """Do it. Second: what the same command says when there is nothing to do any more."""
        surveyed = self._surveyed()
        if surveyed is None:
            return self._failed(), None
        found, part = surveyed
        if self._wish.explain and not self._wish.as_json:
            _show(explained(found, self._wish.output, False))
        done = self._bring(found, part)
        if self._found.failed:
            return self._failed(), None
        self._fingerprints.keep()
        still = self._told()
        self._found.extend(done.findings)
        told = self._told(done.outputs)
        _show(shown(told.result, self._wish.output, self._wish.as_json))
        say(summary(told, done, done.fresh))
        if told.result.failed:
            return 1, None
        again = summary(still, Done(), len(found.verdicts))
        return 0, (shown(still.result, self._wish.output, self._wish.as_json), again)

    def _bring(self, found: Survey, part: Shard | None) -> Done:
        require_all([each.task for each in found.stale], self._wish)
        with progress(len(found.stale), "Making documents") as advance:
            return bring(
                self._folders,
                self._project,
                self._fingerprints,
                found,
                self._found,
                timestamp=self._timestamp,
                made=advance,
                way=self._way,
                shard=part,
            )

    def _surveyed(self) -> tuple[Survey, Shard | None] | None:
        """What there is to do, and of what part; None if the content is faulty, or every translation asked for."""
        self._checking.finish()
        if self._reporter.stops():
            return None
        found = self._survey()
        nothing = self._reporter.failed and not found[0].verdicts
        return None if nothing or self._reporter.stops() else found

    def _survey(self) -> tuple[Survey, Shard | None]:
        wish, mine = self._wish, None
        tasks = plan(self._project, wish.documents, wish.languages, wish.formats)
        if wish.places:
            tasks = placed(tasks, chosen(self._project, wish.places))
        if not (self._part or wish.prune or wish.languages or wish.formats or wish.places):
            tasks = in_order([*tasks, *self._asked(wish.output)])
        tasks = [task for task in tasks if task.language not in self._reporter.stopped]
        if self._part:
            require_all(tasks, wish)
            tasks, mine = shard(self._fingerprints, tasks, *self._part)
        if wish.release:
            from toolkit_cli.build.release import check_release
            from toolkit_cli.build.translations import Translations

            check_release(self._project, Translations(self._project), tasks, self._reporter)
        found = survey(
            self._project,
            self._fingerprints,
            tasks,
            wish.output,
            force=wish.force,
            prune=wish.prune,
            only=mine is not None,
        )
        return found, mine

    def _asked(self, output: Path) -> list[Task]:
        """What earlier builds were asked for by name, of the documents that this one is asked for."""
        named = self._wish.documents
        return [task for task in asked(self._project, output) if not named or task.document in named]

    def _failed(self) -> int:
        told = self._told()
        _show(shown(told.result, self._wish.output, self._wish.as_json))
        say(summary(told, None))
        return 1

    def _told(self, outputs: tuple[Output, ...] = ()) -> Told:
        """What there is to tell by now, each thing once."""
        content = tuple(self._reporter)
        files = tuple(each for each in self._found if each not in content)
        every = tuple(sorted((*content, *files), key=Diagnostic.sort_key))
        lines = source_lines(self._folders, every)
        return Told(RunResult(every, outputs, lines=lines), RunResult(content), RunResult(files))


def _show(words: str) -> None:
    if words:
        show(words)
