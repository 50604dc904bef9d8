"""`toolkit template eject`: a shipped kind becomes the project's own."""

import pytest

from command_line import toolkit
from toolkit_cli.cli.template import _OF_A_KIND
from toolkit_cli.core.folders import Folders, packaged_templates

_KINDS = sorted(file.parent.name for file in packaged_templates().glob("[!_]*/kind.yaml"))


@pytest.mark.parametrize("kind", _KINDS)
def test_a_copy_is_the_shipped_kind_and_without_faults(kind: str, project: Folders) -> None:
    made = toolkit("template", "eject", kind, cwd=project.project)
    assert made.returncode == 0, made.stderr
    own = project.project / "templates" / kind
    assert sorted(file.name for file in own.iterdir()) == sorted(_OF_A_KIND)
    for name in _OF_A_KIND:
        assert (own / name).read_bytes() == (packaged_templates() / kind / name).read_bytes()
    assert f"toolkit template lint --kind {kind}" in made.stderr
    linted = toolkit("template", "lint", "--kind", kind, "--strict", cwd=project.project)
    assert linted.returncode == 0, linted.stdout


def test_documents_are_made_from_the_copy(project: Folders) -> None:
    assert toolkit("template", "eject", "leaflet", cwd=project.project).returncode == 0
    kind = project.project / "templates" / "leaflet" / "kind.yaml"
    kind.write_text(kind.read_text("utf-8").replace("label: ", "label: Our "), encoding="utf-8")
    for form in ("docx", "html"):
        made = toolkit("build", "sleep-leaflet", "--format", form, cwd=project.project)
        assert made.returncode == 0, made.stdout + made.stderr


def test_nothing_is_overwritten(project: Folders) -> None:
    own = project.project / "templates" / "leaflet"
    own.mkdir(parents=True)
    (own / "kind.yaml").write_text("label: Ours\n", encoding="utf-8")
    assert toolkit("template", "eject", "leaflet", cwd=project.project).stdout.split() == [
        "templates/leaflet/word.docx"
    ]
    assert (own / "kind.yaml").read_text("utf-8") == "label: Ours\n"
    again = toolkit("template", "eject", "leaflet", cwd=project.project)
    assert again.returncode == 2
    assert "templates/leaflet is there already" in again.stderr


@pytest.mark.parametrize("kind", ["leaflt", "_blocks", "../leaflet", "fonts"])
def test_what_is_no_kind_is_answered_with_all(kind: str, project: Folders) -> None:
    made = toolkit("template", "eject", kind, cwd=project.project)
    assert made.returncode == 2
    assert f"There is no kind `{kind}` to copy." in made.stderr
    assert "leaflet" in made.stderr
    assert not (project.project / "templates").exists()
