"""The build: the same bytes every time, whole files or none."""

import shutil
import zipfile
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest

from conftest import contents, make
from toolkit_cli.build.check import check
from toolkit_cli.build.execute import execute
from toolkit_cli.build.manifest import read_manifest
from toolkit_cli.build.plan import plan
from toolkit_cli.core.diagnostics import Reporter
from toolkit_cli.core.errors import ToolkitError, UsageError
from toolkit_cli.core.files import write_whole
from toolkit_cli.core.fingerprint import digest
from toolkit_cli.core.folders import Folders


def test_two_clean_builds_give_equal_bytes(repository: Folders, built: Path, tmp_path: Path) -> None:
    make(repository, tmp_path)
    first, second = contents(built), contents(tmp_path)
    assert first.keys() == second.keys()
    assert len(first) > 37
    assert [name for name in first if first[name] != second[name]] == []


def test_the_manifest_lists_every_file_with_its_digest(built: Path) -> None:
    listed = read_manifest(built)
    files = contents(built)
    assert set(listed) == set(files) - {"manifest.json"}
    for path, output in listed.items():
        assert (output.sha256, output.bytes) == (digest(files[path]), len(files[path]))


def test_page_limits_hold(built: Path) -> None:
    pages = {output.document: output.pages for output in read_manifest(built).values()}
    assert {name: count for name, count in pages.items() if name.endswith("-poster") and count != 1} == {}
    assert pages["parents-help-sheet"] == 2


def test_the_time_of_source_date_epoch_is_written(project: Folders, tmp_path: Path) -> None:
    reporter = Reporter()
    read = check(project, reporter)
    tasks = plan(read, ["sleep-leaflet"])
    execute(project, read, tasks, tmp_path, reporter, timestamp=datetime(2030, 5, 6, tzinfo=UTC))
    with zipfile.ZipFile(tmp_path / "en-GB" / "sleep-leaflet.docx") as archive:
        assert b"2030-05-06T00:00:00Z" in archive.read("docProps/core.xml")


def test_text_that_nobody_approved_prints_as_a_draft(
    project: Folders, tmp_path: Path, repository: Folders, built: Path
) -> None:
    make(project, tmp_path)
    for file in (tmp_path / "en-GB").glob("*.docx"):
        assert _shows_draft(file), file.name
    read = check(repository, Reporter())
    drafts = {
        name
        for name, document in read.documents.items()
        if not all(read.approved(use.use) for use in document.content)
    }
    files = (built / "en-GB").glob("*.docx")
    assert {file.name.split(".")[0] for file in files if _shows_draft(file)} == drafts
    assert len(drafts) < len(read.documents) / 2


def _shows_draft(file: Path) -> bool:
    with zipfile.ZipFile(file) as archive:
        return b"DRAFT" in archive.read("word/document.xml")


def test_what_does_not_fit_writes_nothing(project: Folders, tmp_path: Path) -> None:
    output = tmp_path / "output"
    make(project, output)
    before = contents(output)
    section = project.content / "sections" / "sleep.yaml"
    row = "      - topic: Night\n        guidance: [" + ", ".join(["Sleep well and long."] * 90) + "]\n"
    section.write_text(section.read_text("utf-8") + row, encoding="utf-8")
    reporter = Reporter()
    read = check(project, reporter)
    assert execute(project, read, plan(read), output, reporter) == ()
    assert [found.rule for found in reporter if found.severity == "error"] == ["page-limit"]
    assert contents(output) == before


