"""`toolkit build` and its kin as a person runs them."""

import json
import subprocess
import sys
import time
from pathlib import Path
from subprocess import CompletedProcess

import pytest

from command_line import toolkit
from conftest import with_formats
from toolkit_cli.build import lock, stamp
from toolkit_cli.build.lock import locked
from toolkit_cli.cli.build import Wish
from toolkit_cli.core.folders import Folders


@pytest.fixture
def quick(project: Folders) -> Folders:
    """The small project as text, its files older than the clock can be unsure of."""
    with_formats(project, "text")
    _age(project)
    return project


def _age(project: Folders) -> None:
    time.sleep(0.1)  # a change so short before a build leaves it without a stamp


def _toolkit(project: Folders, *words: str, **environment: str) -> CompletedProcess[str]:
    return toolkit(*words, cwd=project.project, **environment)


def test_explain_and_dry_run_say_why(quick: Folders) -> None:
    planned = _toolkit(quick, "build", "--dry-run")
    assert planned.returncode == 0
    assert "en-GB/sleep-leaflet.txt     never built" in planned.stdout
    assert "2 files to write." in planned.stderr
    assert not (quick.project / "output").exists()
    assert _toolkit(quick, "build").returncode == 0
    section = quick.content / "sections" / "sleep.yaml"
    section.write_text(section.read_text("utf-8").replace("slept well", "slept"), encoding="utf-8")
    found = json.loads(_toolkit(quick, "build", "--dry-run", "--json").stdout)
    assert found["stale"] == [{"path": "en-GB/sleep-leaflet.txt", "reasons": ["document"]}]
    assert found["fresh"] == 1
    told = _toolkit(quick, "build", "--explain")
    assert "changed: document" in told.stdout
    assert "1 file written, 1 up to date." in told.stderr


def test_a_dry_run_says_of_an_edited_file_what_the_build_will_do(quick: Folders) -> None:
    assert _toolkit(quick, "build").returncode == 0
    output = quick.project / "output" / "en-GB"
    for name in ("sleep-leaflet", "sleep-help-sheet"):
        (output / f"{name}.txt").write_text("our own", encoding="utf-8")
    (quick.content / "documents" / "sleep-help-sheet.yaml").unlink()
    planned, built = _toolkit(quick, "build", "--dry-run"), _toolkit(quick, "build")
    assert planned.returncode == built.returncode == 1
    assert "edited by hand: it stays, --force overwrites it" in planned.stdout
    assert "nothing asks for it any more, but it was edited: it stays" in planned.stdout
    assert "No files to write" in planned.stderr
    assert "No files written" in built.stderr
    assert "1 file to write" in _toolkit(quick, "build", "--dry-run", "--force").stderr


def test_a_build_with_nothing_to_do_reads_nothing_and_says_the_same(quick: Folders) -> None:
    first = _toolkit(quick, "build")
    assert "2 files written." in first.stderr
    slow = _toolkit(quick, "build", "--explain")
    anew = [sys.executable, "-X", "importtime", "-m", "toolkit_cli", "build"]
    imported = subprocess.run(anew, cwd=quick.project, capture_output=True, text=True, check=True)
    assert "toolkit_cli.build.stamp" in imported.stderr
    assert "toolkit_cli.core.diagnostics" in imported.stderr
    for heavy in ("toolkit_cli.model", "toolkit_cli.writers", "toolkit_cli.reading", "yaml", "lxml"):
        assert f" {heavy}" not in imported.stderr, heavy
    assert imported.stdout == slow.stdout == ""
    fast = _toolkit(quick, "build")
    assert fast.stderr == slow.stderr
    assert "No files written, 2 up to date. 4 warnings" in fast.stderr


def _change_content(project: Folders) -> None:
    section = project.content / "sections" / "sleep.yaml"
    section.write_text(section.read_text("utf-8").replace("slept well", "slept  ill"), encoding="utf-8")


def _change_output(project: Folders) -> None:
    (project.project / "output" / "en-GB" / "sleep-leaflet.txt").unlink()


def _add_template(project: Folders) -> None:
    (project.project / "templates" / "leaflet").mkdir(parents=True)
    (project.project / "templates" / "leaflet" / "kind.yaml").write_text("label: x\n", encoding="utf-8")


@pytest.mark.parametrize("change", [_change_content, _change_output, _add_template])
def test_a_change_is_never_missed(change: object, quick: Folders) -> None:
    _toolkit(quick, "build")
    change(quick)  # type: ignore[operator]
    assert "No files written, 2 up to date" not in _toolkit(quick, "build").stderr


