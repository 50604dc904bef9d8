"""Templates for other formats than Word: faults by line and column."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from conftest import REPOSITORY
from toolkit_cli.build import templates
from toolkit_cli.build.check import check
from toolkit_cli.core.diagnostics import Reporter
from toolkit_cli.core.folders import Folders
from toolkit_cli.tools import typst


@pytest.mark.parametrize(
    ("name", "content", "faults"),
    [
        (
            "print.typ",
            "= Title\n#let x = (1, 2\n",
            ["print.typ:2:10: error[template-syntax] unclosed delimiter"],
        ),
        ("print.typ", '#import "elsewhere.typ": look\n#show: look\n= #sys.inputs.title\n', []),
        (
            "web.html.j2",
            "<h1>{{ title }}</h1>\n{% if title %}\n",
            [
                "web.html.j2:2:1: error[template-syntax] `{% if title %}` has no end (write `{% endif %}` where it ends)"
            ],
        ),
    ],
)
def test_templates_of_a_kind_are_checked_by_line(
    name: str, content: str, faults: list[str], project: Folders, diagnostics: Callable[[Folders], list[str]]
) -> None:
    own = project.project / "templates" / "leaflet"
    shutil.copytree(REPOSITORY / "templates" / "leaflet", own)
    (own / name).write_text(content, encoding="utf-8")
    found = [line for line in diagnostics(project) if "error[" in line]
    assert [line.removeprefix("templates/leaflet/") for line in found][:1] == faults


def test_every_fault_of_syntax_is_found_with_its_remedy() -> None:
    assert typst.syntax_faults("ok\n#let x = (1, 2\n\nHello #x")[-1] == (
        4,
        7,
        "the character `#` is not valid in code",
        "you are already in code mode; try removing the `#`",
    )


def test_the_programs_own_typst_has_no_fault() -> None:
    for file in (REPOSITORY / "src").rglob("*.typ"):
        assert typst.syntax_faults(Path(file).read_text(encoding="utf-8")) == []


@pytest.fixture
def copied(project: Folders) -> Folders:
    """The small project with copies of the program's templates of its own."""
    own = project.project / "templates"
    for name in ("leaflet", "_blocks"):
        shutil.copytree(REPOSITORY / "templates" / name, own / name)
    return project


@pytest.mark.parametrize(
    ("changed", "expected"),
    [
        ("", []),
        ("leaflet/kind.yaml", ["leaflet/word.docx"]),
        ("leaflet/web.html.j2", ["leaflet/web.html.j2"]),
        ("_blocks/word.xml.j2", ["_blocks/word.xml.j2", "_large-print/word.docx", "leaflet/word.docx"]),
    ],
)
def test_what_was_checked_before_it_was_released_is_checked_again_only_if_it_was_changed(
    changed: str, expected: list[str], copied: Folders, monkeypatch: pytest.MonkeyPatch
) -> None:
    project = check(copied, Reporter())
    if changed:
        file = copied.project / "templates" / changed
        file.write_bytes(file.read_bytes() + b"\n")
    checked: list[str] = []
    monkeypatch.setattr(templates, "remembered", lambda _, *given: (checked.append(str(given[1])), ())[1])
    assert list(templates.check_kinds(copied, project, ["leaflet"])) == []
    assert checked == [f"templates/{name}" for name in expected]


def test_the_program_checks_its_own_templates(repository: Folders, monkeypatch: pytest.MonkeyPatch) -> None:
    project = check(repository, Reporter())
    checked: list[str] = []
    monkeypatch.setattr(templates, "remembered", lambda _, *given: (checked.append(str(given[-1])), ())[1])
    list(templates.check_kinds(repository, project, project.kinds))
    assert len(checked) > 3 * len(project.kinds)
