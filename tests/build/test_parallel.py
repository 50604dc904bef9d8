"""Several processes give the same bytes as one, and none outlives its build."""

import multiprocessing
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from conftest import HANG, contents, with_formats
from toolkit_cli.build.alike_files import make
from toolkit_cli.build.execute import Way, execute
from toolkit_cli.build.executors import local
from toolkit_cli.build.lock import locked
from toolkit_cli.build.plan import Task, in_order, plan
from toolkit_cli.build.workers import Chunk, Made, Setting
from toolkit_cli.core.diagnostics import Reporter
from toolkit_cli.core.errors import ToolkitError
from toolkit_cli.core.folders import Folders
from toolkit_cli.reading.project import read_project

_HEARING = "import signal; signal.signal(signal.SIGINT, signal.default_int_handler)"
"""Where the tests run in the background of a shell, they and what they start are deaf to Ctrl-C."""


@pytest.fixture
def wide(project: Folders) -> Folders:
    """The small project in some quick formats and some languages."""
    with_formats(project, "text", "html", "epub")
    for file in (project.content / "documents").glob("*.yaml"):
        file.write_text(f"{file.read_text('utf-8')}languages: [en-GB, pl, ar]\n", encoding="utf-8")
    return project


def _build(folders: Folders, output: Path, jobs: int, *, backwards: bool = False) -> list[str]:
    reporter = Reporter()
    project = read_project(folders, reporter)
    done: list[Task] = []
    tasks = plan(project)
    execute(
        folders,
        project,
        tasks[::-1] if backwards else tasks,
        output,
        reporter,
        way=Way(jobs),
        made=done.append,
    )
    assert not reporter.failed
    assert in_order(done) == tasks
    assert len(done) == len(tasks)
    return [task.path for task in done]


