"""Only what changed is made, and what somebody else wrote is left alone."""

import json
import os
import re
import shutil
import sys
import threading
import time
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from conftest import contents, with_formats
from toolkit_cli.build import alike_files, commit, workers
from toolkit_cli.build.check import check
from toolkit_cli.build.execute import Way, execute
from toolkit_cli.build.fingerprints import PARTS, Fingerprints
from toolkit_cli.build.lock import locked
from toolkit_cli.build.manifest import read, read_manifest
from toolkit_cli.build.plan import plan
from toolkit_cli.build.staleness import EDITED, FORCED, FOREIGN, GONE, NEW, OLD, survey
from toolkit_cli.build.times import Times
from toolkit_cli.core.diagnostics import Reporter
from toolkit_cli.core.errors import ToolkitError
from toolkit_cli.core.folders import Folders, packaged_templates
from toolkit_cli.reading.project import read_project

LEAFLET, SHEET = "en-GB/sleep-leaflet", "en-GB/sleep-help-sheet"


@pytest.fixture
def quick(project: Folders) -> Folders:
    """The small project in formats that take no time."""
    with_formats(project, "text", "html")
    return project


def _build(
    folders: Folders,
    output: Path,
    *,
    force: bool = False,
    formats: Sequence[str] = (),
    documents: Sequence[str] = (),
) -> tuple[set[str], list[str]]:
    """The paths written, and the errors found."""
    reporter = Reporter()
    project = read_project(folders, reporter)
    tasks = plan(project, documents, formats=formats)
    written = execute(folders, project, tasks, output, reporter, way=Way(1, force=force))
    return {each.path for each in written}, [str(found) for found in reporter if found.severity == "error"]


def _reasons(folders: Folders, output: Path) -> dict[str, tuple[str, ...]]:
    project = read_project(folders, Reporter())
    found = survey(project, Fingerprints(folders, project, None), plan(project), output)
    return {each.task.path: each.reasons for each in found.stale}


def _replace(file: Path, old: str, new: str) -> None:
    text = file.read_text("utf-8")
    assert old in text
    file.write_text(text.replace(old, new, 1), encoding="utf-8")


def test_a_second_build_makes_nothing_and_touches_nothing(quick: Folders, tmp_path: Path) -> None:
    output = tmp_path / "out"
    assert len(_build(quick, output)[0]) == 4
    before = {file: file.stat().st_mtime_ns for file in output.rglob("*.*") if ".toolkit" not in file.parts}
    assert _build(quick, output) == (set(), [])
    assert {file: file.stat().st_mtime_ns for file in before} == before


def test_only_the_documents_that_hold_a_changed_sentence_are_made(quick: Folders, tmp_path: Path) -> None:
    output = tmp_path / "out"
    _build(quick, output)
    section = quick.content / "sections" / "sleep.yaml"
    _replace(
        section, "Children learn better when they have slept well.", "Children learn better after sleep."
    )
    assert _reasons(quick, output) == {f"{LEAFLET}.{each}": ("document",) for each in ("txt", "html")}
    assert _build(quick, output)[0] == {f"{LEAFLET}.txt", f"{LEAFLET}.html"}


def test_a_comment_or_the_order_of_keys_changes_nothing(quick: Folders, tmp_path: Path) -> None:
    output = tmp_path / "out"
    _build(quick, output)
    section = quick.content / "sections" / "sleep.yaml"
    section.write_text(f"# a remark\n\n{section.read_text('utf-8')}", encoding="utf-8")
    _replace(section, "title: Sleep\naudience: parents\n", "audience: parents\ntitle: Sleep\n")
    assert _reasons(quick, output) == {}


