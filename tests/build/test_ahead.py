"""Workers that are made before the plan give the same bytes, and none outlives its build."""

import multiprocessing
import os
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from conftest import contents, with_formats
from toolkit_cli.build import ahead, formats
from toolkit_cli.build.alike_files import make
from toolkit_cli.build.execute import Way, execute
from toolkit_cli.build.executors import local
from toolkit_cli.build.plan import plan
from toolkit_cli.build.workers import Chunk, Made, Setting
from toolkit_cli.core.diagnostics import Reporter
from toolkit_cli.core.folders import Folders
from toolkit_cli.reading.project import read_project
from toolkit_cli.writers import docx

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="elsewhere no process is copied")
_MADE_OF = ("text", "html", "epub")


@pytest.fixture
def wide(project: Folders, monkeypatch: pytest.MonkeyPatch) -> Folders:
    """The small project in some quick formats, on a machine with two processors."""
    with_formats(project, *_MADE_OF)
    monkeypatch.setattr(ahead, "processors", lambda: 2)
    monkeypatch.setattr(ahead, "may_fork", lambda: True)
    return project


def _build(folders: Folders, output: Path, jobs: int = 2) -> dict[str, bytes]:
    reporter = Reporter()
    project = read_project(folders, reporter)
    execute(folders, project, plan(project), output, reporter, way=Way(jobs))
    assert not reporter.failed
    return contents(output)


@pytest.mark.parametrize("jobs", [1, 2, 3])
def test_workers_that_were_made_ahead_give_the_same_bytes(jobs: int, wide: Folders, tmp_path: Path) -> None:
    with ahead.workers(0, _MADE_OF, wide):
        made = _build(wide, tmp_path / "ahead", jobs)
        assert ahead.any_ready() == (jobs == 1)
    assert made == _build(wide, tmp_path / "alone", 1)
    assert multiprocessing.active_children() == []


def test_workers_that_nobody_needs_are_gone_at_once(wide: Folders) -> None:
    with ahead.workers(2, _MADE_OF, wide):
        pass
    assert not ahead.any_ready()
    assert multiprocessing.active_children() == []


@pytest.mark.parametrize("lacking", ["processors", "may_fork", "jobs"])
def test_without_a_second_processor_or_copies_none_is_made(
    lacking: str, wide: Folders, monkeypatch: pytest.MonkeyPatch
) -> None:
    if lacking == "processors":
        monkeypatch.setattr(ahead, "processors", lambda: 1)
    if lacking == "may_fork":
        monkeypatch.setattr(ahead, "may_fork", lambda: False)
    with ahead.workers(1 if lacking == "jobs" else 0, _MADE_OF, wide):
        assert not ahead.any_ready()
        assert multiprocessing.active_children() == []


def test_where_they_died_before_the_plan_was_made_others_do_their_work(wide: Folders, tmp_path: Path) -> None:
    with ahead.workers(2, _MADE_OF, wide):
        for process in multiprocessing.active_children():
            process.kill()
            process.join()
        made = _build(wide, tmp_path / "out")
    assert made == _build(wide, tmp_path / "alone", 1)


@pytest.mark.parametrize("asked", [False, True])
def test_what_all_documents_share_is_made_until_somebody_waits(
    asked: bool, wide: Folders, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = tmp_path / "made"

    def prepare(blocks: str, templates: list[bytes]) -> Iterator[None]:
        assert blocks
        assert len(templates) == len(list(wide.kinds()))
        for number in range(40):
            made.write_text(str(number))
            yield
            time.sleep(0.05)

    monkeypatch.setattr(docx, "prepare", prepare)
    with ahead.workers(2, ["docx"], wide):
        while not made.exists():
            time.sleep(0.01)
        if asked:
            assert ahead.take("a setting")
            assert int(made.read_text()) < 39
        else:
            while made.read_text() != "39":
                time.sleep(0.01)


def test_what_is_broken_is_left_to_the_build(
    wide: Folders, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(ahead, "_LATER", {"html": ("no_such_library",)})
    with ahead.workers(2, _MADE_OF, wide):
        made = _build(wide, tmp_path / "out")
    assert made == _build(wide, tmp_path / "alone", 1)
    assert capfd.readouterr().err == ""


def test_a_system_that_gives_no_more_processes_is_no_fault(
    wide: Folders, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refused(*_: object) -> None:
        raise BlockingIOError

    monkeypatch.setattr(ahead, "_reader", refused)
    with ahead.workers(2, _MADE_OF, wide):
        assert not ahead.any_ready()
        assert _build(wide, tmp_path / "out", 1)


def _dying(setting: Setting, chunk: Chunk) -> Iterator[Made]:
    """Make files as ever; in the first process that comes to the leaflet as a page, die."""
    for made in make(setting, chunk):
        once = setting.staging.parent / "died"
        if made.task.path == "en-GB/sleep-leaflet.html" and not once.exists():
            once.touch()
            os._exit(9)
        yield made


def test_what_a_dying_one_left_another_process_makes(
    wide: Folders, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as patch:
        patch.setattr(local, "make", _dying)
        with ahead.workers(2, _MADE_OF, wide):
            made = _build(wide, tmp_path / "out")
    assert (tmp_path / "out" / ".toolkit" / "died").exists()
    assert made == _build(wide, tmp_path / "alone", 1)


def test_the_writers_of_a_format_are_those_of_its_files(repository: Folders) -> None:
    project = read_project(repository, Reporter())
    wanted = {name: set(formats.writers_of(name)) for name in formats.FORMATS}
    for task in plan(project, (), ("en-GB",), formats.FORMATS):
        assert task.file.writer in wanted[task.format]
    assert formats.writers_of("papyrus") == ()
