"""Many at once, and killed at any moment: nothing logged is lost, no number is given twice.

`TOOLKIT_LONG=1 make test` runs these at full length: 200 kills, and 8 processes that log 500 requests each.
"""

import os
import random
import signal
import subprocess
import sys
import tempfile
import time
from collections import defaultdict
from collections.abc import Callable, Iterator
from pathlib import Path
from types import FrameType

import pytest
from desk import DUE, NEED, NOW

from conftest import LONG
from toolkit_cli.requests.store import open_store

ROOT = Path(__file__).parent.parent.parent
KILLS, CROWD = (200, 500) if LONG else (12, 8)


def _worker(file: Path, seed: int, steps: int, what: str) -> "subprocess.Popen[str]":
    script = Path(__file__).parent / "desk_worker.py"
    path = os.pathsep.join([str(ROOT / "src"), str(script.parent), os.environ.get("PYTHONPATH", "")])
    command = [sys.executable, str(script), str(file), str(seed), str(steps), what]
    return subprocess.Popen(
        command, stdout=subprocess.PIPE, text=True, env={**os.environ, "PYTHONPATH": path}
    )


def _killed(file: Path, seed: int, what: str) -> list[str]:
    """What five workers said before each was killed at a moment of its own."""
    chance = random.Random(seed)
    workers = [_worker(file, seed + one, 10_000, what) for one in range(5)]
    said = [worker.stdout.readline() for worker in workers if worker.stdout]
    for worker in workers:
        time.sleep(chance.uniform(0, 0.06))
        worker.kill()
    said += [line for worker in workers for line in worker.communicate()[0].splitlines()]
    return [line.strip() for line in said if line.strip()]


def _states(file: Path) -> dict[str, list[str]]:
    with open_store(file) as store:
        return {
            each.number: [str(step.state) for step in store.history(each.number)] for each in store.select()
        }


@pytest.fixture(params=["disk", "memory"])
def place(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Path]:
    """A folder on the disk, where most kills meet a process that waits for it; or in memory, where few do."""
    memory = Path("/dev/shm")
    if request.param == "disk" or not memory.is_dir():
        yield tmp_path
    else:
        with tempfile.TemporaryDirectory(dir=memory) as folder:
            yield Path(folder)


def test_killed_at_any_moment_nothing_that_was_said_is_lost(place: Path) -> None:
    file = place / "requests.db"
    said: dict[str, list[str]] = defaultdict(list)
    for seed in range(0, KILLS // 2, 5):
        for line in _killed(file, seed, "working"):
            number, state = line.split()
            assert state not in said[number], f"{number} was given twice"
            said[number].append(state)
        with open_store(file) as store:  # refuses a database that is not sound
            assert not said.keys() - {each.number for each in store.select()}
    kept = _states(file)
    assert all(kept[number][: len(states)] == states for number, states in said.items())
    assert len(said) >= KILLS // 2
    with open_store(file) as store:
        assert store.log(NEED, NOW, DUE).number not in said


def test_killed_while_restoring_the_database_is_the_old_or_the_new_one(tmp_path: Path) -> None:
    file = tmp_path / "requests.db"
    given: set[str] = set()
    for seed in range(0, KILLS // 4, 5):
        for line in _killed(file, seed, "restoring"):
            number = line.split()[0]
            assert number not in given, f"{number} was given twice"
            given.add(number)
    beside = file.parent.glob("requests.db.before-restore*")
    copies = [file, *(copy for copy in beside if not copy.name.endswith((".part", "-journal")))]
    assert not given - {number for copy in copies for number in _states(copy)}


def test_a_crowd_loses_no_request_and_repeats_no_number(tmp_path: Path) -> None:
    file = tmp_path / "requests.db"
    workers = [_worker(file, seed, CROWD, "logging") for seed in range(8)]
    said = [worker.communicate()[0].split("\n")[:-1] for worker in workers]
    assert [worker.returncode for worker in workers] == [0] * 8
    numbers = [line.split()[0] for lines in said for line in lines]
    assert len(numbers) == len(set(numbers)) == 8 * CROWD
    assert sorted(numbers) == sorted(_states(file))
    assert sorted(numbers)[-1] == f"R-2026-{8 * CROWD:04d}"  # nobody was killed: no gap


@pytest.mark.skipif(not hasattr(os, "fork"), reason="needs fork")
def test_killed_after_each_step_of_logging(tmp_path: Path) -> None:
    file = tmp_path / "requests.db"
    with open_store(file) as store:
        seen = {store.log(NEED, NOW, DUE).number}
    step, stride = 1, 3 if LONG else 41
    while _log_and_die(file, step):
        with open_store(file) as store:
            before = {each.number for each in store.select()}
            assert seen <= before
            number = store.log(NEED, NOW, DUE).number
            assert number not in before
            seen = before | {number}
        step += stride
    assert step > 100


def _log_and_die(file: Path, step: int) -> bool:
    """Log in a process of its own that is killed at the given step; whether it was."""
    child = os.fork()
    if not child:
        sys.setprofile(_killer(step))
        with open_store(file) as store:
            store.log(NEED, NOW, DUE)
        os._exit(0)
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == -signal.SIGKILL


def _killer(step: int) -> "Callable[[FrameType, str, object], None]":
    left = step

    def count(frame: FrameType, event: str, argument: object) -> None:
        nonlocal left
        left -= 1
        if not left:
            os.kill(os.getpid(), signal.SIGKILL)

    return count
