"""The commands as a person runs them."""

import importlib
import json
import re
import subprocess
import sys
from pathlib import Path
from subprocess import CompletedProcess

import pytest

from command_line import toolkit
from conftest import REPOSITORY
from toolkit_cli.cli import _lazy
from toolkit_cli.cli.schema import schemas
from toolkit_cli.core.folders import Folders

_SCHEMAS = schemas()


def _toolkit(*words: str, cwd: Path, **environment: str) -> CompletedProcess[str]:
    return toolkit(*words, cwd=cwd, NO_COLOR="1", **environment)


def test_a_new_project_builds_at_once(tmp_path: Path) -> None:
    made = _toolkit("init", "ours", cwd=tmp_path)
    assert made.returncode == 0, made.stderr
    built = _toolkit("build", cwd=tmp_path / "ours")
    assert built.returncode == 0, built.stderr + built.stdout
    assert sorted(file.name for file in (tmp_path / "ours" / "output" / "en-GB").iterdir()) == [
        "sleep-help-sheet.docx",
        "sleep-leaflet.docx",
    ]
    assert "2 files written" in built.stderr
    again = _toolkit("init", "ours", cwd=tmp_path)
    assert again.returncode == 2
    assert "There is a project in" in again.stderr


def test_approve_makes_a_draft_a_document(project: Folders) -> None:
    before = json.loads(_toolkit("list", "--json", cwd=project.project).stdout)
    assert {row["text"] for row in before} == {"draft"}
    assert _toolkit("approve", "sleep", "--role", "editor", cwd=project.project).returncode == 0
    after = json.loads(_toolkit("list", "--json", cwd=project.project).stdout)
    assert {row["text"] for row in after} == {"approved"}
    assert "[unapproved-section]" not in _toolkit("validate", cwd=project.project).stdout


def test_faulty_content_writes_nothing_and_names_every_fault(project: Folders) -> None:
    assert _toolkit("build", cwd=project.project).returncode == 0
    output = project.project / "output" / "en-GB"
    before = {file.name: file.read_bytes() for file in output.iterdir()}
    (project.content / "sections" / "sleep.yaml").write_text("title: [\n", encoding="utf-8")
    (project.content / "documents" / "new.yaml").write_text("titel: x\n", encoding="utf-8")
    built = _toolkit("build", cwd=project.project)
    assert built.returncode == 1
    assert "content/sections/sleep.yaml:1:8: error[faulty-yaml]" in built.stdout
    assert "content/documents/new.yaml:1:1: error[unknown-key]" in built.stdout
    for command in ("build", "validate"):
        shown = _toolkit(command, cwd=project.project).stdout
        assert (
            "is missing (close it, or put the whole text in quotation marks)\n    title: [\n           ^\n"
            in shown
        )
    assert "No files written" in built.stderr
    assert {file.name: file.read_bytes() for file in output.iterdir()} == before


def test_a_template_that_is_missing_or_broken_is_a_diagnostic(project: Folders) -> None:
    own = project.project / "templates" / "sheet"
    own.mkdir(parents=True)
    (own / "kind.yaml").write_text("label: Sheet\ntext: {minimum: 12}\n", encoding="utf-8")
    document = project.content / "documents" / "sleep-leaflet.yaml"
    document.write_text(document.read_text("utf-8").replace("kind: leaflet", "kind: sheet"), encoding="utf-8")
    missing = _toolkit("build", cwd=project.project)
    assert (missing.returncode, "templates/sheet/word.docx" in missing.stdout) == (1, True)
    (own / "word.docx").write_bytes(b"not a zip")
    broken = _toolkit("build", cwd=project.project)
    assert (broken.returncode, "error[faulty-template]" in broken.stdout) == (1, True)


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("--format", "bsl-video"), "Log a request for it: toolkit request new --format bsl-video"),
        (("--format", "text", "--format", "audio-cd"), "toolkit request new --format audio-cd"),
        (("--format", "PDF"), "Did you mean `pdf`?"),
        (("--language", "en-GV"), "Did you mean `en-GB`?"),
    ],
)
def test_what_cannot_be_built_is_refused_with_what_to_do(
    words: tuple[str, ...], told: str, project: Folders
) -> None:
    refused = _toolkit("build", *words, cwd=project.project)
    assert refused.returncode == 2
    assert told in refused.stderr


def test_outside_a_project_the_remedy_is_said(tmp_path: Path) -> None:
    found = _toolkit("validate", cwd=tmp_path)
    assert found.returncode == 2
    assert "toolkit init" in found.stderr
    assert "Traceback" not in found.stderr


def test_a_wrong_epoch_is_wrong_usage(project: Folders) -> None:
    found = _toolkit("build", cwd=project.project, SOURCE_DATE_EPOCH="yesterday")
    assert found.returncode == 2
    assert "SOURCE_DATE_EPOCH" in found.stderr


def test_an_output_that_cannot_be_written_is_the_surroundings(project: Folders) -> None:
    (project.project / "output").write_text("a file in the way", encoding="utf-8")
    found = _toolkit("build", cwd=project.project)
    assert found.returncode == 3
    assert "cannot be written" in found.stderr
    assert "Traceback" not in found.stderr


def test_strict_fails_on_warnings(project: Folders) -> None:
    assert _toolkit("validate", cwd=project.project).returncode == 0
    assert _toolkit("validate", "--strict", cwd=project.project).returncode == 1


def test_the_json_report_holds_every_part_of_a_diagnostic(project: Folders) -> None:
    found = json.loads(_toolkit("validate", "--report", "json", cwd=project.project).stdout)
    assert found["schema"] == 1
    assert found["diagnostics"][0]["path"] == "content/sections/sleep.yaml"
    assert found["diagnostics"][0]["rule"] == "unapproved-section"
    assert set(found["diagnostics"][0]) == {
        "path",
        "line",
        "column",
        "place",
        "severity",
        "rule",
        "message",
        "hint",
    }


