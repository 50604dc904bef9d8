"""What other repositories take from this one: the pre-commit hooks, the GitHub Action and the workflow."""

import os
import re
import shlex
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml
from typer.testing import CliRunner

from conftest import REPOSITORY
from toolkit_cli.cli.app import app
from toolkit_cli.core.folders import Folders

HOOKS: list[dict[str, Any]] = yaml.safe_load((REPOSITORY / ".pre-commit-hooks.yaml").read_text("utf-8"))
ACTION: dict[str, Any] = yaml.safe_load((REPOSITORY / "action.yml").read_text("utf-8"))
WORKFLOW: dict[Any, Any] = yaml.safe_load((REPOSITORY / ".github/workflows/publish.yml").read_text("utf-8"))
STEPS: list[dict[str, Any]] = ACTION["runs"]["steps"]


@pytest.mark.parametrize("hook", HOOKS, ids=lambda hook: hook["id"])
def test_a_hook_names_a_command_that_exists(hook: dict[str, Any]) -> None:
    assert hook.keys() >= {"id", "name", "description", "entry", "language", "files"}
    program, *words = shlex.split(hook["entry"])
    assert program == "toolkit"
    assert CliRunner().invoke(app, [*words, "--help"]).exit_code == 0
    assert re.search(hook["files"], "content/toolkit.yaml")
    assert hook["pass_filenames"] is False


def test_the_action_is_a_composite_of_known_parts() -> None:
    assert ACTION.keys() == {"name", "description", "inputs", "runs"}
    assert ACTION["runs"]["using"] == "composite"
    for step in STEPS:
        assert ("uses" in step) != ("run" in step)
        assert "shell" in step or "uses" in step
        for used in re.findall(r"inputs\.([\w-]+)", str(step)):
            assert used in ACTION["inputs"]
        # An input that stands in a script itself would let its text be run.
        assert "${{" not in step.get("run", "")


@pytest.mark.skipif(sys.platform == "win32", reason="the script is for bash")
@pytest.mark.parametrize(("strict", "status"), [("false", 0), ("true", 1)])
def test_the_script_of_the_action_validates(
    strict: str, status: int, project: Folders, tmp_path: Path
) -> None:
    toolkit = tmp_path / "toolkit"
    toolkit.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m toolkit_cli "$@"\n', encoding="utf-8")
    toolkit.chmod(0o755)
    path = f"{tmp_path}{os.pathsep}{os.environ['PATH']}"
    made = subprocess.run(
        [str(shutil.which("bash")), "-e", "-o", "pipefail", "-c", STEPS[-1]["run"]],
        env={**os.environ, "PATH": path, "PROJECT": str(project.project), "STRICT": strict},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert made.returncode == status, made.stderr
    assert "::warning file=content/sections/sleep.yaml,line=" in made.stdout


def test_the_workflow_runs_commands_that_exist_each_on_a_machine_of_the_same_kind() -> None:
    assert {job["runs-on"] for job in WORKFLOW["jobs"].values()} == {"ubuntu-24.04"}
    for job in WORKFLOW["jobs"].values():
        assert job["timeout-minutes"] <= 30
        for step in job["steps"]:
            assert "${{" not in step.get("run", "")
            program, command, *words = shlex.split(step.get("run", "none none"))
            if program == "toolkit":
                known = CliRunner().invoke(app, [command, "--help"]).output
                assert all(word in known for word in words if word.startswith("--"))


def test_the_workflow_names_the_number_of_shards_once_and_writes_only_where_it_publishes() -> None:
    build = WORKFLOW["jobs"]["build"]
    assert build["env"]["SHARD"].endswith("/${{ strategy.job-total }}")
    assert build["strategy"]["matrix"].keys() == {"shard"}
    assert WORKFLOW["permissions"] == {"contents": "read"}
    writing = {name for name, job in WORKFLOW["jobs"].items() if "permissions" in job}
    assert writing == {"publish"}
    assert WORKFLOW["jobs"]["publish"]["if"] == "startsWith(github.ref, 'refs/tags/')"


def test_what_the_workflow_installs_is_one_setting() -> None:
    jobs = [job for name, job in WORKFLOW["jobs"].items() if name != "publish"]
    for job in jobs:
        assert [step["run"] for step in job["steps"] if "pip" in step.get("run", "")] == [
            "pip install $TOOLKIT"
        ]
    *_, constraints, here = WORKFLOW["env"]["TOOLKIT"].split()
    assert (REPOSITORY / constraints).is_file()
    assert (REPOSITORY / here / "pyproject.toml").is_file()