def test_another_time_or_other_words_are_another_build(quick: Folders) -> None:
    _toolkit(quick, "build")
    assert "2 files written" in _toolkit(quick, "build", "--format", "html").stderr
    assert "2 up to date" in _toolkit(quick, "build", "--language", "en-GB").stderr
    stamped = _toolkit(quick, "build", SOURCE_DATE_EPOCH="1900000000")
    assert "4 files written" in stamped.stderr


def test_a_change_while_a_build_runs_or_just_before_leaves_no_stamp(tmp_path: Path) -> None:
    content, output = tmp_path / "content", tmp_path / "out"
    content.mkdir()
    (output / ".toolkit").mkdir(parents=True)
    (content / "a").write_text("1", encoding="utf-8")
    assert not stamp.begin(str(tmp_path), [str(content)])[1]
    time.sleep(0.1)
    before = stamp.begin(str(tmp_path), [str(content)])
    assert before[1]
    stamp.write(str(output), "key", [str(content)], before, ("out", "err"))
    assert stamp.read(str(output), "key", [str(content)]) == ("out", "err")
    (content / "b").write_text("2", encoding="utf-8")
    assert stamp.read(str(output), "key", [str(content)]) is None
    stamp.write(str(output), "other", [str(content)], before, ("out", "err"))
    assert stamp.read(str(output), "other", [str(content)]) is None


def test_a_change_beside_the_project_leaves_a_stamp_that_tells_nothing(tmp_path: Path) -> None:
    content, output, tables = (tmp_path / name for name in ("content", "out", "tables"))
    for folder in (content, output, tables):
        folder.mkdir()
    (tables / "table").write_text("1", encoding="utf-8")
    time.sleep(0.1)
    given = str(output), "key", [str(content)]
    stamp.write(*given, stamp.begin(str(tmp_path), [str(content)]), ("out", "err"), [str(tables)])
    assert stamp.read(*given) == ("out", "err")
    (tables / "table").write_text("2", encoding="utf-8")
    assert stamp.read(*given) is None
    stamp.write(*given, stamp.begin(str(tmp_path), [str(content)]), ("out", "err"), [str(tables)])
    assert stamp.read(*given) is None, "it changed a moment before: times cannot tell if it changes again"


def test_other_tables_are_another_build(monkeypatch: pytest.MonkeyPatch) -> None:
    def key() -> str:
        named: tuple[tuple[str, ...], ...] = ((), (), (), ())
        return Wish(Path("a"), Path("b"), *named, None, None, *[False] * 6).key

    before = key()
    monkeypatch.setenv("LOUIS_TABLEPATH", "/tables")
    assert key() != before


def test_what_a_build_reads_beside_the_project_is_in_its_stamp(quick: Folders) -> None:
    with_formats(quick, "audio")
    _age(quick)
    assert _toolkit(quick, "build", "sleep-leaflet").returncode == 0
    stamps = list((quick.project / "output" / ".toolkit" / "stamps").iterdir())
    assert "espeak" in "".join(json.loads(stamps[0].read_text("utf-8"))["beside"])


def test_a_dry_run_writes_nothing(quick: Folders) -> None:
    before = sorted(quick.project.rglob("*"))
    assert _toolkit(quick, "build", "--dry-run").returncode == 0
    assert sorted(quick.project.rglob("*")) == before


def test_an_edited_file_is_named_with_what_to_do(quick: Folders) -> None:
    _toolkit(quick, "build")
    (quick.project / "output" / "en-GB" / "sleep-leaflet.txt").write_text("ours", encoding="utf-8")
    found = _toolkit(quick, "build")
    assert found.returncode == 1
    assert found.stdout == (
        "output/en-GB/sleep-leaflet.txt:1:1: error[edited-output] this file was edited, or put here by somebody"
        " else: it is not overwritten (move it or rename it, or build with --force to overwrite it)\n"
    )
    assert _toolkit(quick, "verify").returncode == 1
    assert _toolkit(quick, "build", "--force").returncode == 0
    assert _toolkit(quick, "verify").returncode == 0