@pytest.mark.parametrize("copied", [True, False])
def test_any_number_of_processes_and_any_order_give_equal_bytes(
    copied: bool, wide: Folders, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(local, "may_fork", lambda: copied and sys.platform == "linux")
    _build(wide, tmp_path / "one", 1)
    _build(wide, tmp_path / "three", 3)
    _build(wide, tmp_path / "backwards", 1, backwards=True)
    assert len(contents(tmp_path / "one")) == 19
    assert contents(tmp_path / "one") == contents(tmp_path / "three") == contents(tmp_path / "backwards")


def _dying(setting: Setting, chunk: Chunk) -> Iterator[Made]:
    """Make files as ever; in the first process that comes to a leaflet in Polish, die."""
    for made in make(setting, chunk):
        once = setting.staging.parent / "died"
        if made.task.path == "pl/sleep-leaflet.html" and not once.exists():
            once.touch()
            os._exit(9)
        yield made


def _always_dying(setting: Setting, chunk: Chunk) -> Iterator[Made]:
    for made in make(setting, chunk):
        if made.task.path == "pl/sleep-leaflet.html":
            os._exit(9)
        yield made


def _faulty(setting: Setting, chunk: Chunk) -> Iterator[Made]:
    raise ToolkitError("There is no voice.", "Install one.")
    yield


def _work_dying(*args: object) -> None:
    local.make = _dying
    local._work(*args)  # type: ignore[arg-type]


def _work_always_dying(*args: object) -> None:
    local.make = _always_dying
    local._work(*args)  # type: ignore[arg-type]


def _work_faulty(*args: object) -> None:
    local.make = _faulty
    local._work(*args)  # type: ignore[arg-type]


def _doing(monkeypatch: pytest.MonkeyPatch, work: Callable[..., None]) -> None:
    """Let new processes run another function."""
    spawn = multiprocessing.get_context("spawn")
    monkeypatch.setattr(local, "_process", lambda *args: spawn.Process(target=work, args=args, daemon=True))


def test_what_a_dying_process_left_another_one_makes_once(
    wide: Folders, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    _doing(monkeypatch, _work_dying)
    made = _build(wide, tmp_path / "out", 2)
    assert len(set(made)) == len(made)
    assert (tmp_path / "out" / ".toolkit" / "died").exists()
    _build(wide, tmp_path / "clean", 1)
    assert contents(tmp_path / "out") == contents(tmp_path / "clean")


@pytest.mark.parametrize(
    ("work", "words"), [(_work_always_dying, "died"), (_work_faulty, "There is no voice")]
)
def test_what_no_process_can_make_is_said_and_changes_nothing(
    work: Callable[..., None], words: str, wide: Folders, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    _doing(monkeypatch, work)
    with pytest.raises(ToolkitError, match=words):
        _build(wide, tmp_path / "out", 2)
    assert contents(tmp_path / "out") == {}


@pytest.mark.skipif(sys.platform == "win32", reason="needs signals")
@pytest.mark.parametrize(("sent", "to_all", "code"), [("SIGINT", True, 130), ("SIGKILL", False, -9)])
def test_an_interrupted_build_leaves_no_process_and_nothing_torn(
    sent: str, to_all: bool, code: int, wide: Folders, tmp_path: Path
) -> None:
    with_formats(wide, "docx", "pdf")
    build = _started(wide, "from toolkit_cli.cli import main", "--jobs", "2")
    output = wide.project / "output"
    _wait(lambda: any((output / ".toolkit").glob("staging-*/*/*")))
    workers = _descendants(build.pid)
    assert workers
    number = getattr(signal, sent)
    if to_all:
        os.killpg(build.pid, number)
    else:
        os.kill(build.pid, number)
    said = build.communicate(timeout=HANG)[1].decode()
    with locked(output, patience=0):
        pass
    assert build.returncode in (code, -number)
    assert "Traceback" not in said
    assert contents(output) == {}
    _wait(lambda: not _alive(build.pid))
    if to_all:
        assert "stopped" in said
        assert [file.name for file in (output / ".toolkit").glob("staging*")] == []


@pytest.mark.skipif(sys.platform == "win32", reason="needs signals")
def test_a_check_that_finds_much_can_be_interrupted(project: Folders) -> None:
    section = project.content / "sections" / "sleep.yaml"
    plain, first = section.read_text("utf-8"), "          - the same bedtime every day\n"
    many = (first.replace("the same", f"don’t forget the same {number}.") for number in range(1500))
    section.write_text(plain.replace(first, "".join(many)), encoding="utf-8")
    program = """
import toolkit_cli.cli._build_run as run
run.plan = lambda *_: signal.raise_signal(signal.SIGINT)
from toolkit_cli.cli import main"""
    build = _started(project, program)
    said = build.communicate(timeout=HANG)[1].decode()
    assert build.returncode in (130, -signal.SIGINT), said
    assert said == "toolkit: stopped\n"
    assert _alive(build.pid) == []


def test_the_ends_of_a_pipe_may_be_of_any_class(
    wide: Folders, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(local, "Connection", type("PipeConnection", (), {}))
    _build(wide, tmp_path / "out", 2)


@pytest.mark.parametrize(("told", "forgets"), [(0, [False, True, False]), (1, [False, False, False])])
def test_files_are_counted_where_the_system_tells_nothing_of_memory(
    told: int, forgets: list[bool], monkeypatch: pytest.MonkeyPatch
) -> None:
    forgotten: list[bool] = []
    monkeypatch.setattr(local, "memory", lambda: told)
    monkeypatch.setattr(local.typst, "forget", lambda: forgotten.append(True))
    files = 0
    for expected in forgets:
        forgotten.clear()
        files = local._forget(told, files + 60)
        assert bool(forgotten) is expected


def _started(folders: Folders, program: str, *words: str) -> "subprocess.Popen[bytes]":
    """A build in a session of its own, that hears Ctrl-C even where these tests do not."""
    return subprocess.Popen(
        [sys.executable, "-c", f"{_HEARING}\n{program}\nmain()", "build", *words],
        cwd=folders.project,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        start_new_session=True,
    )


def _wait(found: Callable[[], object]) -> None:
    while not found():
        time.sleep(0.02)


def _alive(session: int) -> list[int]:
    """The processes of a session, but for those that nobody has buried yet."""
    return [number for number, (state, _, its) in _processes().items() if its == session and state != "Z"]


def _descendants(parent: int) -> list[int]:
    children = [number for number, (_, its_parent, _) in _processes().items() if its_parent == parent]
    return [each for child in children for each in (child, *_descendants(child))]


def _processes() -> dict[int, tuple[str, int, int]]:
    """The state, parent and session of every process."""
    found = {}
    for folder in Path("/proc").glob("[0-9]*"):
        try:
            state, parent, _, session, *_ = (folder / "stat").read_text("utf-8").rpartition(")")[2].split()
        except OSError:
            continue
        found[int(folder.name)] = (state, int(parent), int(session))
    return found
