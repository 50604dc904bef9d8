"""A plan in parts: each task in one of them, and merged they are the whole build."""

import json
import shutil
from pathlib import Path
from subprocess import CompletedProcess

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from command_line import toolkit
from conftest import contents, with_formats
from toolkit_cli.build.fingerprints import Fingerprints
from toolkit_cli.build.plan import Task, plan
from toolkit_cli.build.shard import _effort, parse, shard
from toolkit_cli.core.diagnostics import Reporter
from toolkit_cli.core.errors import UsageError
from toolkit_cli.core.folders import Folders
from toolkit_cli.reading.project import read_project


def _toolkit(project: Folders, *words: object) -> CompletedProcess[str]:
    return toolkit(*map(str, words), cwd=project.project)


@pytest.fixture
def parts(project: Folders, tmp_path: Path) -> list[Path]:
    """The three shards of the small project, built."""
    with_formats(project, "text", "html")
    folders = [tmp_path / f"part-{part}" for part in (1, 2, 3)]
    for part, folder in enumerate(folders, start=1):
        found = _toolkit(project, "build", "--shard", f"{part}/3", "--output", folder)
        assert found.returncode == 0, found.stderr
    return folders


def test_merged_shards_are_the_whole_build(project: Folders, parts: list[Path], tmp_path: Path) -> None:
    sizes = [len(contents(folder)) - 1 for folder in parts]
    assert sum(sizes) == 4
    assert max(sizes) == 2
    assert _toolkit(project, "verify", "--output", parts[0]).returncode == 0
    merged = _toolkit(project, "merge", *parts)
    assert (merged.returncode, merged.stderr) == (0, "4 files of 3 shards merged.\n")
    assert _toolkit(project, "build", "--output", tmp_path / "whole").returncode == 0
    assert contents(project.project / "output") == contents(tmp_path / "whole")
    assert "4 up to date" in _toolkit(project, "build").stderr


def test_a_merge_names_what_is_missing_or_twice_or_changed(
    project: Folders, parts: list[Path], tmp_path: Path
) -> None:
    missing = _toolkit(project, "merge", *parts[:2])
    assert (missing.returncode, missing.stdout) == (1, "shard 3/3 is missing\n")
    copy = tmp_path / "copy"
    shutil.copytree(parts[0], copy)
    twice = _toolkit(project, "merge", *parts, copy)
    assert twice.returncode == 1
    assert "shard 1/3 is there twice" in twice.stdout
    file = next(file for name, file in ((n, parts[0] / n) for n in contents(parts[0])) if "en-GB" in name)
    file.write_bytes(b"edited")
    assert "is not what was built" in _toolkit(project, "merge", *parts).stdout
    file.unlink()
    assert "is missing" in _toolkit(project, "merge", *parts).stdout
    assert not (project.project / "output").exists()


def test_a_folder_that_is_named_twice_is_told(project: Folders, parts: list[Path]) -> None:
    found = _toolkit(project, "merge", *parts, f"{parts[0]}/../{parts[0].name}")
    assert (found.returncode, found.stdout) == (1, f"{parts[0]} is named twice\n")
    assert not (project.project / "output").exists()


def test_a_part_takes_the_place_of_no_whole_build(project: Folders, parts: list[Path]) -> None:
    assert _toolkit(project, "build").returncode == 0
    before = contents(project.project / "output")
    for more in ((), ("--dry-run",)):
        found = _toolkit(project, "build", "--shard", "1/3", *more)
        assert found.returncode == 2
        assert "holds a whole build" in found.stderr
    assert contents(project.project / "output") == before
    assert _toolkit(project, "build", "--shard", "1/3", "--output", parts[0]).returncode == 0


def test_shards_of_two_plans_and_what_is_no_shard_are_not_merged(
    project: Folders, parts: list[Path], tmp_path: Path
) -> None:
    section = project.content / "sections" / "sleep.yaml"
    section.write_text(section.read_text("utf-8").replace("slept well", "slept"), encoding="utf-8")
    assert _toolkit(project, "build", "--shard", "3/3", "--output", parts[2]).returncode == 0
    assert "not of one plan" in _toolkit(project, "merge", *parts).stdout
    assert _toolkit(project, "build", "--output", tmp_path / "whole").returncode == 0
    assert "holds no shard" in _toolkit(project, "merge", parts[0], tmp_path / "whole").stdout


def test_a_task_that_a_shard_lost_is_noticed(project: Folders, parts: list[Path]) -> None:
    manifest = parts[1] / "manifest.json"
    content = json.loads(manifest.read_text("utf-8"))
    content["outputs"].pop()
    manifest.write_text(json.dumps(content), encoding="utf-8")
    assert "the plan has 4 files, and the shards do not" in _toolkit(project, "merge", *parts).stdout


@pytest.mark.parametrize("written", ["0/3", "4/3", "1", "a/b", "1/0", "-1/2"])
def test_what_is_no_part_is_wrong_usage(written: str) -> None:
    with pytest.raises(UsageError, match="is no part"):
        parse(written)


@pytest.fixture(scope="module")
def planned(repository: Folders) -> tuple[Fingerprints, list[Task]]:
    """The plan of this repository, in some formats."""
    project = read_project(repository, Reporter())
    return Fingerprints(repository, project, None), plan(project, formats=["docx", "text"])


@settings(max_examples=20)
@given(of=st.integers(1, 40))
def test_every_task_is_in_exactly_one_part(of: int, planned: tuple[Fingerprints, list[Task]]) -> None:
    fingerprints, tasks = planned
    split = [shard(fingerprints, tasks, part, of) for part in range(1, of + 1)]
    assert sorted(task.path for mine, _ in split for task in mine) == sorted(task.path for task in tasks)
    assert len({each.plan for _, each in split}) == 1


def test_parts_take_about_equally_long(planned: tuple[Fingerprints, list[Task]]) -> None:
    """The longest part is little longer than a quarter, or than the one file that takes longest."""
    fingerprints, tasks = planned
    efforts = {task.path: _effort(fingerprints, task) for task in tasks}
    parts = [shard(fingerprints, tasks, part, 4)[0] for part in (1, 2, 3, 4)]
    longest = max(sum(efforts[task.path] for task in mine) for mine in parts)
    assert longest < 1.1 * max(sum(efforts.values()) / 4, *efforts.values())
