"""A logo that is a symbolic link: only one that stays in the folder of images is trusted."""

from collections.abc import Callable
from pathlib import Path

import pytest

from toolkit_cli.core.folders import Folders

Found = Callable[[Folders], list[str]]


@pytest.fixture
def images(project: Folders) -> Path:
    folder = project.content / "images"
    folder.mkdir()
    (folder / "real.svg").write_text("<svg/>", encoding="utf-8")
    (project.project / "outside").mkdir()
    (project.project / "outside" / "logo.svg").write_text("<svg/>", encoding="utf-8")
    return folder


def _rules(project: Folders, diagnostics: Found, logo: str) -> list[str]:
    toolkit = project.content / "toolkit.yaml"
    text = toolkit.read_text("utf-8").replace("publisher:\n", f"publisher:\n  logo: {logo}\n")
    toolkit.write_text(text, encoding="utf-8")
    return [
        rule for line in diagnostics(project) for rule in ("unsafe-path", "missing-image") if rule in line
    ]


def test_a_link_that_leads_out(project: Folders, diagnostics: Found, images: Path) -> None:
    (images / "logo.svg").symlink_to(project.project / "outside" / "logo.svg")
    assert _rules(project, diagnostics, "logo.svg") == ["unsafe-path"]


def test_a_folder_that_is_a_link_that_leads_out(project: Folders, diagnostics: Found, images: Path) -> None:
    (images / "brand").symlink_to(project.project / "outside")
    assert "unsafe-path" in _rules(project, diagnostics, "brand/logo.svg")


def test_a_link_that_stays(project: Folders, diagnostics: Found, images: Path) -> None:
    (images / "logo.svg").symlink_to("real.svg")
    assert _rules(project, diagnostics, "logo.svg") == []


@pytest.mark.parametrize("target", ["logo.svg", "nowhere.svg"])
def test_a_link_in_a_circle_or_to_nothing(
    project: Folders, diagnostics: Found, images: Path, target: str
) -> None:
    (images / "logo.svg").symlink_to(target)
    assert _rules(project, diagnostics, "logo.svg") == ["missing-image"]