@pytest.mark.parametrize(
    ("name", "part", "kinds"),
    [
        ("leaflet/web.html.j2", "template", ["leaflet"]),
        ("leaflet/kind.yaml", "template", ["leaflet"]),
        ("_blocks/html.j2", "blocks", ["leaflet", "help-sheet"]),
    ],
)
def test_a_changed_template_is_the_reason(
    name: str, part: str, kinds: list[str], quick: Folders, tmp_path: Path
) -> None:
    output = tmp_path / "out"
    own = quick.project / "templates" / name
    own.parent.mkdir(parents=True)
    shutil.copytree(packaged_templates() / own.parent.name, own.parent, dirs_exist_ok=True)
    _build(quick, output)
    if own.suffix == ".yaml":
        _replace(own, "label: Leaflet", "label: Our leaflet")
    else:
        own.write_text(f"{own.read_text('utf-8')}\n", encoding="utf-8")
    found = _reasons(quick, output)
    assert {path.removeprefix("en-GB/sleep-").split(".")[0] for path in found} == set(kinds)
    assert all(part in reasons for reasons in found.values())


def test_every_part_that_changes_is_named(
    quick: Folders, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    output = tmp_path / "out"
    _build(quick, output)
    manifest = output / "manifest.json"
    text = manifest.read_text("utf-8")
    for part in set(PARTS) - {"place"}:
        manifest.write_text(re.sub(rf'("{part}": )"[^"]*"', r'\1"other"', text), encoding="utf-8")
        found = _reasons(quick, output)
        assert found
        assert set(found.values()) == {(part,)}


def test_another_braille_page_makes_the_braille_files_again(project: Folders) -> None:
    def options() -> dict[str, str]:
        read = read_project(project, Reporter())
        prints = Fingerprints(project, read, None)
        tasks = plan(read, ["sleep-leaflet"], formats=["braille", "text"])
        return {task.path: prints.of(task)["options"] for task in tasks}

    before = options()
    _replace(project.content / "toolkit.yaml", "schema: 1\n", "schema: 1\nbraille: {cells: 32, lines: 27}\n")
    changed = {path for path, part in options().items() if part != before[path]}
    assert changed == {path for path in before if ".braille-" in path}


def test_an_approval_takes_the_word_draft_away(quick: Folders, tmp_path: Path) -> None:
    output = tmp_path / "out"
    _build(quick, output)
    assert b"DRAFT" in (output / f"{LEAFLET}.html").read_bytes()
    approved = read_project(quick, Reporter())
    from toolkit_cli.model.project import text_hash

    entries = "".join(
        f"  - {{section: {name}, role: editor, date: 2026-01-02, hash: {text_hash(section)}}}\n"
        for name, section in approved.sections.items()
    )
    (quick.content / "approvals.yaml").write_text(f"approvals:\n{entries}", encoding="utf-8")
    assert set(_reasons(quick, output).values()) == {("document",)}
    _build(quick, output)
    assert b"DRAFT" not in (output / f"{LEAFLET}.html").read_bytes()


def test_a_file_that_is_gone_is_made_again(quick: Folders, tmp_path: Path) -> None:
    output = tmp_path / "out"
    assert set(_reasons(quick, output).values()) == {(NEW,)}
    _build(quick, output)
    (output / f"{LEAFLET}.txt").unlink()
    assert _reasons(quick, output) == {f"{LEAFLET}.txt": (GONE,)}
    assert _build(quick, output)[0] == {f"{LEAFLET}.txt"}


def test_a_file_edited_by_hand_is_kept_and_named(quick: Folders, tmp_path: Path) -> None:
    output = tmp_path / "out"
    _build(quick, output)
    file = output / f"{LEAFLET}.txt"
    file.write_bytes(b"our own words")
    _replace(quick.content / "sections" / "sleep.yaml", "title: Sleep", "title: Good sleep")
    assert _reasons(quick, output)[f"{LEAFLET}.txt"] == (EDITED,)
    written, errors = _build(quick, output)
    assert written == {f"{LEAFLET}.html"}
    assert file.read_bytes() == b"our own words"
    assert len(errors) == 1
    assert f"{LEAFLET}.txt" in errors[0]
    assert "--force" in errors[0]
    assert _build(quick, output)[1] == errors
    written, errors = _build(quick, output, force=True)
    assert len(written) == 4
    assert errors == []
    assert b"Good sleep" in file.read_bytes()


def test_an_edit_of_the_same_length_is_seen(quick: Folders, tmp_path: Path) -> None:
    output = tmp_path / "out"
    _build(quick, output)
    _build(quick, output)
    file = output / f"{LEAFLET}.txt"
    content = file.read_bytes()
    seen = file.stat()
    file.write_bytes(content.replace(b"e", b"E"))
    os.utime(file, ns=(seen.st_atime_ns, seen.st_mtime_ns))
    assert _reasons(quick, output) == {f"{LEAFLET}.txt": (EDITED,)}
    file.write_bytes(content)
    assert _reasons(quick, output) == {}


def test_a_file_that_we_never_wrote_is_not_overwritten(quick: Folders, tmp_path: Path) -> None:
    output = tmp_path / "out"
    (output / "en-GB").mkdir(parents=True)
    (output / f"{LEAFLET}.txt").write_bytes(b"theirs")
    assert _reasons(quick, output)[f"{LEAFLET}.txt"] == (FOREIGN,)
    written, errors = _build(quick, output)
    assert len(written) == 3
    assert len(errors) == 1
    assert (output / f"{LEAFLET}.txt").read_bytes() == b"theirs"
    assert f"{LEAFLET}.txt" not in read_manifest(output)


def test_without_a_manifest_files_that_are_as_they_should_be_are_taken_over(
    quick: Folders, tmp_path: Path
) -> None:
    output = tmp_path / "out"
    _build(quick, output)
    before = contents(output)
    (output / "manifest.json").write_text("<<<<<<< a conflict", encoding="utf-8")
    shutil.rmtree(output / ".toolkit")
    assert _build(quick, output)[1] == []
    assert contents(output) == before


def test_a_file_edited_while_the_others_are_made_is_kept(
    quick: Folders, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    output = tmp_path / "out"
    _build(quick, output)
    _replace(quick.content / "sections" / "sleep.yaml", "title: Sleep", "title: Good sleep")
    usual = commit._folders

    def edit(folder: Path, paths: object) -> None:
        usual(folder, paths)  # type: ignore[arg-type]
        (output / f"{LEAFLET}.txt").write_bytes(b"just now")

    monkeypatch.setattr(commit, "_folders", edit)
    written, errors = _build(quick, output)
    assert written == {f"{LEAFLET}.html"}
    assert len(errors) == 1
    assert (output / f"{LEAFLET}.txt").read_bytes() == b"just now"
    monkeypatch.undo()
    assert _reasons(quick, output) == {f"{LEAFLET}.txt": (EDITED,)}


def test_the_first_manifest_is_read_as_ours_and_stale(quick: Folders, tmp_path: Path) -> None:
    output = tmp_path / "out"
    _build(quick, output)
    new = json.loads((output / "manifest.json").read_text("utf-8"))
    old = [{key: value for key, value in each.items() if key != "fingerprint"} for each in new["outputs"]]
    (output / "manifest.json").write_text(json.dumps({"schema": 1, "outputs": old}), encoding="utf-8")
    assert set(_reasons(quick, output).values()) == {(OLD,)}
    assert len(_build(quick, output)[0]) == 4
    assert json.loads((output / "manifest.json").read_text("utf-8")) == new


def test_a_format_that_is_declared_no_more_goes_and_one_asked_for_by_name_stays(
    quick: Folders, tmp_path: Path
) -> None:
    output = tmp_path / "out"
    _build(quick, output)
    _build(quick, output, formats=["epub"])
    assert {path for path, entry in read(output).entries.items() if entry.asked} == {
        f"{LEAFLET}.epub",
        f"{SHEET}.epub",
    }
    with_formats(quick, "text")
    _build(quick, output)
    assert set(contents(output)) == {
        "manifest.json",
        *(f"{name}.{ending}" for name in (LEAFLET, SHEET) for ending in ("txt", "epub")),
    }


def test_what_nobody_asks_for_any_more_stays_if_it_was_edited(quick: Folders, tmp_path: Path) -> None:
    output = tmp_path / "out"
    _build(quick, output)
    (output / f"{LEAFLET}.html").write_bytes(b"edited")
    with_formats(quick, "text")
    reporter = Reporter()
    project = read_project(quick, reporter)
    execute(quick, project, plan(project), output, reporter)
    assert [(found.severity, found.rule) for found in reporter if "html" in found.span.path] == [
        ("warning", "edited-output")
    ]
    assert set(contents(output)) - {"manifest.json"} == {
        f"{LEAFLET}.txt",
        f"{SHEET}.txt",
        f"{LEAFLET}.html",
    }


def test_warnings_of_files_that_are_not_made_again_are_still_told(
    quick: Folders, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from dataclasses import replace

    from toolkit_cli.core.diagnostics import Diagnostic, Severity, Span

    found = Diagnostic(Span("content/x.yaml"), Severity.WARNING, "unsure-voice", "listen", "do")
    usual = alike_files.write
    monkeypatch.setattr(alike_files, "write", lambda *all_: replace(usual(*all_), diagnostics=(found,)))
    output = tmp_path / "out"
    for _ in range(2):
        reporter = Reporter()
        project = read_project(quick, reporter)
        execute(quick, project, plan(project), output, reporter)
        assert found in tuple(reporter)
        monkeypatch.undo()


def test_two_builds_wait_for_each_other_and_say_so(tmp_path: Path) -> None:
    said: list[str] = []
    entered = threading.Event()

    def hold() -> None:
        with locked(tmp_path / "out"):
            entered.set()
            time.sleep(0.4)

    other = threading.Thread(target=hold)
    other.start()
    entered.wait()
    with pytest.raises(ToolkitError, match="still at work"), locked(tmp_path / "out", said.append, 0.1):
        pass
    with locked(tmp_path / "out", said.append):
        pass
    other.join()
    assert len(said) == 2
    assert "Another build is at work" in said[0]


@pytest.mark.parametrize("point", ["stage", "journal", "manifest"])
def test_a_full_disk_changes_nothing_and_leaves_nothing(
    point: str, quick: Folders, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    output = tmp_path / "out"
    _build(quick, output)
    before = contents(output)
    _replace(quick.content / "sections" / "sleep.yaml", "title: Sleep", "title: Good sleep")

    def full(self: Path, content: bytes) -> int:
        self.parent.mkdir(parents=True, exist_ok=True)
        with self.open("wb") as stream:
            stream.write(content[:10])
        raise OSError(28, "No space left on device")

    def note(*_: object) -> None:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patch:
        if point == "journal":
            patch.setattr(commit.journal, "note", note)
        elif point == "stage":
            patch.setattr(workers, "_put", lambda path, content: full(Path(path), content))
        else:
            patch.setattr(Path, "write_bytes", full)
        with pytest.raises(ToolkitError, match="No space left on device"):
            _build(quick, output)
    assert contents(output) == before
    assert [file.name for file in (output / ".toolkit").iterdir() if file.name.startswith("staging")] == []
    assert len(_build(quick, output)[0]) == 2


def test_a_file_that_is_open_in_word_is_named_and_the_next_build_finishes(
    quick: Folders, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    output = tmp_path / "out"
    _build(quick, output)
    _replace(quick.content / "toolkit.yaml", "Your organisation", "Our organisation")
    usual = os.replace

    def locked_by_word(source: object, target: object) -> None:
        if str(target).endswith("leaflet.html"):
            raise PermissionError(13, "Permission denied")
        usual(source, target)  # type: ignore[arg-type]

    with monkeypatch.context() as patch:
        patch.setattr(os, "replace", locked_by_word)
        with pytest.raises(ToolkitError, match=r"leaflet\.html cannot be written: Permission denied"):
            _build(quick, output)
    assert _build(quick, output)[1] == []
    _build(quick, tmp_path / "clean")
    assert contents(output) == contents(tmp_path / "clean")


@pytest.mark.skipif(sys.platform == "win32", reason="folders have no such mode there")
def test_a_folder_that_may_only_be_read_is_named(quick: Folders, tmp_path: Path) -> None:
    output = Path("/proc") if sys.platform == "linux" else tmp_path / "out"  # not even root may write there
    output.mkdir(mode=0o500, exist_ok=True)
    with pytest.raises(ToolkitError, match="cannot be written"):
        _build(quick, output)


class _KilledError(BaseException):
    """Stands for the end of the process."""


@pytest.fixture
def killed(monkeypatch: pytest.MonkeyPatch) -> Callable[..., None]:
    """A build that is killed when its first file is in place, before the others and the manifest are."""

    def build(folders: Folders, output: Path, **options: Sequence[str]) -> None:
        def die(*_: object) -> None:
            raise _KilledError

        with monkeypatch.context() as patch:
            patch.setattr(Times, "set", die)
            with pytest.raises(_KilledError):
                _build(folders, output, **options)

    return build


def test_a_build_of_one_document_takes_over_what_a_killed_build_left(
    quick: Folders, tmp_path: Path, killed: Callable[..., None]
) -> None:
    output = tmp_path / "out"
    _build(quick, output)
    _replace(quick.content / "sections" / "sleep.yaml", "Children learn better", "Children learn more")
    killed(quick, output)
    assert _build(quick, output, documents=["sleep-help-sheet"]) == (set(), [])
    assert len(_build(quick, output)[0]) == 1
    assert "learn more" in (output / f"{LEAFLET}.txt").read_text("utf-8")


def test_what_a_killed_build_was_asked_for_by_name_stays(
    quick: Folders, tmp_path: Path, killed: Callable[..., None]
) -> None:
    output = tmp_path / "out"
    _build(quick, output)
    killed(quick, output, formats=["epub"])
    there = list(output.rglob("en-GB/*.epub"))
    assert there
    assert _build(quick, output) == (set(), [])
    assert list(output.rglob("en-GB/*.epub")) == there


def test_force_says_so(quick: Folders, tmp_path: Path) -> None:
    output = tmp_path / "out"
    _build(quick, output)
    project = read_project(quick, Reporter())
    found = survey(project, Fingerprints(quick, project, None), plan(project), output, force=True)
    assert {each.reasons for each in found.stale} == {(FORCED,)}


def _title(project: Folders, number: int) -> None:
    section = project.content / "sections" / "sleep.yaml"
    text = section.read_text("utf-8")
    section.write_text(re.sub("^title: .*", f"title: Sleep {number}", text, flags=re.M), encoding="utf-8")


def _formats(project: Folders, number: int) -> None:
    with_formats(project, *(("text", "html"), ("html",), ("text", "epub"))[number % 3])


def _languages(project: Folders, number: int) -> None:
    file = project.content / "documents" / "sleep-leaflet.yaml"
    lines = [line for line in file.read_text("utf-8").splitlines() if not line.startswith("languages:")]
    tags = (["en-GB"], ["en-GB", "pl"], ["ar", "en-GB"])[number % 3]
    file.write_text("\n".join([*lines, f"languages: [{', '.join(tags)}]", ""]), encoding="utf-8")


def _more(project: Folders, number: int) -> None:
    documents = project.content / "documents"
    (documents / f"more-{number % 2}.yaml").write_bytes((documents / "sleep-leaflet.yaml").read_bytes())


def _less(project: Folders, number: int) -> None:
    (project.content / "documents" / f"more-{number % 2}.yaml").unlink(missing_ok=True)


EDITS: list[Callable[[Folders, int], None]] = [_title, _formats, _languages, _more, _less]


@settings(max_examples=12)
@given(edits=st.lists(st.tuples(st.sampled_from(EDITS), st.integers(0, 5)), max_size=6))
def test_an_incremental_and_a_clean_build_give_equal_bytes(
    edits: list[tuple[Callable[[Folders, int], None], int]], tmp_path_factory: pytest.TempPathFactory
) -> None:
    folder = tmp_path_factory.mktemp("edits")
    project = Folders(folder / "project")
    shutil.copytree(packaged_templates() / "_project", project.project)
    with_formats(project, "text", "html")
    _build(project, folder / "out")
    for edit, number in edits:
        edit(project, number)
        assert _build(project, folder / "out")[1] == []
    _build(project, folder / "clean")
    assert contents(folder / "out") == contents(folder / "clean")


def test_content_is_checked_before(quick: Folders, tmp_path: Path) -> None:
    """`check` finds no fault in what these tests build."""
    reporter = Reporter()
    check(quick, reporter)
    assert not reporter.failed
