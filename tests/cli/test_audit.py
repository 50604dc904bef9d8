"""`toolkit audit` over the outputs of a build: one report, each finding led back to its line of YAML."""

import io
import json
import re
import zipfile
from pathlib import Path

import pytest
import typer
from typer.testing import CliRunner

from audit.pdfs import pdf
from conftest import make
from toolkit_cli.build.check import check
from toolkit_cli.build.execute import execute
from toolkit_cli.build.plan import plan
from toolkit_cli.cli.audit import audit
from toolkit_cli.core.diagnostics import Reporter
from toolkit_cli.core.folders import Folders

SHEET = "sleep-help-sheet"
_LONG = re.compile(r"- ([A-Z][\w ,]{30,}\.)$")


@pytest.fixture
def output(project: Folders) -> Path:
    """The outputs of a small project in several formats."""
    reporter = Reporter()
    read = check(project, reporter)
    tasks = plan(read, [SHEET], (), ("docx", "html", "epub", "text"))
    assert execute(project, read, tasks, project.project / "output", reporter)
    return project.project / "output" / "en-GB"


def _run(*files: Path) -> tuple[int, list[dict[str, str]], str]:
    app = typer.Typer()
    app.callback()(lambda: None)
    app.command()(audit)
    result = CliRunner().invoke(app, ["audit", *map(str, files), "--report", "json"])
    found = json.loads(result.stdout)["diagnostics"] if result.stdout.startswith("{") else []
    return result.exit_code, found, result.stderr


def test_a_folder_is_one_report_and_other_files_do_not_pass(output: Path) -> None:
    code, found, said = _run(output.parent)
    assert (code, found) == (0, [])
    assert "3 files checked; 1 not checked: 1 .txt." in said


def test_what_systems_leave_in_a_folder_is_passed_over(output: Path) -> None:
    before = _run(output)
    for name in ("~$sleep-help-sheet.docx", "__MACOSX/sleep-help-sheet.docx"):
        (output / name).parent.mkdir(exist_ok=True)
        (output / name).write_bytes(b"left")
    assert _run(output) == before


def test_a_folder_without_documents_is_no_success(tmp_path: Path) -> None:
    assert _run(tmp_path)[0] != 0


def test_a_fault_in_a_web_page_leads_to_its_line(project: Folders, output: Path) -> None:
    page = output / f"{SHEET}.html"
    text = page.read_text(encoding="utf-8")
    mark = next(
        each for each in re.findall(r'data-src="([^"]+)"', text) if "/blocks" in each or "#blocks" in each
    )
    broken = re.sub(rf'(data-src="{re.escape(mark)}"[^>]*>)', r"\1<img src=a.png>", text, count=1)
    page.write_text(broken, encoding="utf-8")
    found = [each for each in _run(page)[1] if each["rule"] == "missing-alternative"]
    assert found[0]["path"] == mark.partition("#")[0]
    assert int(found[0]["line"]) > 1
    assert f"{SHEET}.html" in found[0]["message"]


def test_a_fault_in_an_e_book_leads_to_its_file(project: Folders, output: Path) -> None:
    book = output / f"{SHEET}.epub"
    made = io.BytesIO()
    with zipfile.ZipFile(book) as old, zipfile.ZipFile(made, "w") as new:
        for name in old.namelist():
            content = old.read(name)
            if name.endswith("text.xhtml"):
                content = re.sub(
                    rb"(<[a-z]+[^>]* data-src=\"[^>]*>)", rb'\1<img src="a.png"/>', content, count=1
                )
            new.writestr(name, content)
    book.write_bytes(made.getvalue())
    found = [each for each in _run(book)[1] if each["rule"] == "missing-alternative"]
    assert found[0]["path"].startswith("content/")


def test_a_fault_in_word_leads_to_the_line_of_its_block(project: Folders, output: Path) -> None:
    file = output / f"{SHEET}.docx"
    made = io.BytesIO()
    with zipfile.ZipFile(file) as old, zipfile.ZipFile(made, "w") as new:
        for name in old.namelist():
            content = old.read(name)
            if name == "word/document.xml":
                last = content.rindex(b'w:name="_tk')
                at = (
                    content.index(b"<w:r>", last)
                    if b"<w:r>" in content[last:]
                    else content.index(b"<w:t", last)
                )
                content = content[:at] + b"<w:r><w:t>{{ left }}</w:t></w:r>" + content[at:]
            new.writestr(name, content)
    file.write_bytes(made.getvalue())
    found = [each for each in _run(file)[1] if each["rule"] == "template-residue"]
    assert found and found[0]["path"].startswith("content/")


def test_a_fault_in_a_pdf_leads_to_the_only_line_with_its_words(project: Folders, output: Path) -> None:
    section = "content/sections/sleep.yaml"
    lines = (project.project / section).read_text(encoding="utf-8").splitlines()
    line, words = next(
        (number, found[1]) for number, each in enumerate(lines, 1) if (found := _LONG.search(each))
    )
    listed = json.loads((output.parent / "manifest.json").read_text(encoding="utf-8"))
    listed["outputs"][0]["path"] = f"en-GB/{SHEET}.pdf"
    (output.parent / "manifest.json").write_text(json.dumps(listed), encoding="utf-8")
    file = output / f"{SHEET}.pdf"
    file.write_bytes(pdf(("H1", "Another"), ("H3", words)))
    (found,) = _run(file)[1]
    assert (found["rule"], found["path"], int(found["line"])) == ("skipped-heading-level", section, line)


def test_a_file_from_elsewhere_is_shown_at_its_own_place(tmp_path: Path) -> None:
    file = tmp_path / "made.html"
    file.write_text(
        '<html lang="en"><p data-src="content/sections/a.yaml#blocks/0"><img src="a.png">', encoding="utf-8"
    )
    assert {each["path"] for each in _run(file)[1]} == {file.as_posix()}


def test_a_booklet_is_for_the_printer(repository: Folders, tmp_path: Path) -> None:
    outputs = make(repository, tmp_path, "pace-leaflet")
    sheet = tmp_path / "en-GB" / "pace-leaflet.booklet.pdf"
    listed = json.loads((tmp_path / "manifest.json").read_text(encoding="utf-8"))
    listed["outputs"].append({**listed["outputs"][0], "path": "en-GB/pace-leaflet.booklet.pdf"})
    (tmp_path / "manifest.json").write_text(json.dumps(listed), encoding="utf-8")
    sheet.write_bytes(pdf(("P", "No heading")))
    assert outputs
    code, _, said = _run(tmp_path)
    assert code == 0
    assert "1 not checked: 1 .booklet.pdf." in said


def test_what_is_not_judged_is_said_once_for_each_type(output: Path) -> None:
    app = typer.Typer()
    app.callback()(lambda: None)
    app.command()(audit)
    files = sorted(map(str, output.iterdir()))
    files = [file for file in files if not file.endswith(".txt")]
    shown = CliRunner().invoke(app, ["audit", *files, *files]).stdout
    assert [line[:24] for line in shown.splitlines() if line.startswith("Not judged")] == [
        f"Not judged here (.{ending}): "[:24] for ending in ("docx", "epub", "html")
    ]
    made = CliRunner().invoke(app, ["audit", files[0], "--report", "json"]).stdout
    assert list(json.loads(made)["not_judged"]) == ["docx"]
