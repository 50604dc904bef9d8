"""The project is chosen before or after the command, and servers find its files from the root of the repository."""

import json
import re
from pathlib import Path

import pytest

from command_line import toolkit
from toolkit_cli.core.folders import Folders


@pytest.mark.parametrize(
    "command",
    [
        "validate",
        "list",
        "build --dry-run",
        "request list",
        "translate status",
        "template lint",
        "formats pl",
    ],
)
def test_the_project_is_named_before_or_after_the_command(
    command: str, project: Folders, tmp_path: Path
) -> None:
    words, option = command.split(), ["--project", str(project.project)]
    places = [[*option, *words], [*words, *option], [*words, "-C", str(project.project)]]
    if words[0] in ("request", "translate", "template"):
        places.append([words[0], *option, *words[1:]])
    said = [toolkit(*each, cwd=tmp_path) for each in places]
    assert {each.returncode for each in said} == {0}
    assert len({each.stdout for each in said}) == 1


def test_the_option_after_the_command_goes_before_the_other(project: Folders, tmp_path: Path) -> None:
    found = toolkit("-C", str(tmp_path / "none"), "list", "-C", str(project.project), cwd=tmp_path)
    assert (found.returncode, "sleep-leaflet" in found.stdout) == (0, True)


@pytest.mark.parametrize("cwd", [".", "project", "project/content"])
def test_servers_get_paths_from_the_root_of_the_repository(
    cwd: str, project: Folders, tmp_path: Path
) -> None:
    (tmp_path / ".git").mkdir()
    lines = toolkit("validate", "--report", "github", "-C", str(project.project), cwd=tmp_path / cwd).stdout
    found = set(re.findall("file=([^,]*),", lines))
    assert "project/content/sections/sleep.yaml" in found
    assert all(path.startswith("project/content/") for path in found)
    log = json.loads(
        toolkit("-C", str(project.project), "validate", "--report", "sarif", cwd=tmp_path / cwd).stdout
    )
    places = [
        found["locations"][0]["physicalLocation"]["artifactLocation"]["uri"]
        for found in log["runs"][0]["results"]
    ]
    assert set(places) == found
    text = toolkit("validate", "-C", str(project.project), cwd=tmp_path / cwd).stdout
    assert "\ncontent/sections/sleep.yaml:" in f"\n{text}"


def test_without_a_repository_paths_start_from_the_project(project: Folders, tmp_path: Path) -> None:
    lines = toolkit("validate", "--report", "github", cwd=project.project).stdout
    assert "content/sections/sleep.yaml" in re.findall("file=([^,]*),", lines)


def test_a_mistyped_folder_is_not_the_project_above_it(project: Folders) -> None:
    done = toolkit("-C", "my-tolkit", "list", cwd=project.project)
    assert done.returncode == 2
    assert "There is no folder my-tolkit." in done.stderr
