"""What every command has in common: found by walking the program, so that no new one is forgotten."""

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from zipfile import is_zipfile

import pytest
import typer

from command_line import toolkit
from conftest import with_own_details
from toolkit_cli.cli.app import app
from toolkit_cli.core.folders import Folders


def _walk(command: Any, *names: str) -> Iterator[tuple[tuple[str, ...], Any]]:
    """Every command and group with its names."""
    yield names, command
    if hasattr(command, "list_commands"):
        context = typer.Context(command)
        for name in command.list_commands(context):
            yield from _walk(command.get_command(context, name), *names, name)


_EVERY = dict(_walk(typer.main.get_command(app)))
_LEAVES = [" ".join(names) for names, command in _EVERY.items() if not hasattr(command, "list_commands")]


def test_the_walk_finds_commands_of_groups() -> None:
    assert {"validate", "template lint", "translate export", "request restore"} <= set(_LEAVES)


@pytest.mark.parametrize("name", _LEAVES)
def test_every_command_prints_its_result_as_json(name: str) -> None:
    options = {opt for param in _EVERY[tuple(name.split())].params for opt in param.opts}
    assert "--json" in options


@pytest.mark.parametrize("names", _EVERY, ids=" ".join)
def test_every_command_has_short_help_in_words(names: tuple[str, ...], tmp_path: Path) -> None:
    short, long = (toolkit(*names, each, cwd=tmp_path) for each in ("-h", "--help"))
    assert short.returncode == 0
    assert short.stdout == long.stdout
    assert short.stdout.startswith("Usage: ")
    assert " ".join(["", *names, ""]) in short.stdout.splitlines()[0]
    assert not re.search(r"<[a-z]|\b(list|str|int)\[|\bint range\b", short.stdout)
    assert "]...]" not in short.stdout


def _json(project: Folders, *words: str, code: int = 0) -> Any:
    made = toolkit(*words, "--json", cwd=project.project)
    assert made.returncode == code, made.stderr
    return json.loads(made.stdout)


def test_approve_and_schema_and_explain_as_json(project: Folders) -> None:
    (approved,) = _json(project, "approve", "sleep", "--role", "editor", "--date", "2026-11")
    assert (approved["section"], approved["role"], approved["date"]) == ("sleep", "editor", "2026-11")
    assert len(approved["hash"]) == 64
    assert all(Path(each).is_file() for each in _json(project, "schema"))
    (page,) = _json(project, "explain", "broken-reference")
    assert page["rule"] == "broken-reference"
    assert "Good:" in page["page"]
    assert len(_json(project, "explain")) > 100


def test_reports_as_json_are_those_of_the_form(project: Folders) -> None:
    for words in (["validate"], ["template", "lint"]):
        made = toolkit(*words, "--report", "json", cwd=project.project)
        assert _json(project, *words) == json.loads(made.stdout)
    refused = toolkit("validate", "--json", "--report", "sarif", cwd=project.project)
    assert refused.returncode == 2
    assert "`--json` and `--report sarif` are two forms" in refused.stderr


def test_audit_and_translate_export_and_merge_as_json(project: Folders) -> None:
    page = project.project / "page.html"
    page.write_text("<html><body><p>x</p></body></html>", encoding="utf-8")
    assert _json(project, "audit", str(page), code=1)["diagnostics"]
    document = project.content / "documents" / "sleep-leaflet.yaml"
    document.write_text(document.read_text("utf-8") + "languages: [en-GB, pl]\n", encoding="utf-8")
    exported = _json(project, "translate", "export", "--language", "pl")
    assert exported["file"] == "toolkit-pl.po"
    assert exported["texts"] > 5
    assert exported["translated"] == 0
    assert _json(project, "merge", "nowhere", code=1)["faults"]


def test_a_pack_is_a_zip_wherever_it_goes(project: Folders, tmp_path: Path) -> None:
    with_own_details(project)
    asked = ["--document", "sleep-leaflet", "--format", "text"]
    assert toolkit("request", "new", *asked, cwd=project.project).returncode == 0

    def fulfil(output: str) -> tuple[int, str]:
        words = ["request", "fulfil", number, "--allow-draft", "--output", output]
        made = toolkit(*words, cwd=project.project)
        return made.returncode, made.stdout.strip() or made.stderr

    number = json.loads(toolkit("request", "list", "--json", cwd=project.project).stdout)[0]["number"]
    (tmp_path / "there").mkdir()
    for output, file in (
        ("packs", f"packs/{number}.zip"),
        ("packs.d/", f"packs.d/{number}.zip"),
        (str(tmp_path / "there"), str(tmp_path / "there" / f"{number}.zip")),
        ("packs/theirs.ZIP", "packs/theirs.ZIP"),
    ):
        assert fulfil(output) == (0, file)
        assert is_zipfile(project.project / file)
    code, said = fulfil("content/toolkit.yaml")
    assert code == 2
    assert "content/toolkit.yaml is a file, and no zip." in said
