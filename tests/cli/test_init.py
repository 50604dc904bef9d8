"""A project is begun where there is room for one, and nothing of people is shared by accident."""

import json
import re
import shutil
import subprocess
from pathlib import Path

import pytest
import yaml

from command_line import toolkit
from toolkit_cli import __version__


@pytest.mark.parametrize(
    ("there", "folder", "told"),
    [
        ("file", "notes.txt", "notes.txt is a file. Name a folder"),
        ("file", "notes.txt/deep/ours", "notes.txt is a file. Name a folder"),
        ("project", "notes.txt", "There is a project in "),
        ("content", "notes.txt", "is there already, and it is of something else"),
    ],
)
def test_what_is_in_the_way_is_said(there: str, folder: str, told: str, tmp_path: Path) -> None:
    taken = tmp_path / "notes.txt"
    if there == "file":
        taken.write_text("mine", encoding="utf-8")
    else:
        (taken / "content").mkdir(parents=True)
    if there == "project":
        (taken / "content" / "toolkit.yaml").write_text("schema: 1", encoding="utf-8")
    found = toolkit("init", folder, cwd=tmp_path)
    assert found.returncode == 2
    assert told in found.stderr
    assert "Word" not in found.stderr
    assert there != "file" or taken.read_text("utf-8") == "mine"


def test_a_folder_with_other_things_in_it_keeps_them(tmp_path: Path) -> None:
    (tmp_path / "README.md").write_text("ours", encoding="utf-8")
    (tmp_path / ".gitignore").write_text("secret.txt\nR-*.zip", encoding="utf-8")
    assert toolkit("init", cwd=tmp_path).returncode == 0
    assert (tmp_path / "README.md").read_text("utf-8") == "ours"
    ignored = (tmp_path / ".gitignore").read_text("utf-8").splitlines()
    assert ignored[:2] == ["secret.txt", "R-*.zip"]
    assert ignored.count("R-*.zip") == 1
    assert {".toolkit/", "output/requests/"} <= set(ignored)


@pytest.mark.skipif(shutil.which("git") is None, reason="needs git")
@pytest.mark.parametrize("kept", [True, False])
def test_git_never_sees_requests_and_packs(kept: bool, tmp_path: Path) -> None:
    assert toolkit("init", cwd=tmp_path).returncode == 0
    if not kept:  # a project that was begun before, or by hand
        (tmp_path / ".gitignore").unlink()
    new = ["request", "new", "--document", "sleep-help-sheet", "--format", "text"]
    logged = toolkit(*new, cwd=tmp_path)
    assert toolkit("approve", "sleep", "--role", "editor", cwd=tmp_path).returncode == 0
    settings = tmp_path / "content" / "toolkit.yaml"
    ours = (
        settings.read_text("utf-8")
        .replace("Your organisation", "Kernow Schools")
        .replace("example.org", "kernow.nhs.uk")
    )
    settings.write_text(ours, encoding="utf-8")
    made = toolkit("request", "fulfil", logged.stdout.split(",")[0], cwd=tmp_path)
    assert made.returncode == 0, made.stdout + made.stderr
    packs = list((tmp_path / "output").rglob("*.zip"))
    subprocess.run(["git", "init", "--quiet", "."], cwd=tmp_path, check=True)
    seen = subprocess.run(
        ["git", "status", "--porcelain", "--untracked-files=all"],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=True,
    ).stdout
    assert "content/toolkit.yaml" in seen
    assert "requests" not in seen
    assert len(packs) == 1
    assert ".zip" not in seen


def test_an_output_under_a_file_is_told_apart_from_one_open_in_word(tmp_path: Path) -> None:
    assert toolkit("init", cwd=tmp_path).returncode == 0
    (tmp_path / "content" / "approvals.yaml").mkdir()
    found = toolkit("approve", "sleep", "--role", "editor", cwd=tmp_path)
    assert found.returncode != 4
    assert "Word" not in found.stderr


def test_any_version_that_is_built_can_be_sent(tmp_path: Path) -> None:
    assert toolkit("init", cwd=tmp_path).returncode == 0
    settings = tmp_path / "content" / "toolkit.yaml"
    words = settings.read_text("utf-8").replace("Your organisation", "Kernow Schools")
    words = words.replace("example.org", "kernow.nhs.uk").replace('"1"', "Second edition, revised (Ö)")
    settings.write_text(words, encoding="utf-8")
    assert toolkit("approve", "sleep", "--role", "editor", cwd=tmp_path).returncode == 0
    new = ["request", "new", "--document", "sleep-help-sheet", "--format", "text"]
    number = toolkit(*new, cwd=tmp_path).stdout.partition(",")[0]
    assert toolkit("request", "fulfil", number, cwd=tmp_path).returncode == 0
    sent = toolkit("request", "sent", number, "--json", cwd=tmp_path)
    assert '"version": "Second-edition-revised"' in sent.stdout, sent.stderr


def test_a_page_for_people_and_a_check_for_github_are_written(tmp_path: Path) -> None:
    made = toolkit("init", "ours", cwd=tmp_path)
    page, check = (tmp_path / "ours" / name for name in ("README.md", ".github/workflows/toolkit.yml"))
    assert "Written beside the content: .gitignore, README.md, .github/workflows/toolkit.yml" in made.stderr
    for command in re.findall(r"`toolkit ([a-z]+)", page.read_text("utf-8")):
        assert toolkit(command, "--help", cwd=tmp_path).returncode == 0
    steps = yaml.safe_load(check.read_text("utf-8"))["jobs"]["documents"]["steps"]
    commands = [step["run"].split()[1:] for step in steps if step.get("run", "").startswith("toolkit ")]
    assert commands
    for words in commands:
        assert toolkit(*words, cwd=tmp_path / "ours").returncode == 0, words
    assert f"toolkit-cli=={__version__}" in check.read_text("utf-8")


def test_a_workflow_that_is_there_stays_and_none_is_written_where_github_reads_none(tmp_path: Path) -> None:
    own = tmp_path / ".github" / "workflows" / "toolkit.yml"
    own.parent.mkdir(parents=True)
    own.write_text("ours", encoding="utf-8")
    (tmp_path / ".git").mkdir()
    assert toolkit("init", cwd=tmp_path).returncode == 0
    assert own.read_text("utf-8") == "ours"
    made = toolkit("init", "below", "--json", cwd=tmp_path)
    assert not (tmp_path / "below" / ".github").exists()
    assert all((tmp_path / file).is_file() for file in json.loads(made.stdout)["files"])