@pytest.mark.parametrize("command", ["init", "validate", "build", "list", "approve", "schema", "doctor"])
def test_every_command_has_help(command: str, tmp_path: Path) -> None:
    assert "Usage:" in _toolkit(command, "--help", cwd=tmp_path).stdout


def test_doctor_finds_what_the_program_needs(tmp_path: Path) -> None:
    found = _toolkit("doctor", "--json", cwd=tmp_path)
    assert found.returncode == 0
    assert {each["name"] for each in json.loads(found.stdout)} >= {"Python", "typst", "templates", "fonts"}


@pytest.mark.parametrize("name", sorted(_SCHEMAS))
def test_the_committed_schemas_are_current_and_describe_every_field(name: str) -> None:
    content = (REPOSITORY / "content" / ".schema" / f"{name}.json").read_bytes()
    assert content == _SCHEMAS[name], "run: toolkit schema"
    schema = json.loads(content)
    for model in [schema, *schema.get("$defs", {}).values()]:
        for key, field in model.get("properties", {}).items():
            assert field.keys() & {"description", "const", "$ref"}, f"{name}: {key}"


def test_every_rule_that_the_program_can_report_has_a_page() -> None:
    from toolkit_cli.cli.explain import pages

    named = set()
    for file in (REPOSITORY / "src" / "toolkit_cli").rglob("*.py"):
        source = file.read_text(encoding="utf-8")
        named |= set(
            re.findall(r'(?:report|fault|_fault)\(\s*(?:\w+, (?:"", )?)?"([a-z]+(?:-[a-z]+)+)"', source)
        )
        named |= set(re.findall(r'Severity\.\w+,\s*"([a-z-]+)"', source))
    assert len(named) > 15
    assert named - set(pages()) == set()
    assert all("Good:" in page for page in pages().values())


def test_explain_shows_the_page_or_the_nearest_rule(tmp_path: Path) -> None:
    assert "Good:" in _toolkit("explain", "broken-reference", cwd=tmp_path).stdout
    assert "Did you mean `broken-reference`?" in _toolkit("explain", "broken-refernce", cwd=tmp_path).stderr


def test_validate_says_how_hard_each_document_is_to_read(project: Folders) -> None:
    shown = _toolkit("validate", cwd=project.project).stdout
    assert re.search(r"\d sleep-leaflet, \d+ words", shown)
    report = json.loads(_toolkit("validate", "--report", "json", cwd=project.project).stdout)
    assert set(report["readability"]) == {"sleep-leaflet", "sleep-help-sheet"}
    assert 0 < report["readability"]["sleep-leaflet"]["grade"] < 12


def test_an_approval_with_a_wrong_date_or_role_changes_nothing(project: Folders) -> None:
    for words in (
        ["--role", "editor", "--date", "nonsense"],
        ["--role", " "],
        ["--role", "editor", "--date", "2026-02-31"],
    ):
        assert _toolkit("approve", "sleep", *words, cwd=project.project).returncode == 2
    assert not (project.content / "approvals.yaml").exists()


def test_two_roles_approve_the_same_text(project: Folders) -> None:
    for role in ("editor", "head of communications", "editor"):
        assert _toolkit("approve", "sleep", "--role", role, cwd=project.project).returncode == 0
    approvals = (project.content / "approvals.yaml").read_text("utf-8")
    assert approvals.count("section: sleep") == 2


@pytest.mark.skipif(sys.platform == "win32", reason="needs a pipe of bash")
def test_a_reader_that_stops_reading_is_no_fault(project: Folders) -> None:
    command = f"'{sys.executable}' -m toolkit_cli list --json | true; exit ${{PIPESTATUS[0]}}"
    found = subprocess.run(["bash", "-c", command], cwd=project.project, capture_output=True, check=False)
    assert (found.returncode, found.stderr) == (0, b"")


@pytest.mark.parametrize("group", ["app", "request"])
def test_the_help_says_of_each_command_what_the_command_says_of_itself(group: str) -> None:
    commands = importlib.import_module(f"toolkit_cli.cli.{group}").COMMANDS
    for name, lazy in commands.items():
        said = " ".join(str(_lazy.command(name, lazy).help).split())
        assert said.startswith(lazy.summary), name


def test_the_help_imports_no_command(tmp_path: Path) -> None:
    program = (
        "import sys; from toolkit_cli.cli import main\ntry: main()\nfinally: print('pydantic' in sys.modules)"
    )
    made = subprocess.run(
        [sys.executable, "-c", program, "--help"], capture_output=True, text=True, check=False
    )
    assert made.stdout.rstrip().endswith("False")


@pytest.mark.parametrize("where", ["toolkit.yaml", "documents/sleep-leaflet.yaml"])
@pytest.mark.parametrize(
    "command",
    [
        "validate",
        "build",
        "build --dry-run",
        "list",
        "verify",
        "translate status",
        "approve sleep --role editor",
        "request new --document sleep-leaflet --format text",
    ],
)
def test_a_language_without_words_is_a_fault_of_content(where: str, command: str, project: Folders) -> None:
    file = project.content / where
    line = "language: fr\n" if where == "toolkit.yaml" else "languages: [fr]\n"
    file.write_text(file.read_text("utf-8") + line, encoding="utf-8")
    found = toolkit(*command.split(), cwd=project.project)
    assert found.returncode == 1
    said = found.stdout + found.stderr
    assert "there is no language `fr` (there are: " in said or "`toolkit validate` shows" in said
    assert "Traceback" not in said
