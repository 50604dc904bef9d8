"""The same build on a Dask cluster, one of whose workers dies in the middle of it."""

import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path

import pytest

from conformance.judges import need
from conftest import contents, with_formats
from toolkit_cli.build.execute import Way, execute
from toolkit_cli.build.places import placed
from toolkit_cli.build.plan import Task, plan
from toolkit_cli.core.diagnostics import Reporter
from toolkit_cli.core.errors import ToolkitError
from toolkit_cli.core.folders import Folders
from toolkit_cli.reading.project import read_project

pytestmark = [
    pytest.mark.conformance,
    pytest.mark.filterwarnings("ignore::DeprecationWarning"),
    pytest.mark.filterwarnings("ignore::ResourceWarning"),
]


@pytest.fixture(autouse=True)
def _dask() -> None:
    need("Dask", find_spec("distributed"), "pip install --editable '.[dask]'")


@pytest.fixture
def cluster(tmp_path: Path) -> Iterator[tuple[str, list[subprocess.Popen[bytes]]]]:
    """The address of a scheduler, its two workers and itself; they see nothing of the project's folder."""
    import distributed

    file = tmp_path / "scheduler.json"
    started: list[subprocess.Popen[bytes]] = []

    def start(*words: str) -> subprocess.Popen[bytes]:
        command = [sys.executable, "-m", "distributed.cli." + words[0], *words[1:]]
        process = subprocess.Popen(
            command,
            cwd=tmp_path,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
        )
        started.append(process)
        return process

    try:
        start("dask_scheduler", "--port", "0", "--no-dashboard", "--scheduler-file", str(file))
        common = ["--scheduler-file", str(file), "--nworkers", "1", "--nthreads", "1", "--no-dashboard"]
        workers = [start("dask_worker", *common, "--no-nanny") for _ in range(2)]
        with distributed.Client(scheduler_file=str(file), timeout=60, set_as_default=False) as client:
            client.wait_for_workers(2, timeout=60)
            address = client.scheduler_info()["address"].removeprefix("tcp://")
        yield address, [*workers, started[0]]
    finally:
        for process in started:
            process.kill()
            process.wait()


def _say_where_to_call(project: Folders) -> None:
    file = project.content / "toolkit.yaml"
    text = file.read_text("utf-8")
    said = 'message: "Call {{ place.name }}: {{ place.phone }}."\n'
    file.write_text(
        "".join(line for line in text.splitlines(True) if not line.startswith("message:")) + said, "utf-8"
    )


def test_every_file_arrives_once_though_a_worker_dies(
    project: Folders, tmp_path: Path, cluster: tuple[str, list[subprocess.Popen[bytes]]]
) -> None:
    address, workers = cluster
    with_formats(project, "docx", "pdf", "text", "html")
    documents = project.content / "documents"
    for number in range(10):
        shutil.copy(documents / "sleep-leaflet.yaml", documents / f"copy-{number}.yaml")
    schools = [f"school-{number},School {number},01632 96000{number}" for number in range(6)]
    (project.content / "places.csv").write_text("\n".join(["id,name,phone", *schools, ""]), encoding="utf-8")
    _say_where_to_call(project)
    made: list[Task] = []

    def count(task: Task) -> None:
        made.append(task)
        if len(made) == 5:
            os.kill(workers[0].pid, signal.SIGKILL)

    def build(output: Path, way: Way) -> list[Task]:
        made.clear()
        reporter = Reporter()
        read = read_project(project, reporter)
        tasks = [*plan(read), *placed(plan(read), list(read.places.values()))]
        execute(project, read, tasks, output, reporter, way=way, made=count if way.where else made.append)
        assert not reporter.failed
        return tasks

    tasks = build(tmp_path / "cluster", Way(executor="dask", where=address))
    workers[0].wait(timeout=10)
    assert workers[0].returncode == -signal.SIGKILL
    assert sorted(task.path for task in made) == sorted(task.path for task in tasks)
    build(tmp_path / "here", Way(jobs=1))
    assert contents(tmp_path / "cluster") == contents(tmp_path / "here")


def test_a_scheduler_that_dies_is_named(
    project: Folders, tmp_path: Path, cluster: tuple[str, list[subprocess.Popen[bytes]]]
) -> None:
    address, processes = cluster
    with_formats(project, "docx", "pdf", "text", "html")
    documents = project.content / "documents"
    for number in range(40):
        shutil.copy(documents / "sleep-leaflet.yaml", documents / f"copy-{number}.yaml")
    read = read_project(project, Reporter())
    way = Way(executor="dask", where=address)

    def end(_: Task) -> None:
        processes[-1].kill()

    with pytest.raises(ToolkitError, match=r"scheduler at .* has gone"):
        execute(project, read, plan(read), tmp_path / "out", Reporter(), way=way, made=end)
    assert contents(tmp_path / "out") == {}


def test_a_scheduler_that_is_not_there_is_named(project: Folders, tmp_path: Path) -> None:
    read = read_project(project, Reporter())
    with pytest.raises(ToolkitError, match=r"no Dask scheduler at 127\.0\.0\.1:9"):
        execute(
            project,
            read,
            plan(read),
            tmp_path / "out",
            Reporter(),
            way=Way(executor="dask", where="127.0.0.1:9"),
        )
    assert contents(tmp_path / "out") == {}
