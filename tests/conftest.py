"""Projects for tests: the repository's own, and a small one to break."""

import os
import shutil
import signal
from collections.abc import Callable, Iterator, Sequence
from datetime import date
from pathlib import Path

import pytest
from filelock import FileLock
from hypothesis import HealthCheck, settings

from toolkit_cli.build.check import check
from toolkit_cli.build.execute import execute
from toolkit_cli.build.plan import plan
from toolkit_cli.core.cache_folder import cache_folder
from toolkit_cli.core.diagnostics import Reporter
from toolkit_cli.core.folders import Folders, packaged_templates
from toolkit_cli.core.results import Output
from toolkit_cli.tools import louis

# Where a change is judged, the same tests judge it each time; everywhere else Hypothesis goes on searching.
LONG = bool(os.environ.get("TOOLKIT_LONG"))
"""Whether tests run at full length, as they do before a change lands."""
# No test fails because the machine is busy.
settings.register_profile(
    "tests",
    max_examples=100 if LONG else 30,
    deadline=None,
    derandomize=bool(os.environ.get("CI")),
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture],
)
settings.load_profile("tests")
HANG = 600.0
"""Seconds after which a process counts as one that never ends: no measure of anything."""
NEEDS_LIBLOUIS = pytest.mark.skipif(louis.find() is None, reason="needs liblouis, a program of its own")
REPOSITORY = Path(__file__).parent.parent
TODAY = date(2026, 11, 23)


def examples(many: int) -> int:
    """How many examples Hypothesis tries: all of them at full length, else a fifth."""
    return many if LONG else many // 5


@pytest.fixture(scope="session")
def shared(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder for all processes that run these tests, and for this run of them alone."""
    own = tmp_path_factory.getbasetemp()
    return own.parent if "PYTEST_XDIST_WORKER" in os.environ else own


@pytest.fixture(scope="session", autouse=True)
def _cache(shared: Path) -> Iterator[None]:
    """A folder of the tests' own for what the program keeps for its user, for the programs they start too."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("XDG_CACHE_HOME", str(shared / "cache"))
        patch.setenv("LOCALAPPDATA", str(shared / "local"))
        cache_folder.cache_clear()
        yield


@pytest.fixture(scope="session")
def repository() -> Folders:
    """The project in this repository."""
    return Folders(REPOSITORY)


@pytest.fixture
def project(tmp_path: Path) -> Folders:
    """A small project of its own, that builds without faults."""
    folder = tmp_path / "project"
    shutil.copytree(packaged_templates() / "_project", folder)
    return Folders(folder)


def with_own_details(folders: Folders) -> None:
    """Let the small project name itself and be reached: without that nothing of it goes out."""
    file = folders.content / "toolkit.yaml"
    text = file.read_text("utf-8").replace("Your organisation", "The schools team")
    file.write_text(text.replace("example.org", "schools-team.internal"), encoding="utf-8")


def contents(folder: Path) -> dict[str, bytes]:
    """The files of an output folder by path, but for the program's own hidden ones."""
    files = (file for file in folder.rglob("*") if file.is_file() and ".toolkit" not in file.parts)
    return {file.relative_to(folder).as_posix(): file.read_bytes() for file in files}


def with_formats(folders: Folders, *formats: str) -> None:
    """Let every document of the small project declare some formats."""
    for file in (folders.content / "documents").glob("*.yaml"):
        lines = [line for line in file.read_text("utf-8").splitlines() if not line.startswith("formats:")]
        file.write_text("\n".join([*lines, f"formats: [{', '.join(formats)}]", ""]), encoding="utf-8")


@pytest.fixture
def diagnostics() -> Callable[..., list[str]]:
    """All that `validate` finds in a project, as lines; the day it is may be given."""

    def found(folders: Folders, today: date = TODAY) -> list[str]:
        reporter = Reporter()
        check(folders, reporter, today)
        return [str(diagnostic) for diagnostic in reporter]

    return found


def make(
    folders: Folders,
    output: Path,
    *documents: str,
    languages: Sequence[str] = (),
    formats: Sequence[str] = (),
) -> tuple[Output, ...]:
    """Build documents of a project, which must be without faults."""
    reporter = Reporter()
    project = check(folders, reporter)
    outputs = execute(folders, project, plan(project, documents, languages, formats), output, reporter)
    assert not reporter.failed, "\n".join(map(str, reporter))
    return outputs


@pytest.fixture(scope="session")
def built(repository: Folders, shared: Path) -> Path:
    """The output folder of the repository's whole project, built by the first process that needs it."""
    output = shared / "built"
    with FileLock(shared / "built.lock"):
        make(repository, output)
    return output


@pytest.fixture
def ctrl_c() -> Iterator[Callable[[], None]]:
    """Ctrl-C for these tests themselves, also where they run in the background and are deaf to it."""
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    yield lambda: signal.raise_signal(signal.SIGINT)
    signal.signal(signal.SIGINT, before)


@pytest.fixture
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """An empty folder of the user."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    cache_folder.cache_clear()
    found = cache_folder()
    assert found is not None
    yield found
    monkeypatch.undo()
    cache_folder.cache_clear()
