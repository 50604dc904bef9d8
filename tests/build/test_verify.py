"""Verify: files against the manifest, the manifest against the content."""

import json
from pathlib import Path

import pytest

from conftest import with_formats
from toolkit_cli.build.execute import execute
from toolkit_cli.build.fingerprints import Fingerprints
from toolkit_cli.build.plan import plan
from toolkit_cli.build.verify import verify
from toolkit_cli.core.diagnostics import Reporter
from toolkit_cli.core.folders import Folders
from toolkit_cli.reading.project import read_project


@pytest.fixture
def output(project: Folders, tmp_path: Path) -> Path:
    """The small project as text, built."""
    with_formats(project, "text")
    reporter = Reporter()
    read = read_project(project, reporter)
    execute(project, read, plan(read), tmp_path / "out", reporter)
    return tmp_path / "out"


def _found(project: Folders, output: Path) -> dict[str, str]:
    read = read_project(project, Reporter())
    found = verify(read, Fingerprints(project, read, None), output)
    return {each.path: each.what for each in found}


def test_a_build_differs_in_nothing(project: Folders, output: Path) -> None:
    assert _found(project, output) == {}


def test_a_pack_of_the_desk_is_no_difference(project: Folders, output: Path) -> None:
    packs = output / project.packs.name
    packs.mkdir()
    (packs / "R-2026-0001.zip").write_bytes(b"PK")
    (packs / "notes.txt").write_bytes(b"Who asked")
    assert _found(project, output) == {"requests/notes.txt": "not in the manifest"}


def test_what_systems_leave_is_no_difference(project: Folders, output: Path) -> None:
    for name in ("Thumbs.db", "~$sleep-leaflet.docx", "desktop.ini", "__MACOSX/sleep-leaflet.txt"):
        left = output / "en-GB" / name
        left.parent.mkdir(exist_ok=True)
        left.write_bytes(b"left")
    assert _found(project, output) == {}


def test_every_sort_of_difference_is_named(project: Folders, output: Path) -> None:
    (output / "en-GB" / "sleep-leaflet.txt").write_bytes(b"edited")
    (output / "en-GB" / "sleep-help-sheet.txt").unlink()
    (output / "en-GB" / "stray.txt").write_bytes(b"stray")
    assert _found(project, output) == {
        "en-GB/sleep-leaflet.txt": "edited by hand",
        "en-GB/sleep-help-sheet.txt": "the file is gone",
        "en-GB/stray.txt": "not in the manifest",
    }


def test_content_that_changed_since_is_named(project: Folders, output: Path) -> None:
    section = project.content / "sections" / "sleep.yaml"
    section.write_text(section.read_text("utf-8").replace("slept well", "slept"), encoding="utf-8")
    documents = project.content / "documents"
    (documents / "new.yaml").write_bytes((documents / "sleep-leaflet.yaml").read_bytes())
    (documents / "sleep-help-sheet.yaml").unlink()
    assert _found(project, output) == {
        "en-GB/sleep-leaflet.txt": "stale: document",
        "en-GB/new.txt": "never built",
        "en-GB/sleep-help-sheet.txt": "no document asks for it any more",
    }


def test_a_manifest_that_was_changed_is_found_out(project: Folders, output: Path) -> None:
    manifest = output / "manifest.json"
    content = json.loads(manifest.read_text("utf-8"))
    del content["outputs"][0]
    manifest.write_text(json.dumps(content), encoding="utf-8")
    found = verify(read := read_project(project, Reporter()), Fingerprints(project, read, None), output)
    assert [(each.path, each.what) for each in found] == [
        ("en-GB/sleep-help-sheet.txt", "never built"),
        ("en-GB/sleep-help-sheet.txt", "not in the manifest"),
    ]