def test_a_folder_that_cannot_be_written_is_named(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way", encoding="utf-8")
    with pytest.raises(ToolkitError, match="cannot be written"):
        write_whole(tmp_path / "file" / "a.docx", b"x")


def test_a_write_that_fails_leaves_the_old_file_and_no_rest(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = tmp_path / "a.docx"
    write_whole(target, b"old")

    def full(self: Path, other: Path) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "replace", full)
    with pytest.raises(ToolkitError, match="No space left on device"):
        write_whole(target, b"new")
    assert contents(tmp_path) == {"a.docx": b"old"}


@pytest.mark.parametrize("wanted", [{"documents": ["tolkit"]}, {"languages": ["fr"]}, {"formats": ["fax"]}])
def test_a_task_that_does_not_exist_is_wrong_usage(wanted: dict[str, list[str]], repository: Folders) -> None:
    with pytest.raises(UsageError, match="There is no"):
        plan(check(repository, Reporter()), **wanted)


def test_a_project_has_its_own_look(project: Folders, tmp_path: Path) -> None:
    source = project.template("leaflet/word.docx")
    assert source is not None
    own = project.project / "templates" / "leaflet"
    own.mkdir(parents=True)
    shutil.copy(source, own / "word.docx")
    shutil.copy(source.parent / "kind.yaml", own)
    kind = own / "kind.yaml"
    kind.write_text(kind.read_text("utf-8").replace("label: Leaflet", "label: Our leaflet"), encoding="utf-8")
    make(project, tmp_path, "sleep-leaflet")
    with zipfile.ZipFile(tmp_path / "en-GB" / "sleep-leaflet.docx") as archive:
        assert b"Our leaflet" in archive.read("word/document.xml")


@pytest.mark.parametrize(
    ("name", "content", "fault"),
    [
        ("logo.png", b"no picture", "it is no PNG"),
        ("logo.svg", b"<svg/>", "it is no SVG"),
        ("logo.svg", b'<svg width="9mm" height="9mm"', "it is no SVG"),
    ],
)
def test_a_logo_that_cannot_be_shown_is_found_before_the_build(
    name: str, content: bytes, fault: str, project: Folders, diagnostics: Callable[[Folders], list[str]]
) -> None:
    (project.content / "images").mkdir()
    (project.content / "images" / name).write_bytes(content)
    _set_logo(project, name)
    found = [line for line in diagnostics(project) if "error[" in line]
    assert len(found) == 1
    assert f"error[faulty-image] `{name}` cannot be shown: {fault}" in found[0]


def test_a_logo_stands_in_the_place_of_the_name(project: Folders, tmp_path: Path) -> None:
    (project.content / "images").mkdir()
    svg = '<svg xmlns="http://www.w3.org/2000/svg" width="30mm" height="10mm"><rect width="9" height="9"/></svg>'
    (project.content / "images" / "logo.svg").write_text(svg, encoding="utf-8")
    _set_logo(project, "logo.svg")
    for written in ("logo.svg", "./logo.svg"):
        make(project, tmp_path / "out", "sleep-leaflet")
        with zipfile.ZipFile(tmp_path / "out" / "en-GB" / "sleep-leaflet.docx") as archive:
            assert b'descr="Your organisation"' in archive.read("word/document.xml"), written
        toolkit = project.content / "toolkit.yaml"
        toolkit.write_text(toolkit.read_text("utf-8").replace(": logo.svg", ": ./logo.svg"), encoding="utf-8")


def _set_logo(project: Folders, name: str) -> None:
    toolkit = project.content / "toolkit.yaml"
    text = toolkit.read_text("utf-8").replace(
        "name: Your organisation", f"name: Your organisation\n  logo: {name}"
    )
    toolkit.write_text(text, encoding="utf-8")


def test_a_day_that_does_not_exist_is_no_date(
    project: Folders, diagnostics: Callable[[Folders], list[str]]
) -> None:
    toolkit = project.content / "toolkit.yaml"
    toolkit.write_text(
        toolkit.read_text("utf-8").replace("edition: 2026-01", "edition: 2026-02-31"), encoding="utf-8"
    )
    assert [line for line in diagnostics(project) if "error" in line] == [
        "content/toolkit.yaml:10:10: error[wrong-type] 2026-02-31 is no day of the calendar"
    ]


def test_a_file_that_nobody_asks_for_is_removed_unless_somebody_changed_it(
    project: Folders, tmp_path: Path
) -> None:
    output = tmp_path / "out"
    make(project, output)
    for name in ("sleep-leaflet", "sleep-help-sheet"):
        (project.content / "documents" / f"{name}.yaml").rename(
            project.content / "documents" / f"new-{name}.yaml"
        )
    (output / "en-GB" / "sleep-leaflet.docx").write_bytes(b"changed by hand")
    make(project, output)
    assert sorted(file.name for file in (output / "en-GB").iterdir()) == [
        "new-sleep-help-sheet.docx",
        "new-sleep-leaflet.docx",
        "sleep-leaflet.docx",
    ]
    assert sorted(read_manifest(output)) == [
        "en-GB/new-sleep-help-sheet.docx",
        "en-GB/new-sleep-leaflet.docx",
    ]


def test_a_poster_with_one_side_of_advice_and_a_part_selected_whole(
    project: Folders, tmp_path: Path, diagnostics: Callable[[Folders], list[str]]
) -> None:
    section = project.content / "sections" / "sleep.yaml"
    pair = "  - {type: do-and-dont, do: {title: Do, items: [{id: dim, text: Dim it}]}, dont: {title: Don’t, items: [Shout]}}\n"
    section.write_text(section.read_text("utf-8") + pair, encoding="utf-8")
    poster = project.content / "documents" / "dim.yaml"
    plan_of = (
        "title: Dim\nkind: poster\naudience: staff\ncontent: [{use: sleep, title: false, select: [%s]}]\n"
    )
    poster.write_text(plan_of % "dim", encoding="utf-8")
    make(project, tmp_path / "out", "dim")
    poster.write_text(
        (plan_of % "dim").replace("select: [dim]", "part: evening, select: [evening]"), encoding="utf-8"
    )
    assert [line for line in diagnostics(project) if "error" in line] == []


def test_a_new_look_for_blocks_is_the_projects_own(project: Folders, tmp_path: Path) -> None:
    source = project.template("_blocks/word.xml.j2")
    assert source is not None
    own = project.project / "templates" / "_blocks"
    own.mkdir(parents=True)
    changed = source.read_text("utf-8").replace('"BodyText", block.text', '"Lead", block.text')
    (own / "word.xml.j2").write_text(changed, encoding="utf-8")
    section = project.content / "sections" / "sleep.yaml"
    section.write_text(
        section.read_text("utf-8") + "  - {type: paragraph, text: Good night.}\n", encoding="utf-8"
    )
    make(project, tmp_path / "out", "sleep-leaflet")
    with zipfile.ZipFile(tmp_path / "out" / "en-GB" / "sleep-leaflet.docx") as archive:
        styled = archive.read("word/document.xml").split(b"Good night.")[0].rsplit(b"<w:pStyle", 1)[1]
    assert styled.startswith(b' w:val="Lead"')


def test_a_manifest_that_names_a_file_elsewhere_removes_nothing(project: Folders, tmp_path: Path) -> None:
    output = tmp_path / "out"
    make(project, output)
    elsewhere = tmp_path / "theirs.docx"
    elsewhere.write_bytes(b"theirs")
    listed = (output / "manifest.json").read_text("utf-8")
    edited = listed.replace("en-GB/sleep-leaflet.docx", "../theirs.docx")
    known = read_manifest(output)["en-GB/sleep-leaflet.docx"].sha256
    (output / "manifest.json").write_text(edited.replace(known, digest(b"theirs")), encoding="utf-8")
    make(project, output)
    assert elsewhere.read_bytes() == b"theirs"
