"""`toolkit request`, from e-mail to zip, as the people of the desk run it."""

import hashlib
import io
import json
import zipfile
from pathlib import Path
from subprocess import CompletedProcess

import pytest

from command_line import toolkit
from conftest import with_own_details
from toolkit_cli.core.folders import Folders
from toolkit_cli.tools import espeak, louis

TODAY = "2026-11-23"
_DATED = {"new", "list", "due", "fulfil", "sent", "close", "reopen", "report", "purge"}


def _toolkit(
    project: Folders, name: str, *words: str, today: str = TODAY, **environment: str
) -> CompletedProcess[str]:
    dated = ["--today", today] if name in _DATED else []
    return toolkit("request", name, *words, *dated, cwd=project.project, **{"NO_COLOR": "1"} | environment)


def _new(project: Folders, *words: str, **environment: str) -> CompletedProcess[str]:
    return _toolkit(project, "new", "--document", "sleep-help-sheet", *words, **environment)


@pytest.fixture
def approved(project: Folders) -> Folders:
    """The small project, whose text may be given out."""
    with_own_details(project)
    assert toolkit("approve", "sleep", "--role", "editor", cwd=project.project).returncode == 0
    return project


def test_from_request_to_report(approved: Folders) -> None:
    logged = _new(
        approved, "--format", "large-print", "--size", "20pt", "--reference", "AB/2026-12", "--json"
    )
    assert logged.returncode == 0, logged.stderr
    facts = json.loads(logged.stdout)
    assert (facts["number"], facts["due"], facts["size_pt"]) == ("R-2026-0001", "2026-11-24", 20)
    made = _toolkit(approved, "fulfil", "R-2026-0001", "--json")
    assert made.returncode == 0, made.stdout + made.stderr
    packed = json.loads(made.stdout)
    content = Path(packed["file"]).read_bytes()
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        names = set(archive.namelist())
        sums = dict(
            reversed(line.split("  ")) for line in archive.read("SHA256SUMS.txt").decode().splitlines()
        )
        for name in names - {"SHA256SUMS.txt"}:
            assert hashlib.sha256(archive.read(name)).hexdigest() == sums[name]
        letter = archive.read("letter.txt").decode("utf-8")
        readme = archive.read("README.txt").decode("utf-8")
    assert {f"sleep-help-sheet.print-20pt.{ending}" for ending in ("docx", "pdf")} < names
    for words in ("Hello,", "Large print", "Version 1"):
        assert words in letter
    assert "R-2026-0001" in readme
    assert "DRAFT" not in readme
    again = json.loads(_toolkit(approved, "fulfil", "R-2026-0001", "--json").stdout)
    assert again["sha256"] == packed["sha256"]
    sent = json.loads(_toolkit(approved, "sent", "R-2026-0001", "--json").stdout)
    assert (sent["state"], sent["sent_hash"], sent["taken"]) == ("sent", packed["sha256"], 0)
    closed = json.loads(_toolkit(approved, "close", "R-2026-0001", "--outcome", "met", "--json").stdout)
    assert (closed["state"], closed["outcome"]) == ("closed", "met")
    history = json.loads(_toolkit(approved, "show", "R-2026-0001", "--json").stdout)["history"]
    assert [change["state"] for change in history] == ["received", "in-progress", "sent", "closed"]
    report = json.loads(_toolkit(approved, "report", "--json").stdout)
    assert report["by"]["format"][0]["name"] == "large-print"
    html = _toolkit(approved, "report", "--as", "html").stdout
    assert "<table" in html
    assert "<svg" in html


def test_the_date_of_files_is_no_clock(project: Folders) -> None:
    _new(project, "--format", "text", today="2024-01-04")
    late = toolkit("request", "due", cwd=project.project, SOURCE_DATE_EPOCH="1617235200")
    assert (late.returncode, "R-2024-0001" in late.stdout) == (1, True)


