"""A logo that is a symbolic link: only one that stays in the folder of images is trusted."""

import io
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from conftest import contents, make
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


@pytest.mark.parametrize("place", ["content/images/logo.svg", "templates/_figures/tick.svg"])
def test_a_drawing_that_acts_does_not_go_out(project: Folders, diagnostics: Found, place: str) -> None:
    toolkit = project.content / "toolkit.yaml"
    text = toolkit.read_text("utf-8").replace("publisher:\n", "publisher:\n  logo: logo.svg\n")
    toolkit.write_text(text, encoding="utf-8")
    svg = '<svg xmlns="http://www.w3.org/2000/svg" width="9mm" height="9mm">\n%s<path d="M0 0"/></svg>'
    for file in ("content/images/logo.svg", place):
        (project.project / file).parent.mkdir(parents=True, exist_ok=True)
        (project.project / file).write_text(svg % "", encoding="utf-8")
    assert not [line for line in diagnostics(project) if "faulty-image" in line]
    (project.project / place).write_text(svg % '<a href="http://a.example"/>', encoding="utf-8")
    assert [line for line in diagnostics(project) if "faulty-image" in line] == [
        f"{place}:2:1: error[faulty-image] the picture has a link to `http://a.example` "
        "(take it out, or save it as “Plain SVG”)"
    ]


def test_the_notes_of_a_drawing_program_are_in_no_document(project: Folders, tmp_path: Path) -> None:
    toolkit = project.content / "toolkit.yaml"
    text = toolkit.read_text("utf-8").replace("publisher:\n", "publisher:\n  logo: logo.svg\n")
    toolkit.write_text(text, encoding="utf-8")
    (project.content / "images").mkdir()
    (project.content / "images" / "logo.svg").write_text(
        '<svg xmlns="http://www.w3.org/2000/svg" xmlns:inkscape="http://www.inkscape.org/namespaces/inkscape" '
        'width="9mm" height="9mm" inkscape:export-filename="/home/jane/logo.png"><!-- ask jane -->'
        '<path d="M0 0h9"/></svg>',
        encoding="utf-8",
    )
    output = tmp_path / "output"
    made = make(project, output, "sleep-help-sheet", formats=["docx", "epub", "html"])
    assert len(made) == 3
    for name, content in contents(output).items():
        members = [content]
        if content.startswith(b"PK"):
            with zipfile.ZipFile(io.BytesIO(content)) as archive:
                members = [archive.read(each) for each in archive.namelist()]
        assert not [each for each in members if b"jane" in each], name
