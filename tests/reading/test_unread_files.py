"""Every file in `content/` is read, named as not read, or one that systems leave in any folder."""

import shutil
import sys

import pytest

from toolkit_cli.core.diagnostics import Reporter
from toolkit_cli.core.folders import Folders
from toolkit_cli.core.leftovers import is_leftover
from toolkit_cli.reading.project import read_project

LEFT = [
    *("._sleep.yaml", "~$sleep.docx", "Thumbs.db", ".DS_Store", "desktop.ini", "sleep.yaml~", ".sleep.yaml.swp"),
    *("#sleep.yaml#", ".#sleep.yaml", "sleep.yaml.bak", "sleep.yaml.orig", ".~lock.sleep.docx#", "~WRL0001.tmp"),
]  # fmt: skip


def _unread(folders: Folders) -> list[str]:
    reporter = Reporter()
    read_project(folders, reporter)
    return [str(found) for found in reporter]


@pytest.mark.parametrize(
    ("file", "severity", "hint"),
    [
        ("documents/leaflets/a.yaml", "error", "move it to content/documents/: folders within it are not read"),
        ("sections/old/deep/a.yaml", "error", "move it to content/sections/: folders within it are not read"),
        ("sections/a.docx", "warning", "content/sections/ is read for files that end in .yaml: rename it, or move it out of content/"),
        ("sections/a.yaml.txt", "warning", "content/sections/ is read for files that end in .yaml: rename it, or move it out of content/"),
        ("section/a.yaml", "error", "did you mean `sections`?"),
        ("place.csv", "error", "did you mean `places.csv`?"),
        ("refernces.yaml", "error", "did you mean `references.yaml`?"),
        ("terms.yml", "error", "did you mean `terms.yaml`?"),
        ("notes.md", "warning", "move it out of content/, or to the folder that it belongs in"),
        ("figures/a.svg", "warning", "content/figures/ is read for files that end in .svg.j2: rename it, or move it out of content/"),
        ("translations/pl.xlf", "warning", "content/translations/ is read for files that end in .po or .glossary.yaml: rename it, or move it out of content/"),
        ("translations/pl.yaml", "error", "content/translations/ is read for files that end in .po or .glossary.yaml: rename it, or move it out of content/"),
        ("images/a.docx", "warning", "content/images/ is read for files that end in .svg or .png: rename it, or move it out of content/"),
    ],
)  # fmt: skip
def test_what_nothing_reads_is_named(file: str, severity: str, hint: str, project: Folders) -> None:
    made = project.content / file
    made.parent.mkdir(parents=True, exist_ok=True)
    made.write_text("title: A\n", encoding="utf-8")
    assert _unread(project) == [
        f"content/{file}:1:1: {severity}[unread-file] nothing reads this file ({hint})"
    ]


@pytest.mark.parametrize("name", LEFT)
def test_what_systems_leave_is_passed_over_everywhere(name: str, project: Folders) -> None:
    assert is_leftover(name)
    for folder in ("", "sections", "documents", "translations", "figures", "images", "images/__MACOSX"):
        place = project.content / folder
        place.mkdir(exist_ok=True)
        (place / name).write_bytes(b"\0\xff")
    shutil.copytree(project.templates[-1] / "leaflet", project.project / "templates" / name)
    assert _unread(project) == []
    assert name not in list(project.kinds())
    assert not read_project(project, Reporter()).images


@pytest.mark.parametrize(
    "name", ["sleep.yaml", "balance.svg.j2", "toolkit.yaml", "word.docx", "$1.png", "a#b.png"]
)
def test_what_people_write_is_not_taken_for_a_leftover(name: str) -> None:
    assert not is_leftover(name)


@pytest.mark.skipif(sys.platform == "win32", reason="Windows asks for a right to make links")
def test_a_link_to_a_folder_is_named_and_not_followed(project: Folders) -> None:
    (project.content / "documents" / "more").symlink_to("..", target_is_directory=True)
    (found,) = _unread(project)
    assert found.startswith("content/documents/more:1:1: warning[unread-file]")
