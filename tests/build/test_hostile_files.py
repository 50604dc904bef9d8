"""Names, links and files of a stranger's project that no project needs: diagnostics, and nothing outside is touched."""

import os
import threading
from collections.abc import Callable
from pathlib import Path

import pytest

from conftest import HANG
from toolkit_cli.build.check import check
from toolkit_cli.core.diagnostics import Reporter
from toolkit_cli.core.folders import Folders

SECRET = "title: A secret\naudience: staff\nblocks:\n  - type: paragraph\n    text: Told to nobody.\n"
NAMES = [
    "CON.yaml", "NUL.yaml", "aux.yaml", "com1.yaml", "a" * 245 + ".yaml", "a b.yaml", "a\u202eb.yaml", "a\nb.yaml", ".yaml", "..yaml",
    "-rf.yaml", "--help.yaml", "a\u0301.yaml", "ﬁ.yaml", "a%2e%2e.yaml", "~.yaml", "$HOME.yaml", "a;b.yaml", "*.yaml", "A.YAML", "a.yml",
    "\u200b.yaml", "\x1b[31m.yaml", "a\\b.yaml", "%s%n.yaml", "{{ x }}.yaml", "<b>.yaml", "::error::x.yaml",
]  # fmt: skip


@pytest.mark.parametrize("name", NAMES, ids=ascii)
@pytest.mark.parametrize("folder", ["sections", "documents", "figures", "translations"])
def test_a_file_of_any_name_is_read_or_told(
    project: Folders, diagnostics: Callable[[Folders], list[str]], folder: str, name: str
) -> None:
    place = project.content / folder
    place.mkdir(exist_ok=True)
    ending = {"figures": ".svg.j2", "translations": ".po"}.get(folder, ".yaml")
    (place / name.replace(".yaml", ending)).write_text(SECRET, encoding="utf-8")
    diagnostics(project)


@pytest.mark.parametrize(
    "place",
    [
        "content/sections/secret.yaml", "content/documents/secret.yaml", "content/figures/secret.svg.j2", "content/images/secret.svg",
        "content/translations/pl.po", "content/references.yaml", "templates/leaflet/word.docx", "templates/_blocks/html.j2",
        "templates/_figures/tick.svg", "templates/fonts/a.ttf",
    ],
)  # fmt: skip
def test_a_link_that_leads_out_is_told(
    project: Folders, diagnostics: Callable[[Folders], list[str]], tmp_path: Path, place: str
) -> None:
    outside = tmp_path / "outside"
    outside.write_text(SECRET, encoding="utf-8")
    file = project.project / place
    file.parent.mkdir(parents=True, exist_ok=True)
    file.unlink(missing_ok=True)
    file.symlink_to(outside)
    assert f"{place}:1:1: error[unsafe-path] this is a link that leads out of the project" in "\n".join(
        diagnostics(project)
    )


@pytest.mark.parametrize("place", ["content/sections", "content/figures", "templates/leaflet"])
def test_a_folder_that_leads_out_is_told(
    project: Folders, diagnostics: Callable[[Folders], list[str]], tmp_path: Path, place: str
) -> None:
    (tmp_path / "outside").mkdir()
    folder = project.project / place
    folder.parent.mkdir(parents=True, exist_ok=True)
    if folder.is_dir():
        folder.rename(tmp_path / "before")
    folder.symlink_to(tmp_path / "outside", target_is_directory=True)
    assert [line for line in diagnostics(project) if line.startswith(f"{place}:1:1: error[unsafe-path]")]


def test_links_within_a_project_and_whole_folders_elsewhere_are_fine(
    project: Folders, diagnostics: Callable[[Folders], list[str]], tmp_path: Path
) -> None:
    (project.content / "sections" / "sleep.yaml").rename(project.project / "shared.yaml")
    (project.content / "sections" / "sleep.yaml").symlink_to("../../shared.yaml")
    project.content.rename(tmp_path / "kept")
    project.content.symlink_to(tmp_path / "kept", target_is_directory=True)
    (tmp_path / "shared.yaml").write_bytes((project.project / "shared.yaml").read_bytes())
    (tmp_path / "kept" / "sections" / "sleep.yaml").unlink()
    (tmp_path / "kept" / "sections" / "sleep.yaml").symlink_to(project.project / "shared.yaml")
    assert not [line for line in diagnostics(project) if "unsafe-path" in line]


@pytest.mark.parametrize(
    "place",
    [
        "content/toolkit.yaml", "content/sections/pipe.yaml", "content/documents/pipe.yaml", "content/figures/pipe.svg.j2", "content/images/pipe.svg",
        "content/translations/pl.po", "content/terms.yaml", "content/places.csv", "templates/leaflet/kind.yaml", "templates/leaflet/word.docx",
        "templates/leaflet/web.html.j2", "templates/_blocks/html.j2", "templates/_blocks/word.xml.j2", "templates/_figures/tick.svg", "templates/fonts/a.ttf",
    ],
)  # fmt: skip
@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="the system has no pipes in folders")
def test_a_pipe_keeps_nobody_waiting(project: Folders, place: str) -> None:
    file = project.project / place
    file.parent.mkdir(parents=True, exist_ok=True)
    file.unlink(missing_ok=True)
    os.mkfifo(file)
    reporter = Reporter()
    ended = threading.Thread(target=lambda: check(project, reporter), daemon=True)
    ended.start()
    ended.join(HANG)
    assert not ended.is_alive()
    assert [found for found in reporter if found.span.path == place]
