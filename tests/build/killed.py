"""Builds that are killed: run as a script, it prints what it found wrong. (POSIX only: it forks.)

Half of them die before one of their operations on files, each time the next one; the others at any moment.
"""

import json
import os
import random
import re
import signal
import sys
import time
import traceback
from collections.abc import Callable
from pathlib import Path

from toolkit_cli.build.execute import execute
from toolkit_cli.build.plan import plan
from toolkit_cli.core.diagnostics import Reporter
from toolkit_cli.core.folders import Folders
from toolkit_cli.reading.project import read_project

_EVENTS = frozenset({"open", "os.rename", "os.remove", "os.mkdir", "os.rmdir", "shutil.rmtree"})
_HIDDEN = ".toolkit"
_left = [-1]


def _die_in_time(event: str, args: tuple[object, ...]) -> None:
    if _left[0] >= 0 and event in _EVENTS and str(args[0]).startswith(sys.argv[2]):
        if _left[0] == 0:
            os.kill(os.getpid(), signal.SIGKILL)
        _left[0] -= 1


def _build(project: Path, output: Path, *documents: str) -> None:
    reporter = Reporter()
    read = read_project(Folders(project), reporter)  # without the lint of templates, which takes longer
    execute(Folders(project), read, plan(read, documents), output, reporter)
    assert not reporter.failed, list(map(str, reporter))


def _forked(work: Callable[[], None], seconds: float | None = None) -> int:
    """Do some work in a process that is killed after a time; 0 if it ended well."""
    child = os.fork()
    if child == 0:
        code = 1
        try:
            work()
            code = 0
        except BaseException:
            traceback.print_exc()
        finally:
            sys.stderr.flush()
            os._exit(code)
    if seconds is not None:
        time.sleep(seconds)
        os.kill(child, signal.SIGKILL)
    return os.waitpid(child, 0)[1]


def _at(number: int, project: Path, output: Path) -> None:
    _left[0] = number
    _build(project, output)


def _files(output: Path) -> dict[str, bytes]:
    return {
        name: file.read_bytes()
        for file in output.rglob("*")
        if file.is_file() and not (name := file.relative_to(output).as_posix()).startswith(_HIDDEN)
    }


def _edit(project: Path, version: int) -> None:
    section = project / "content" / "sections" / "sleep.yaml"
    words = section.read_text("utf-8")
    section.write_text(re.sub("^title: .*", f"title: Sleep {version}", words, flags=re.M), "utf-8")
    extra = project / "content" / "documents" / "extra.yaml"
    if version:
        extra.write_text((extra.parent / "sleep-leaflet.yaml").read_text("utf-8"), "utf-8")
    else:
        extra.unlink(missing_ok=True)


def _check(present: dict[str, bytes], whole: list[dict[str, bytes]], after: str) -> None:
    json.loads(present.get("manifest.json", b"{}"))
    for name, content in present.items():
        assert name == "manifest.json" or content in [each.get(name) for each in whole], (
            f"{name} is torn after {after}"
        )


def main() -> None:
    project, output, count = Path(sys.argv[1]), Path(sys.argv[2]), int(sys.argv[3])
    chance = random.Random(sys.argv[4])
    whole, length = [], 0.0
    for version in (0, 1):
        _edit(project, version)
        _build(project, output.with_name(f"clean-{version}"))  # in this process: its imports serve all others
        began = time.monotonic()
        assert _forked(lambda: _build(project, output.with_name("timed"))) == 0
        length = time.monotonic() - began
        whole.append(_files(output.with_name(f"clean-{version}")))
    sys.addaudithook(_die_in_time)
    died = number = 0
    for turn in range(count):
        _edit(project, turn % 2)
        if turn % 2 or turn % 4 == 0:
            when = chance.uniform(0, length)
            status = _forked(lambda: _build(project, output), when)
            after = f"{when:.3f} s"
        else:
            status = _forked(lambda: _at(number, project, output))  # noqa: B023
            after, number = f"operation {number}", number + 1 if status else 0
        died += status == signal.SIGKILL
        assert status in (0, signal.SIGKILL), f"a build failed at {after}"
        _check(_files(output), whole, after)
        if chance.random() < 0.3:
            narrow = _forked(lambda: _build(project, output, "sleep-help-sheet"))
            assert narrow == 0, f"the build of one document failed after {after}"
        if chance.random() < 0.5:
            assert _forked(lambda: _build(project, output)) == 0, f"the next build failed after {after}"
            assert _files(output) == whole[turn % 2], f"the next build did not finish after {after}"
            left = [file.name for file in (output / _HIDDEN).iterdir() if file.name.startswith("staging")]
            assert left == [], after
    _edit(project, 0)
    assert _forked(lambda: _build(project, output)) == 0
    assert _files(output) == whole[0]
    print(died)  # noqa: T201


if __name__ == "__main__":
    main()