def test_what_is_overdue_fails_a_job(project: Folders) -> None:
    assert _new(project, "--format", "html").returncode == 0
    assert _toolkit(project, "due").returncode == 0
    late = _toolkit(project, "due", today="2026-12-04")
    assert late.returncode == 1
    assert "R-2026-0001" in late.stdout
    soon = json.loads(_toolkit(project, "list", "--due-in", "3d", "--json").stdout)
    assert [each["number"] for each in soon] == ["R-2026-0001"]


def test_a_draft_goes_out_only_as_one(project: Folders) -> None:
    with_own_details(project)
    assert _new(project, "--format", "text").returncode == 0
    refused = _toolkit(project, "fulfil", "R-2026-0001")
    assert refused.returncode == 1
    assert "is a draft" in refused.stderr
    assert "--allow-draft" in refused.stderr
    made = _toolkit(project, "fulfil", "R-2026-0001", "--allow-draft", "--json")
    with zipfile.ZipFile(json.loads(made.stdout)["file"]) as archive:
        assert "DRAFT" in archive.read("README.txt").decode("utf-8")
        assert "DRAFT" in archive.read("letter.txt").decode("utf-8")


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("--format", "pdf", "--language", "pl"), "There is no Polish translation of `sleep-help-sheet`."),
        (("--format", "easy-read"), "not written in Easy Read"),
        (("--format", "large-print", "--size", "60pt"), "from 16 to 48 points"),
        (("--format", "large-print", "--size", "big"), "is not a size of print"),
        (("--format", "pdf", "--size", "20pt"), "A size means nothing for `pdf`"),
        (("--format", "pdf", "--grade", "2"), "A grade means nothing for `pdf`"),
        (("--format", "braille", "--grade", "3"), "grade 3"),
        (("--format", "braille", "--page", "32x9"), "10 to 50 lines"),
        (("--format", "braille", "--page", "wide"), "is not a Braille page"),
        (("--format", "pdf", "--page", "32x27"), "A Braille page means nothing for `pdf`"),
        (("--format", "papyrus"), "There is no format `papyrus`"),
        (("--format", "pdf", "--language", "xyzzy"), "is not the tag of a language"),
        (("--format", "pdf", "--reference", "Jane Smith"), "reference"),
        (("--format", "pdf", "--reference", "9434765919"), "NHS number"),
        (("--format", "pdf", "--channel", "pigeon"), "There is no channel `pigeon`"),
        (("--format", "pdf", "--due", "1999-01-01"), "is past"),
        (("--format", "pdf", "--due", ""), "is not a date"),
        (("--format", "braille", "--due", "tomorrow"), "is not a date"),
        (("--format", "braille", "--due", "1999-01-01"), "is past"),
        (("--format", "braille", "--reference", "Jane Smith"), "reference"),
        (("--format", "docx", "--tint", "mustard"), "is no colour of paper"),
        (("--format", "braille", "--channel", "pigeon"), "There is no channel `pigeon`"),
        (("--format", "bsl-video", "--language", "xyzzy"), "is not the tag of a language"),
    ],
)
@pytest.mark.parametrize("installed", [True, False])
def test_what_cannot_be_promised_is_refused(
    installed: bool, project: Folders, words: tuple[str, ...], told: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    if not installed:
        monkeypatch.setattr(louis, "find", lambda: None)
        monkeypatch.setattr(espeak, "find", lambda: None)
    found = _new(project, *words)
    assert found.returncode == 2
    assert told in found.stderr
    assert "Traceback" not in found.stderr
    assert json.loads(_toolkit(project, "list", "--json").stdout) == []


def test_what_others_make_is_logged_with_the_words_to_send(project: Folders) -> None:
    video = json.loads(_new(project, "--format", "bsl-video", "--json").stdout)
    assert (video["state"], video["due"]) == ("needs-outside-help", "2026-12-07")
    assert "British Sign Language" in video["outside"]
    ordered = json.loads(_new(project, "--format", "pdf", "--language", "pl", "--order", "--json").stdout)
    assert "a translation of “A calm evening”" in ordered["outside"]
    assert "in Polish" in ordered["outside"]


def test_what_others_make_can_be_noted_as_sent(approved: Folders) -> None:
    _new(approved, "--format", "bsl-video")
    _new(approved, "--format", "pdf", "--language", "so", "--order")
    refused = _toolkit(approved, "fulfil", "R-2026-0001")
    assert refused.returncode == 2
    assert "others make" in refused.stderr
    for number in ("R-2026-0001", "R-2026-0002"):
        assert _toolkit(approved, "sent", number).returncode == 0
    assert json.loads(_toolkit(approved, "affected", "--json").stdout) == []


def test_what_went_out_is_what_was_packed(approved: Folders) -> None:
    _new(approved, "--format", "text")
    _toolkit(approved, "fulfil", "R-2026-0001")
    section = approved.content / "sections" / "sleep.yaml"
    text = section.read_text(encoding="utf-8")
    section.write_text(text.replace("Dim the light early", "Dim the lamp early"), encoding="utf-8")
    _toolkit(approved, "sent", "R-2026-0001")
    (affected,) = json.loads(_toolkit(approved, "affected", "--json").stdout)
    assert affected["number"] == "R-2026-0001"


def test_a_faulty_project_file_leads_to_no_other_database(approved: Folders) -> None:
    file = approved.content / "toolkit.yaml"
    named = "requests: {database: mine.db}\nnonsense: 3\n"
    file.write_text(file.read_text(encoding="utf-8") + named, encoding="utf-8")
    found = _toolkit(approved, "due")
    assert found.returncode == 1
    assert "Nothing is overdue" not in found.stderr


def test_a_database_that_vanished_is_begun_anew_only_on_request(approved: Folders) -> None:
    _new(approved, "--format", "text")
    (approved.project / ".toolkit" / "requests.db").unlink()
    refused = _new(approved, "--format", "text")
    assert refused.returncode == 3
    assert "--anew" in refused.stderr
    assert "R-2026-0002" in _new(approved, "--format", "text", "--anew").stdout


def test_dates_that_mean_nothing_are_refused(approved: Folders) -> None:
    _new(approved, "--format", "text")
    assert _toolkit(approved, "purge", "--closed-before", "").returncode == 2
    assert _toolkit(approved, "list", "--due-in", "").returncode == 2
    assert _toolkit(approved, "report", "--to", "9999-12-31").returncode == 0


def test_a_report_does_not_end_before_it_begins(project: Folders) -> None:
    refused = _toolkit(project, "report", "--from", "2026-11-02", "--to", "2026-11-01")
    assert refused.returncode == 2
    assert "2026-11-02 is after 2026-11-01." in refused.stderr
    assert _toolkit(project, "report", "--from", "2026-11-02", "--to", "2026-11-02").returncode == 0


def test_what_is_closed_is_sent_only_after_it_is_reopened(project: Folders) -> None:
    _new(project, "--format", "bsl-video")
    _toolkit(project, "close", "R-2026-0001", "--outcome", "withdrawn")
    refused = _toolkit(project, "sent", "R-2026-0001")
    assert refused.returncode == 2
    assert "R-2026-0001 is closed (withdrawn)." in refused.stderr
    assert "toolkit request reopen R-2026-0001" in refused.stderr
    assert json.loads(_toolkit(project, "show", "R-2026-0001", "--json").stdout)["sent"] is None
    _toolkit(project, "reopen", "R-2026-0001")
    assert _toolkit(project, "sent", "R-2026-0001").returncode == 0


def _configure(project: Folders, requests: str) -> None:
    file = project.content / "toolkit.yaml"
    file.write_text(f"{file.read_text(encoding='utf-8')}requests: {requests}\n", encoding="utf-8")


def test_the_project_says_where_its_requests_are(project: Folders, tmp_path: Path) -> None:
    _configure(project, "{database: desk/ours.db}")
    refused = _new(project, "--format", "text")
    assert refused.returncode == 3
    assert "is not there" in refused.stderr
    ours, other = project.project / "desk" / "ours.db", tmp_path / "other.db"
    ours.parent.mkdir()
    assert _new(project, "--format", "text").returncode == 0
    assert ours.is_file()
    assert not (project.project / ".toolkit").exists()
    assert [each["number"] for each in json.loads(_toolkit(project, "list", "--json").stdout)] == [
        "R-2026-0001"
    ]
    assert json.loads(_toolkit(project, "list", "--json", TOOLKIT_REQUESTS=str(other)).stdout) == []


def test_the_project_says_how_long_an_answer_takes(project: Folders) -> None:
    _configure(project, "{targets: {large-print: 3, text: 0, translation: 15, outside-help: 20}}")
    asked = {
        ("--format", "large-print"): "2026-11-26",
        ("--format", "text"): "2026-11-23",
        ("--format", "pdf"): "2026-11-24",
        ("--format", "pdf", "--language", "pl", "--order"): "2026-12-14",
        ("--format", "bsl-video"): "2026-12-21",
        ("--format", "large-print", "--due", "2026-12-01"): "2026-12-01",
    }
    assert {words: json.loads(_new(project, *words, "--json").stdout)["due"] for words in asked} == asked


def test_a_target_that_is_no_number_of_days_is_shown_at_its_line(project: Folders) -> None:
    _configure(project, "{targets: {large-print: 251}}")
    refused = _new(project, "--format", "large-print")
    assert refused.returncode == 1
    assert "toolkit validate" in refused.stderr


def test_people_can_be_told_of_a_changed_text(approved: Folders) -> None:
    _new(approved, "--format", "text")
    _toolkit(approved, "fulfil", "R-2026-0001")
    _toolkit(approved, "sent", "R-2026-0001")
    assert json.loads(_toolkit(approved, "affected", "--json").stdout) == []
    section = approved.content / "sections" / "sleep.yaml"
    section.write_text(
        section.read_text(encoding="utf-8").replace("Dim the light early.", "Dim the light at six."),
        encoding="utf-8",
    )
    (found,) = json.loads(_toolkit(approved, "affected", "--json").stdout)
    assert found["number"] == "R-2026-0001"


def test_backup_purge_and_restore(project: Folders) -> None:
    _new(project, "--format", "text")
    _toolkit(project, "close", "R-2026-0001", "--outcome", "withdrawn")
    backup = project.project / "copy.db"
    assert _toolkit(project, "backup", str(backup)).returncode == 0
    gone = _toolkit(project, "purge", "--closed-before", "2027-01-01", "--json")
    assert json.loads(gone.stdout) == ["R-2026-0001"]
    assert json.loads(_new(project, "--format", "text", "--json").stdout)["number"] == "R-2026-0002"
    assert _toolkit(project, "restore", str(backup), "--yes").returncode == 0
    assert json.loads(_new(project, "--format", "text", "--json").stdout)["number"] == "R-2026-0003"


def test_the_place_of_the_requests_can_be_chosen(project: Folders, tmp_path: Path) -> None:
    file = tmp_path / "shared" / "desk.db"
    refused = _new(project, "--format", "text", TOOLKIT_REQUESTS=str(file))
    assert refused.returncode == 3
    assert "is not there" in refused.stderr
    file.parent.mkdir()
    assert _new(project, "--format", "text", TOOLKIT_REQUESTS=str(file)).returncode == 0
    assert file.is_file()
    assert not (project.project / ".toolkit").exists()


def test_questions_need_a_terminal(project: Folders) -> None:
    found = _toolkit(project, "new")
    assert found.returncode == 2
    assert "--document" in found.stderr
