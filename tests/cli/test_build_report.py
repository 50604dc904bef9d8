"""What `toolkit build` says of its files: what only the build sees is shown, at its place, once."""

from dataclasses import replace

import pytest

from conftest import with_formats
from toolkit_cli.build.formats import File
from toolkit_cli.build.plan import Task
from toolkit_cli.cli import _build_run
from toolkit_cli.cli._build_others import require_all
from toolkit_cli.cli.build import Wish
from toolkit_cli.core.diagnostics import Diagnostic, Severity, Span
from toolkit_cli.core.errors import ToolkitError
from toolkit_cli.core.folders import Folders
from toolkit_cli.model.document import Document
from toolkit_cli.model.project import document_file
from toolkit_cli.tools import louis
from toolkit_cli.writers import Written, text


@pytest.fixture
def wish(project: Folders) -> Wish:
    """A build of the small project as text."""
    with_formats(project, "text")
    output = project.project / "output"
    return Wish(project.project, output, (), (), (), (), None, None, *(False,) * 6)


@pytest.fixture
def limited(monkeypatch: pytest.MonkeyPatch) -> None:
    """Each document as text has a limit that all have, and is set tighter."""
    usual = text.write

    def write(document: Document, context: object) -> Written:
        span = Span(document_file(document.id))
        limit = Diagnostic(span, Severity.WARNING, "limited-braille", "the table is old", "take a newer one")
        tight = Diagnostic(span, Severity.INFO, "tightened-layout", f"{document.id} is set tighter")
        return replace(usual(document, context), diagnostics=(limit, tight))  # type: ignore[arg-type]

    monkeypatch.setattr(text, "write", write)


def _said(wish: Wish, capsys: pytest.CaptureFixture[str], code: int = 0) -> list[str]:
    assert _build_run.run(wish, 1, None) == code
    return capsys.readouterr().err.splitlines()


def test_what_only_the_build_finds_is_shown_once_and_counted_apart(
    wish: Wish, limited: None, capsys: pytest.CaptureFixture[str]
) -> None:
    warning = (
        "content/documents/sleep-help-sheet.yaml:1:1: warning[limited-braille] the table is old"
        " (take a newer one), and in 1 other place"
    )
    counts = (
        "In the files: 2 warnings, 2 remarks. In the content: 4 warnings; see them all with: toolkit validate"
    )
    assert _said(wish, capsys) == [warning, f"2 files written. {counts}"]
    assert _said(wish, capsys) == [warning, f"No files written, 2 up to date. {counts}"]
    planned = _said(replace(wish, dry_run=True), capsys)
    assert planned == [warning, f"No files to write, 2 up to date. {counts}"]


def test_without_findings_of_its_own_a_build_counts_what_validate_shows(
    wish: Wish, capsys: pytest.CaptureFixture[str]
) -> None:
    assert _said(wish, capsys) == ["2 files written. 4 warnings; see them all with: toolkit validate"]


def test_what_a_file_lacks_is_told_once_at_its_line(
    wish: Wish, project: Folders, capsys: pytest.CaptureFixture[str]
) -> None:
    with_formats(project, "pdf", "large-print")
    section = project.content / "sections" / "sleep.yaml"
    lines = section.read_text("utf-8").splitlines()
    number = next(number for number, line in enumerate(lines) if "slept well" in line)
    lines[number] = lines[number].replace("slept well", "slept well 🌛")
    section.write_text("\n".join(lines), encoding="utf-8")
    assert _build_run.run(wish, 1, None) == 1
    found, quoted, _ = capsys.readouterr().out.splitlines()
    assert quoted.strip()
    path, line, _, told = found.split(":", 3)
    assert path == "content/sections/sleep.yaml"
    assert 1 < int(line) <= number + 1
    assert "no font holds `🌛`" in told


@pytest.mark.parametrize(
    ("tags", "formats", "others"),
    [
        (("ar", "pl", "ro"), ("braille",), "--language ar --language pl --format braille"),
        (("ro",), ("braille", "text"), "--language ro --format text"),
        (("ro",), ("braille",), ""),
    ],
)
def test_what_stands_in_the_way_of_some_files_names_the_command_for_the_others(
    tags: tuple[str, ...],
    formats: tuple[str, ...],
    others: str,
    wish: Wish,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(louis, "version", lambda: "3.24.0")
    monkeypatch.setattr(louis, "has", lambda _table: True)
    files = {"braille": File(".brf", "brf"), "text": File(".txt", "text")}
    tasks = [Task("sleep-leaflet", tag, name, files[name]) for tag in tags for name in formats]
    languages = tags if len(tags) == 1 else ("all",)
    asked = replace(wish, documents=("sleep-leaflet",), languages=languages, formats=formats)
    with pytest.raises(ToolkitError, match="ro-g0") as refused:
        require_all(tasks, asked)
    told = refused.value.remedy.partition("To make the others: ")[2]
    assert told == (f"toolkit build sleep-leaflet {others}" if others else "")