def test_what_was_asked_for_by_name_is_kept_up_to_date_until_it_is_pruned(quick: Folders) -> None:
    _toolkit(quick, "build")
    assert _toolkit(quick, "build", "--format", "html").returncode == 0
    section = quick.content / "sections" / "sleep.yaml"
    section.write_text(section.read_text("utf-8").replace("slept well", "slept"), encoding="utf-8")
    assert "2 files written, 2 up to date." in _toolkit(quick, "build").stderr
    assert _toolkit(quick, "verify").returncode == 0
    assert "2 up to date, 2 removed." in _toolkit(quick, "build", "--prune").stderr
    assert "2 up to date. " in _toolkit(quick, "build").stderr


def test_a_build_that_another_one_keeps_waiting_says_so(
    quick: Folders, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(lock, "PATIENCE", 0.1)
    with locked(quick.project / "output"):
        found = _toolkit(quick, "build")
    assert found.returncode == 3
    assert "waiting up to 0 seconds" in found.stderr
    assert "Another build is still at work" in found.stderr


@pytest.mark.parametrize(
    "words",
    [
        ["--executor", "dusk://x:1"],
        ["--executor", "nothing"],
        ["--executor", "dask://"],
        ["--executor", "dask://host"],
        ["--shard", "5/4"],
        ["--jobs", "-1"],
    ],
)
def test_wrong_words_are_wrong_usage(words: list[str], quick: Folders) -> None:
    found = _toolkit(quick, "build", *words)
    assert found.returncode == 2
    assert "Traceback" not in found.stderr


@pytest.mark.parametrize("folder", [".", "content", "content/out", "templates"])
@pytest.mark.parametrize("command", ["build", "verify", "merge part"])
def test_what_is_read_is_no_folder_for_outputs(command: str, folder: str, quick: Folders) -> None:
    (quick.project / "templates").mkdir()
    before = sorted(quick.project.rglob("*"))
    found = _toolkit(quick, *command.split(), "--output", folder)
    assert found.returncode == 2
    assert f"{folder} holds what is read to build." in found.stderr
    assert sorted(quick.project.rglob("*")) == before


@pytest.mark.parametrize(
    "words",
    [
        ["build", "--dry-run", "--language", "EN-gb"],
        ["formats", "PL"],
        ["translate", "export", "--language", "zh-hans"],
        ["translate", "status", "--language", "PL"],
        ["request", "new", "--document", "sleep-leaflet", "--format", "text", "--language", "EN-GB"],
    ],
)
def test_every_command_takes_a_language_in_any_capitals(words: list[str], quick: Folders) -> None:
    told = _toolkit(quick, *words)
    assert told.returncode == 0, told.stderr
    assert "the program has no words" not in told.stdout


def test_every_place_has_its_own_copies(quick: Folders) -> None:
    places = quick.content / "places.csv"
    places.write_text(
        "id,name,phone\nhill,Hill School,01632 960001\nmill,Mill School,01632 960002\n", "utf-8"
    )
    toolkit = quick.content / "toolkit.yaml"
    message = 'message: "Call {{ place.name }}: {{ place.phone }}."\n'
    toolkit.write_text(toolkit.read_text("utf-8") + message, encoding="utf-8")
    _age(quick)
    built = _toolkit(quick, "build", "sleep-leaflet", "--places", "all")
    assert built.returncode == 0, built.stdout + built.stderr
    listed = Path("output", "en-GB", "*", "sleep-leaflet.txt")
    assert f"{listed} (2 places)" in built.stdout or f"{listed.as_posix()} (2 places)" in built.stdout
    output = quick.project / "output" / "en-GB"
    assert "Call Hill School: 01632 960001." in (output / "hill" / "sleep-leaflet.txt").read_text("utf-8")
    assert "Call Mill School: 01632 960002." in (output / "mill" / "sleep-leaflet.txt").read_text("utf-8")
    again = _toolkit(quick, "build", "sleep-leaflet", "--places", "mill")
    assert "No files written, 1 up to date" in again.stderr
    unknown = _toolkit(quick, "build", "--places", "Mil")
    assert unknown.returncode == 2
    assert "There is no place `Mil`. Did you mean `mill`?" in unknown.stderr
    places.write_text(places.read_text("utf-8") + "hill,Other School,call us\n", encoding="utf-8")
    faulty = _toolkit(quick, "build", "sleep-leaflet", "--places", "mill", "--force")
    assert faulty.returncode == 1
    assert "content/places.csv:4:1: error[" in faulty.stdout
    assert "content/places.csv:4:19: error[" in faulty.stdout
    assert "01632 960002" in (output / "mill" / "sleep-leaflet.txt").read_text("utf-8")
