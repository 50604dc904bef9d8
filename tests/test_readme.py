"""The examples of README: every command is run, in order, in a copy of the project, and says what README says.

Where the day, the machine or a new rule of content decides, README is held to the form: dates, folders, sizes of
files, and the numbers of warnings and remarks. `…` stands for whatever is left out.
"""

import contextlib
import io
import re
import shlex
import shutil
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from typer.testing import CliRunner

from command_line import as_it_was
from conftest import REPOSITORY
from toolkit_cli import cli
from toolkit_cli.cli.app import app

_BLOCK = re.compile(r"^```\n(\$ .*?)^```", re.M | re.S)
_COMMAND = re.compile(r"^\$ (.*)\n((?:(?!\$ ).*\n)*)", re.M)
_VARYING = (
    (r"\d{4}-\d\d-\d\d", "DATE"),
    (r"[A-Z]\w+day \d+ [A-Z]\w+ \d{4}", "DAY"),
    (r"R-\d{4}-", "R-YEAR-"),
    (r"\d+ KB", "SIZE"),
    (r"\d+ (warning|remark)s?", r"NUMBER \1s"),
    (r"is in \S+my-toolkit\.", "is in FOLDER."),
)
_PLANTED = {"pace-modle": ("content/documents/pace-poster.yaml", "pace-model", "pace-modle")}
"""What is misspelt in a file while a command runs whose output names it."""


def _examples() -> Iterator[tuple[str, str]]:
    for block in _BLOCK.finditer((REPOSITORY / "README.md").read_text("utf-8")):
        for command in _COMMAND.finditer(block[1]):
            yield command[1], command[2]


def test_every_example_says_what_it_says(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    shutil.copytree(REPOSITORY / "content", tmp_path / "content")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("NO_COLOR", "1")
    monkeypatch.delenv("SOURCE_DATE_EPOCH", raising=False)
    monkeypatch.delenv("TOOLKIT_REQUESTS", raising=False)
    examples = list(_examples())
    assert len(examples) > 20
    for command, expected in examples:
        program, *words = shlex.split(command)
        if program == "cd":
            monkeypatch.chdir(words[0])
            continue
        assert program == "toolkit", command
        with _planted(tmp_path, expected):
            code, said = _run(words, monkeypatch)
        refused = "error" in expected or "toolkit: " in expected
        assert (code != 0) == refused, f"{command}\n{said}"
        assert re.fullmatch(_pattern(expected), _normal(said)), f"{command}\n{said}"


@contextlib.contextmanager
def _planted(folder: Path, expected: str) -> Iterator[None]:
    files = {folder / file: pair for word, (file, *pair) in _PLANTED.items() if word in expected}
    before = {file: file.read_text("utf-8") for file in files}
    for file, (old, new) in files.items():
        file.write_text(before[file].replace(old, new), encoding="utf-8")
    yield
    for file, text in before.items():
        file.write_text(text, encoding="utf-8")


def _run(words: list[str], monkeypatch: pytest.MonkeyPatch) -> tuple[int, str]:
    """The exit code, and all that is printed, in the order in which a terminal shows it."""
    found = [sorted(map(str, Path().glob(word))) if "*" in word else [word] for word in words]
    monkeypatch.setattr(sys, "argv", ["toolkit", *(word for several in found for word in several)])
    said = io.StringIO()
    with (
        contextlib.redirect_stdout(said),
        contextlib.redirect_stderr(said),
        as_it_was(),
        pytest.raises(SystemExit) as end,
    ):
        cli.main()
    return int(end.value.code or 0), said.getvalue()


def _normal(text: str) -> str:
    for pattern, name in _VARYING:
        text = re.sub(pattern, name, text)
    return "\n".join(" ".join(line.split()) for line in text.splitlines())


def _pattern(expected: str) -> str:
    """README's output as a regular expression: `…` on a line of its own is any number of lines."""
    lines = _normal(expected).splitlines()
    made = ["(?:.*\n)*" if line == "…" else re.escape(line).replace("…", ".*") + "\n" for line in lines]
    return "".join(made).removesuffix("\n") if made and made[-1] != "(?:.*\n)*" else "".join(made) + "(?:.*)"


@pytest.mark.parametrize("page", ["README.md", "CONTRIBUTING.md", "CHANGELOG.md", "docs/json-report.md"])
def test_every_command_in_running_text_exists_with_its_options(page: str) -> None:
    text = " ".join((REPOSITORY / page).read_text("utf-8").split())
    for command in re.findall(r"`toolkit ([^`]+)`", text):
        names = [word for word in command.split() if re.fullmatch("[a-z]+", word)]
        group = (
            names[:2]
            if names and names[0] in ("request", "template", "translate") and len(names) > 1
            else names[:1]
        )
        shown = CliRunner().invoke(app, [*group, "--help"])
        assert shown.exit_code == 0, command
        for option in re.findall(r"--[a-z-]+", command):
            assert option in shown.output, command
