"""The commands of the desk, called in this process."""

import json
import os
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from toolkit_cli.cli.app import app
from toolkit_cli.core.errors import ToolkitError
from toolkit_cli.core.folders import Folders

_DATED = {"new", "list", "due", "fulfil", "sent", "close", "reopen", "report", "purge", "amend"}
Desk = Callable[..., tuple[int, str, str]]


@pytest.fixture
def desk(project: Folders, capsys: pytest.CaptureFixture[str]) -> Desk:
    """Call `toolkit request` in the small project. Gives exit code, what is shown, and what is said."""

    def called(name: str, *words: str, today: str = "2026-11-23") -> tuple[int, str, str]:
        dated = ["--today", today] if name in _DATED else []
        try:
            app(["-C", str(project.project), "request", name, *words, *dated], standalone_mode=False)
            code = 0
        except ToolkitError as fault:
            code, told = fault.exit_code, str(fault)
            out, err = capsys.readouterr()
            return code, out, err + told
        except SystemExit as end:
            code = int(str(end.code or 0))
        out, err = capsys.readouterr()
        return code, out, err

    return called


@pytest.fixture
def logged(desk: Desk) -> Desk:
    """The desk, with one request for plain text."""
    assert desk("new", "--document", "sleep-help-sheet", "--format", "text")[0] == 0
    return desk


def _json(answer: tuple[int, str, str]) -> Any:
    assert answer[0] == 0, answer
    return json.loads(answer[1])


def _configure(project: Folders, requests: str) -> None:
    file = project.content / "toolkit.yaml"
    file.write_text(f"{file.read_text(encoding='utf-8')}requests: {requests}\n", encoding="utf-8")


@pytest.mark.parametrize("reference", ["John-Smith", "QQ123456C", "0161-496-0000", "EN/1980-2"])
def test_a_reference_that_tells_who_asked_is_not_logged(desk: Desk, reference: str) -> None:
    words = ("--document", "sleep-help-sheet", "--format", "text", "--reference", reference)
    code, _, told = desk("new", *words)
    assert (code, reference in told) == (2, False)
    assert "EN/2026-114" in told
    assert _json(desk("list", "--json")) == []


def test_a_team_writes_the_shape_of_its_case_numbers_into_the_project(desk: Desk, project: Folders) -> None:
    _configure(project, '{reference: "CASE-{number}"}')
    words = ("--document", "sleep-help-sheet", "--format", "text", "--reference")
    assert _json(desk("new", *words, "CASE-17", "--json"))["reference"] == "CASE-17"
    code, _, told = desk("new", *words, "EN/2026-114")
    assert (code, "CASE-114" in told) == (2, True)


def test_a_shape_that_could_hold_anything_is_shown_at_its_line(
    project: Folders, diagnostics: Callable[..., list[str]]
) -> None:
    _configure(project, '{reference: "{name}"}')
    (found,) = [line for line in diagnostics(project) if "error" in line]
    assert found.startswith("content/toolkit.yaml:")
    assert "{letters}/{year}-{number}" in found


@pytest.mark.skipif(os.name != "posix", reason="Windows keeps rights otherwise")
def test_requests_and_packs_are_their_owners_alone(logged: Desk, project: Folders) -> None:
    assert logged("fulfil", "R-2026-0001", "--allow-draft")[0] == 0
    for folder in (project.project / ".toolkit", project.project / "output" / "requests"):
        assert folder.stat().st_mode & 0o777 == 0o700
        files = [each for each in folder.iterdir() if each.is_file()]
        assert files
        assert {each.stat().st_mode & 0o777 for each in files} == {0o600}


def test_a_damaged_database_is_mended_by_restore(logged: Desk, project: Folders, tmp_path: Path) -> None:
    file, backup = project.project / ".toolkit" / "requests.db", tmp_path / "copy.db"
    logged("backup", str(backup))
    file.write_bytes(b"SQLite format 3\0" + bytes(range(256)) * 60)
    code, _, told = logged("list")
    assert (code, "toolkit request restore" in told) == (3, True)
    code, _, told = logged("restore", str(backup))
    assert (code, "--yes" in told) == (2, True)
    assert logged("restore", str(backup), "--yes")[0] == 0
    assert [each["number"] for each in _json(logged("list", "--json"))] == ["R-2026-0001"]
    assert list(file.parent.glob("requests.db.before-restore"))


def test_a_table_that_is_gone_is_a_sentence(logged: Desk, project: Folders) -> None:
    with closing(sqlite3.connect(project.project / ".toolkit" / "requests.db")) as database:
        database.execute("DROP TABLE history")
    code, _, told = logged("show", "R-2026-0001")
    assert (code, "is damaged" in told) == (3, True)


@pytest.mark.parametrize("how", ["erase", "purge"])
def test_what_is_erased_goes_with_its_pack_and_stays_away(
    logged: Desk, project: Folders, tmp_path: Path, how: str
) -> None:
    pack, backup = project.project / "output" / "requests" / "R-2026-0001.zip", tmp_path / "copy.db"
    logged("fulfil", "R-2026-0001", "--allow-draft")
    logged("close", "R-2026-0001", "--outcome", "withdrawn")
    logged("backup", str(backup))
    assert pack.is_file()
    if how == "erase":
        assert logged("erase", "R-2026-0001")[0] == 2  # nobody is there to be asked
        assert pack.is_file()
        assert _json(logged("erase", "r-2026-0001", "--yes", "--json")) == ["R-2026-0001"]
    else:
        assert logged("purge", "--closed-before", "2027-01-01")[0] == 0
    assert not pack.exists()
    assert _json(logged("restore", str(backup), "--yes", "--json"))["left_out"] == ["R-2026-0001"]
    assert _json(logged("list", "--json")) == []
    code, _, told = logged("erase", "R-2026-0001", "--yes")
    assert (code, "There is no request R-2026-0001." in told) == (2, True)
