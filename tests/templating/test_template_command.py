"""`toolkit template lint`."""

import shutil
from pathlib import Path

from planted import BODY, FOLDERS, paragraph, template
from typer.testing import CliRunner, Result

from toolkit_cli.cli.template import template as command
from toolkit_cli.core.folders import Folders, packaged_templates


def _lint(*arguments: object, project: Path | None = None) -> Result:
    return CliRunner().invoke(command, ["lint", *map(str, arguments)], obj=project)


def test_all_templates_of_the_project() -> None:
    found = _lint(project=FOLDERS.project)
    assert (found.exit_code, found.stdout) == (0, "No faults found\n")


def test_a_file_is_held_to_the_limits_of_its_kind(project: Folders) -> None:
    file = project.project / "templates" / "poster" / "word.docx"
    file.parent.mkdir(parents=True)
    file.write_bytes(template("<w:p><w:r><w:t>{{ titel }}</w:t></w:r></w:p>", "help-sheet"))
    found = _lint(file, project=project.project)
    assert found.exit_code == 1
    assert "templates/poster/word.docx: body, paragraph 1: error[unknown-field]" in found.stdout
    assert "error[text-too-small]" in found.stdout
    held = _lint(file, "--kind", "help-sheet", project=project.project)
    assert "error[text-too-small]" not in held.stdout
    assert "error[unknown-field]" in _lint(project=project.project).stdout


def test_macros_and_figures_are_checked_too(project: Folders) -> None:
    macros = project.project / "templates" / "_blocks" / "word.xml.j2"
    macros.parent.mkdir(parents=True)
    shutil.copy(packaged_templates() / "_blocks" / "word.xml.j2", macros)
    with macros.open("a", encoding="utf-8") as file:
        file.write("\n{{ word.lnk() }}{{ labels.x }}")
    figure = project.content / "figures" / "moon.svg.j2"
    figure.parent.mkdir()
    figure.write_text("<svg>{{ colour }}\n{% endif %}</svg>", encoding="utf-8")
    plain = project.content / "figures" / "sun.svg.j2"
    plain.write_text(
        '<svg xmlns="http://www.w3.org/2000/svg" width="9mm">\n<text>Sun</text></svg>', encoding="utf-8"
    )
    found = _lint(project=project.project).stdout
    assert [line.split("]")[0] for line in found.splitlines() if "]" in line] == [
        "content/figures/moon.svg.j2:1:6: error[unknown-field",
        "content/figures/moon.svg.j2:2:1: error[template-syntax",
        "content/figures/sun.svg.j2:1:1: error[faulty-figure",
        "content/figures/sun.svg.j2:2:1: error[faulty-figure",
        f"templates/_blocks/word.xml.j2:{len(macros.read_text(encoding='utf-8').splitlines())}:1: error[unknown-field",
        f"templates/_blocks/word.xml.j2:{len(macros.read_text(encoding='utf-8').splitlines())}:17: error[unknown-field",
    ]
    found = _lint(figure, project=project.project).stdout
    assert [line.split("]")[0] for line in found.splitlines() if "]" in line] == [
        "content/figures/moon.svg.j2:1:6: error[unknown-field",
        "content/figures/moon.svg.j2:2:1: error[template-syntax",
    ]


def test_severities_of_the_project_hold(project: Folders) -> None:
    settings = project.content / "toolkit.yaml"
    settings.write_text(
        settings.read_text(encoding="utf-8") + "rules: {missing-field: warning, split-tag: off}\n"
    )
    file = project.project / "draft.docx"
    file.write_bytes(template(BODY + paragraph("{{ ti", "bold:tle }}")))
    found = _lint(file, project=project.project)
    assert "warning[missing-field]" in found.stdout
    assert "split-tag" not in found.stdout
    assert found.exit_code == 0
    assert _lint(file, "--strict", project=project.project).exit_code == 1


def test_a_file_outside_a_project_and_one_that_is_not_there(tmp_path: Path) -> None:
    file = tmp_path / "x.docx"
    file.write_bytes(b"x")
    found = CliRunner().invoke(command, ["lint", str(file)])
    assert "error[faulty-template]" in found.stdout
    assert _lint(tmp_path / "y.docx", project=FOLDERS.project).exit_code == 2
