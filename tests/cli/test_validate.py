"""`toolkit validate` as a person reads it: what comes first, what is folded, and what can be chosen."""

import json
import re
from pathlib import Path

import pytest

from command_line import toolkit
from conftest import REPOSITORY
from toolkit_cli.core.diagnostics import Severity
from toolkit_cli.core.folders import Folders

_FINDING = re.compile(r"^\S+:\d+:\d+: (error|warning|info)\[([a-z-]+)\] ", re.M)
_WORDS = " ".join(["every child sleeps well"] * 6)
_LONG = " ".join(f"{begin} {_WORDS}." for begin in ("First", "Second", "Third"))


def _worsened(project: Folders) -> None:
    """Long sentences in a text that is approved then, and in a new one."""
    section = project.content / "sections" / "sleep.yaml"
    text = section.read_text("utf-8").replace(
        "blocks:", f"blocks:\n  - type: paragraph\n    text: {_LONG}", 1
    )
    section.write_text(text, encoding="utf-8")
    assert toolkit("approve", "sleep", "--role", "editor", cwd=project.project).returncode == 0
    (project.content / "sections" / "more.yaml").write_text(text, encoding="utf-8")


def _failing(project: Folders) -> None:
    document = project.content / "documents" / "sleep-leaflet.yaml"
    document.write_text(document.read_text("utf-8") + "formats: [docx, pfd]\n", encoding="utf-8")


def _validate(project: Folders, *words: str) -> tuple[int, str]:
    made = toolkit("validate", *words, cwd=project.project)
    return made.returncode, made.stdout


def _paths(said: str) -> set[str]:
    return {line.split(":")[0] for line in said.splitlines() if _FINDING.match(line)}


def test_errors_come_first_then_warnings_then_remarks(project: Folders) -> None:
    _worsened(project)
    (project.content / "documents" / "a.yaml").write_text("titel: x\n", encoding="utf-8")
    (project.content / "sections" / "zz.yaml").write_text("title: [\n", encoding="utf-8")
    code, said = _validate(project)
    order = [Severity(found[1]) for found in _FINDING.finditer(said)]
    ranks = [list(Severity).index(each) for each in order]
    assert code == 1
    assert ranks == sorted(ranks)
    assert len(set(ranks)) >= 2
    assert "    title: [\n           ^\n" in said


def test_the_wording_of_approved_text_is_a_line_for_each_rule(project: Folders) -> None:
    _worsened(project)
    said = _validate(project)[1]
    assert "long-sentence: 3 places; show them with: toolkit validate --rule long-sentence" in said
    shown = [line for line in said.splitlines() if "warning[long-sentence]" in line]
    assert shown
    assert all(line.startswith("content/sections/more.yaml") for line in shown)
    chosen = _validate(project, "--rule", "long-sentence")[1]
    assert chosen.count("content/sections/sleep.yaml") == 3
    assert {found[2] for found in _FINDING.finditer(chosen)} == {"long-sentence"}


def test_the_own_project_fits_a_screen_or_two_and_programs_get_all(repository: Folders) -> None:
    said = toolkit("validate", cwd=repository.project).stdout
    every = json.loads(toolkit("validate", "--report", "json", cwd=repository.project).stdout)["diagnostics"]
    assert len(said.splitlines()) < 100 < len(every)
    folded = sum(int(number) for number in re.findall(r"^[a-z-]+: (\d+) places; show", said, re.M))
    assert len(_FINDING.findall(said)) + folded == len(every)
    assert re.search(r"^open-question, \d+ places:\n(content/corrections\.yaml:.*\n)+\n", said, re.M)


def test_documents_and_files_limit_what_is_shown(project: Folders) -> None:
    _worsened(project)
    code, leaflet = _validate(project, "sleep-leaflet")
    assert code == 0
    assert _paths(leaflet) == {"content/sections/sleep.yaml"}
    for name in ("content/sections/more.yaml", str(project.content / "sections" / "more.yaml")):
        code, said = _validate(project, name)
        assert code == 0
        assert "How hard" not in said
        assert _paths(said) == {"content/sections/more.yaml"}
    both = _validate(project, "content/sections/more.yaml", "sleep-leaflet")[1]
    assert len(_FINDING.findall(both)) > len(_FINDING.findall(leaflet))
    assert len(_FINDING.findall(_validate(project, "content")[1])) >= len(_FINDING.findall(both))


def test_a_document_with_faults_of_its_own_is_still_known_by_its_name(project: Folders) -> None:
    _failing(project)
    code, said = _validate(project, "sleep-leaflet")
    assert code == 1
    assert _paths(said) == {"content/documents/sleep-leaflet.yaml"}


def test_a_file_is_named_from_where_the_person_is(project: Folders) -> None:
    _failing(project)
    made = toolkit("validate", "sleep-leaflet.yaml", cwd=project.content / "documents")
    assert made.returncode == 1
    assert "error[" in made.stdout


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("sleep-leflet",), "There is no document or file `sleep-leflet`. Did you mean `sleep-leaflet`?"),
        (("--rule", "long-sentense"), "There is no rule `long-sentense`. Did you mean `long-sentence`?"),
        ((__file__,), "is not in the project."),
    ],
)
def test_what_is_not_there_is_answered_with_the_nearest(
    words: tuple[str, ...], told: str, project: Folders
) -> None:
    made = toolkit("validate", *words, cwd=project.project)
    assert made.returncode == 2
    assert told in made.stderr


def test_quiet_shows_errors_only_and_strict_still_counts_warnings(project: Folders) -> None:
    assert _validate(project, "--quiet") == (0, "No errors found\n")
    assert _validate(project, "--quiet", "--strict")[0] == 1
    _failing(project)
    code, said = _validate(project, "--quiet")
    assert code == 1
    assert {found[1] for found in _FINDING.finditer(said)} == {"error"}
    assert said.endswith("\n1 error\n")
    every = json.loads(_validate(project, "--quiet", "--report", "json")[1])["diagnostics"]
    assert [each["severity"] for each in every] == ["error"]


def test_errors_that_are_not_shown_are_spoken_of(project: Folders) -> None:
    _failing(project)
    made = toolkit("validate", "content/sections", cwd=project.project)
    assert made.returncode == 0
    assert "There are errors elsewhere: toolkit validate --quiet" in made.stderr


def test_a_terminal_shows_colours_and_nothing_else_changes(project: Folders, tmp_path: Path) -> None:
    _failing(project)
    (project.content / "sections" / "faulty.yaml").write_text("title: [\n", encoding="utf-8")
    plain = _validate(project)[1]

    def on_terminal(*words: str, **environment: str) -> str:
        return toolkit("validate", *words, cwd=project.project, terminal=True, **environment).stdout

    shown = on_terminal(TERM="xterm", NO_COLOR="")
    assert "\x1b[1;31merror\x1b[0m[" in shown
    assert "\x1b[1;31m^\x1b[0m" in shown
    assert re.sub(r"\x1b\[[0-9;]*m", "", shown) == plain
    assert on_terminal(TERM="xterm", NO_COLOR="1") == plain
    assert on_terminal(TERM="dumb", NO_COLOR="") == plain
    assert "\x1b" not in on_terminal("--report", "json", TERM="xterm", NO_COLOR="")


def test_the_groups_of_the_repository_are_those_of_its_root() -> None:
    made = toolkit("validate", "content/toolkit.yaml", "--report", "github", cwd=REPOSITORY)
    assert "file=content/toolkit.yaml" in made.stdout
    assert "content/sections" not in made.stdout
