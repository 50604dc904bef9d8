"""Templates for other formats than Word: faults by line and column."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from conftest import REPOSITORY
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
