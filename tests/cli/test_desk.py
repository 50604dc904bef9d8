"""The commands of the desk, called in this process."""

import io
import json
import os
import sqlite3
import zipfile
from collections.abc import Callable
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from command_line import toolkit
from conftest import NEEDS_LIBLOUIS, with_own_details
from toolkit_cli.build.checked import is_checked
from toolkit_cli.cli.app import app
from toolkit_cli.core.diagnostics import Reporter
from toolkit_cli.core.errors import ToolkitError
from toolkit_cli.core.folders import Folders
from toolkit_cli.reading.project import read_project
from toolkit_cli.requests.papers import PAPERS, check_contrast, named, paper
from toolkit_cli.requests.promise import files_of
from toolkit_cli.requests.record import Channel, Need

_DATED = {"new", "list", "due", "fulfil", "sent", "close", "reopen", "report", "purge", "amend"}
Desk = Callable[..., tuple[int, str, str]]


@pytest.fixture
def desk(project: Folders, capsys: pytest.CaptureFixture[str]) -> Desk:
    """Call `toolkit request` in the small project. Gives exit code, what is shown, and what is said."""
    with_own_details(project)

    def called(name: str, *words: str, today: str = "2026-11-23") -> tuple[int, str, str]:
        dated = ["--today", today] if name in _DATED and "--today" not in words else []
        try:
            code = (
                app(["-C", str(project.project), "request", name, *words, *dated], standalone_mode=False) or 0
            )
        except ToolkitError as fault:
            code, told = fault.exit_code, str(fault)
            out, err = capsys.readouterr()
            return code, out, err + told
        except SystemExit as end:
            code = int(str(end.code or 0))
        out, err = capsys.readouterr()
        return code, out, err

    return called


@pytest.fixture
def logged(desk: Desk) -> Desk:
    """The desk, with one request for plain text."""
    assert desk("new", "--document", "sleep-help-sheet", "--format", "text")[0] == 0
    return desk


def _json(answer: tuple[int, str, str]) -> Any:
    assert answer[0] == 0, answer
    return json.loads(answer[1])


def _configure(project: Folders, requests: str) -> None:
    file = project.content / "toolkit.yaml"
    file.write_text(f"{file.read_text(encoding='utf-8')}requests: {requests}\n", encoding="utf-8")


@pytest.mark.parametrize("reference", ["John-Smith", "QQ123456C", "0161-496-0000", "EN/1980-2"])
def test_a_reference_that_tells_who_asked_is_not_logged(desk: Desk, reference: str) -> None:
    words = ("--document", "sleep-help-sheet", "--format", "text", "--reference", reference)
    code, _, told = desk("new", *words)
    assert (code, reference in told) == (2, False)
    assert "EN/2026-114" in told
    assert _json(desk("list", "--json")) == []


def test_a_team_writes_the_shape_of_its_case_numbers_into_the_project(desk: Desk, project: Folders) -> None:
    _configure(project, '{reference: "CASE-{number}"}')
    words = ("--document", "sleep-help-sheet", "--format", "text", "--reference")
    assert _json(desk("new", *words, "CASE-17", "--json"))["reference"] == "CASE-17"
    code, _, told = desk("new", *words, "EN/2026-114")
    assert (code, "CASE-114" in told) == (2, True)


def test_a_shape_that_could_hold_anything_is_shown_at_its_line(
    project: Folders, diagnostics: Callable[..., list[str]]
) -> None:
    _configure(project, '{reference: "{name}"}')
    (found,) = [line for line in diagnostics(project) if "error" in line]
    assert found.startswith("content/toolkit.yaml:")
    assert "{letters}/{year}-{number}" in found


@pytest.mark.skipif(os.name != "posix", reason="Windows keeps rights otherwise")
def test_requests_and_packs_are_their_owners_alone(logged: Desk, project: Folders) -> None:
    assert logged("fulfil", "R-2026-0001", "--allow-draft")[0] == 0
    for folder in (project.project / ".toolkit", project.project / "output" / "requests"):
        assert folder.stat().st_mode & 0o777 == 0o700
        files = [each for each in folder.iterdir() if each.name.startswith(("requests", "R-"))]
        assert files
        assert {each.stat().st_mode & 0o777 for each in files} == {0o600}


def test_a_damaged_database_is_mended_by_restore(logged: Desk, project: Folders, tmp_path: Path) -> None:
    file, backup = project.project / ".toolkit" / "requests.db", tmp_path / "copy.db"
    logged("backup", str(backup))
    file.write_bytes(b"SQLite format 3\0" + bytes(range(256)) * 60)
    code, _, told = logged("list")
    assert (code, "toolkit request restore" in told) == (3, True)
    code, _, told = logged("restore", str(backup))
    assert (code, "--yes" in told) == (2, True)
    assert logged("restore", str(backup), "--yes")[0] == 0
    assert [each["number"] for each in _json(logged("list", "--json"))] == ["R-2026-0001"]
    assert list(file.parent.glob("requests.db.before-restore"))


def test_a_table_that_is_gone_is_a_sentence(logged: Desk, project: Folders) -> None:
    with closing(sqlite3.connect(project.project / ".toolkit" / "requests.db")) as database:
        database.execute("DROP TABLE history")
    code, _, told = logged("show", "R-2026-0001")
    assert (code, "is damaged" in told) == (3, True)


@pytest.mark.parametrize("how", ["erase", "purge"])
def test_what_is_erased_goes_with_its_pack_and_stays_away(
    logged: Desk, project: Folders, tmp_path: Path, how: str
) -> None:
    pack, backup = project.project / "output" / "requests" / "R-2026-0001.zip", tmp_path / "copy.db"
    logged("fulfil", "R-2026-0001", "--allow-draft")
    logged("close", "R-2026-0001", "--outcome", "withdrawn")
    logged("backup", str(backup))
    assert pack.is_file()
    if how == "erase":
        assert logged("erase", "R-2026-0001")[0] == 2  # nobody is there to be asked
        assert pack.is_file()
        assert _json(logged("erase", "r-2026-0001", "--yes", "--json")) == ["R-2026-0001"]
    else:
        assert logged("purge", "--closed-before", "2027-01-01")[0] == 0
    assert not pack.exists()
    assert _json(logged("restore", str(backup), "--yes", "--json"))["left_out"] == ["R-2026-0001"]
    assert _json(logged("list", "--json")) == []
    code, _, told = logged("erase", "R-2026-0001", "--yes")
    assert (code, "There is no request R-2026-0001." in told) == (2, True)


def _asked(desk: Desk, *words: str) -> Any:
    return _json(desk("new", "--document", "sleep-help-sheet", *words, "--json"))


def test_several_formats_and_documents_are_one_request_and_one_pack(desk: Desk, project: Folders) -> None:
    second = (project.content / "documents" / "sleep-help-sheet.yaml").read_text("utf-8")
    (project.content / "documents" / "sleep-again.yaml").write_text(
        second.replace("A calm evening", "A calm night"), encoding="utf-8"
    )
    words = ("--document", "sleep-again", "--format", "text", "--format", "html", "--format", "bsl-video")
    logged = _asked(desk, *words, "--tint", "cream")
    assert logged["documents"] == ["sleep-help-sheet", "sleep-again"]
    assert (logged["document"], logged["format"]) == ("sleep-help-sheet", "text")
    assert logged["formats"] == ["text", "html", "bsl-video"]
    assert (logged["due"], logged["state"]) == (
        "2026-12-07",
        "needs-outside-help",
    )  # the longest of its parts
    assert ("A calm evening" in logged["outside"], "A calm night" in logged["outside"]) == (True, True)
    members = _json(desk("fulfil", "R-2026-0001", "--allow-draft", "--json"))["members"]
    assert [name for name in members if name.startswith("sleep")] == [
        "sleep-again.html",
        "sleep-again.txt",
        "sleep-help-sheet.html",
        "sleep-help-sheet.txt",
    ]
    letter = _packed(project)["letter.txt"].decode("utf-8")
    assert ("A calm evening: Web page" in letter, "A calm night: Plain text" in letter) == (True, True)
    assert "British Sign Language video" in _packed(project)["README.txt"].decode("utf-8")
    assert _json(desk("sent", "R-2026-0001", "--json"))["sent_hash"]
    assert _json(desk("affected", "--json")) == []
    section = project.content / "sections" / "sleep.yaml"
    section.write_text(section.read_text("utf-8").replace("Dim the light early", "Dim it"), encoding="utf-8")
    assert [each["number"] for each in _json(desk("affected", "--json"))] == ["R-2026-0001"]
    by = _json(desk("report", "--json"))["by"]
    assert [row["name"] for row in by["format"]] == ["bsl-video", "html", "text"]


def _packed(project: Folders, number: str = "R-2026-0001") -> dict[str, bytes]:
    with zipfile.ZipFile(project.project / "output" / "requests" / f"{number}.zip") as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def test_the_letter_has_its_date_its_number_and_the_form_of_the_request(desk: Desk, project: Folders) -> None:
    _asked(desk, "--format", "html", "--format", "large-print", "--size", "20")
    desk("fulfil", "R-2026-0001", "--allow-draft", today="2026-11-25")
    made = _packed(project)
    assert "25 November 2026, R-2026-0001" in made["letter.txt"].decode("utf-8")
    assert "25 November 2026, R-2026-0001" in made["letter.html"].decode("utf-8")
    with zipfile.ZipFile(io.BytesIO(made["letter.docx"])) as word:
        assert b'w:sz w:val="40"' in word.read("word/styles.xml")
    assert "Print Word files and PDFs on A4" in made["README.txt"].decode("utf-8")


def test_what_is_read_on_no_paper_is_not_said_to_be_printed(logged: Desk, project: Folders) -> None:
    logged("fulfil", "R-2026-0001", "--allow-draft")
    assert "A4" not in _packed(project)["README.txt"].decode("utf-8")


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("--format", "docx", "--tint", "000080"), "its contrast is"),
        (("--format", "html", "--tint", "808080"), "its contrast is"),
        (("--format", "pdf", "--tint", "cremm"), "Did you mean `cream`"),
        (("--format", "text", "--tint", "cream"), "A colour of paper means nothing for `text`"),
        (("--format", "audio", "--tint", "cream"), "A colour of paper means nothing for `audio`"),
        (("--format", "braille", "--tint", "cream"), "A colour of paper means nothing for `braille`"),
        (("--format", "bsl-video", "--tint", "cream"), "A colour of paper means nothing for `bsl-video`"),
        (
            ("--format", "text", "--format", "html", "--size", "20"),
            "A size means nothing for `text` and `html`",
        ),
        (("--format", "text", "--size", "18", "--size", "20"), "`--size` is given more than once"),
        (("--format", "text", "--reference", "A-2026-1", "--reference", "B-2026-2"), "given more than once"),
    ],
)
def test_a_wish_that_cannot_be_met_is_refused_when_it_is_asked_for(
    desk: Desk, words: tuple[str, ...], told: str
) -> None:
    code, _, said = desk("new", "--document", "sleep-help-sheet", *words)
    assert (code, told in said) == (2, True), said
    assert _json(desk("list", "--json")) == []


@pytest.mark.parametrize("name", PAPERS)
def test_every_paper_with_a_name_can_be_read_from(name: str) -> None:
    if PAPERS[name]:
        check_contrast(PAPERS[name])
        assert (paper(name), named(PAPERS[name])) == (PAPERS[name], name)


def test_a_paper_may_be_named_or_written_in_digits(desk: Desk) -> None:
    assert _asked(desk, "--format", "html", "--paper", "Cream")["tint"] == PAPERS["cream"]
    assert _asked(desk, "--format", "html", "--tint", "ffffcc")["tint"] == "FFFFCC"
    assert _asked(desk, "--format", "html", "--tint", "white")["tint"] == ""


def test_others_are_told_no_language_of_writing_for_signs(desk: Desk) -> None:
    assert " in English" not in _asked(desk, "--format", "bsl-video")["outside"]
    assert "DAISY talking book" in _asked(desk, "--format", "daisy")["outside"]


def test_a_request_is_amended_and_its_old_pack_goes(logged: Desk, project: Folders) -> None:
    logged("fulfil", "R-2026-0001", "--allow-draft")
    words = ("--format", "html", "--format", "daisy", "--reference", "EN/2026-3", "--json")
    done = _json(logged("amend", "R-2026-0001", *words))
    assert (done["formats"], done["due"], done["state"]) == (
        ["html", "daisy"],
        "2026-12-07",
        "needs-outside-help",
    )
    assert not (project.project / "output" / "requests" / "R-2026-0001.zip").exists()
    again = _json(logged("amend", "R-2026-0001", "--channel", "post", "--json"))
    assert (again["channel"], again["reference"], again["due"]) == ("post", "EN/2026-3", "2026-12-07")
    states = [each["state"] for each in _json(logged("show", "R-2026-0001", "--json"))["history"]]
    assert states == ["received", "in-progress", "needs-outside-help", "needs-outside-help"]


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ((), "Nothing is to be changed."),
        (("--reference", "Jane Smith"), "looks like a name"),
        (("--format", "audio", "--tint", "cream"), "means nothing"),
        (("--document", "sleep-helpsheet"), "Did you mean `sleep-help-sheet`"),
        (("--due", "2020-01-01"), "is past"),
        (("--due", "2026-11-24", "--today", "2026-11-25"), "is past"),
    ],
)
def test_an_amendment_is_judged_as_a_new_request(logged: Desk, words: tuple[str, ...], told: str) -> None:
    before = _json(logged("show", "R-2026-0001", "--json"))
    code, _, said = logged("amend", "R-2026-0001", *words)
    assert (code, told in said) == (2, True), said
    assert _json(logged("show", "R-2026-0001", "--json")) == before


def test_what_is_sent_is_not_amended(logged: Desk) -> None:
    logged("sent", "R-2026-0001")
    code, _, said = logged("amend", "R-2026-0001", "--format", "html")
    assert (code, "R-2026-0001 is sent." in said) == (2, True)


def test_what_was_sent_without_a_pack_is_not_counted_as_answered(logged: Desk) -> None:
    _, _, said = logged("sent", "R-2026-0001")
    assert "Sent without a pack" in said
    whole = _json(logged("report", "--json"))
    assert (whole["all"]["sent"], whole["all"]["on_time"], whole["all"]["share"]) == (0, 0, None)
    assert whole["all"]["without_pack"] == 1
    assert [row["name"] for row in whole["by"]["working-days-taken"]] == ["sent without a pack"]
    _asked(logged, "--format", "bsl-video")
    logged("sent", "R-2026-0002")
    assert _json(logged("report", "--json"))["all"]["on_time"] == 1  # others made it


def test_a_leaflet_as_pdf_is_what_is_read_and_not_what_is_folded(repository: Folders) -> None:
    read = read_project(repository, Reporter())
    need = Need(document="pace-leaflet", format="pdf", language="en-GB", channel=Channel.EMAIL)
    assert read.kinds["leaflet"].booklet
    assert [file.ending for file in files_of(read, need)] == [".pdf"]


def test_a_pack_of_braille_has_the_grade_that_was_asked_for(repository: Folders) -> None:
    read = read_project(repository, Reporter())
    need = Need(document="pace-leaflet", format="braille", language="en-GB", channel=Channel.EMAIL)
    endings = {
        grade: [file.ending for file in files_of(read, replace(need, braille_grade=grade))]
        for grade in (0, 1, 2)
    }
    assert endings[0] == endings[2] == [".braille-g2.brf", ".braille-g2.pef"]
    assert endings[1] == [".braille-g1.brf", ".braille-g1.pef"]


def test_bank_holidays_of_the_country_and_days_of_closure_are_no_working_days(
    desk: Desk, project: Folders
) -> None:
    words = ("new", "--document", "sleep-help-sheet", "--format", "text", "--json")
    day = {"today": "2026-11-27"}  # a Friday; Monday 30 is St Andrew's Day in Scotland
    assert _json(desk(*words, **day))["due"] == "2026-11-30"
    _configure(
        project,
        "{country: GB, subdivision: SCT, closures: [2026-12-01 to 2026-12-02], proclaimed: [2026-12-03]}",
    )
    assert _json(desk(*words, **day))["due"] == "2026-12-04"
    code, _, said = desk(*words, "--due", "2026-12-02", **day)
    assert (code, "--due 2026-12-04" in said) == (2, True)
    desk("fulfil", "R-2026-0002", "--allow-draft", **day)
    assert _json(desk("sent", "R-2026-0002", "--json", today="2026-12-04"))["taken"] == 1


@pytest.mark.parametrize("day", ["2026-12-25", "2026-12-26"])
def test_nothing_is_due_when_nobody_works(desk: Desk, day: str) -> None:
    words = ("--document", "sleep-help-sheet", "--format", "text", "--due", day)
    code, _, said = desk("new", *words)
    assert (code, "--due 2026-12-29" in said) == (2, True)


@pytest.mark.parametrize(
    ("requests", "found"),
    [
        ("{country: UK}", "there is no calendar of a country `UK`"),
        ("{country: GB, subdivision: SCO}", "`SCO` of `GB` (did you mean `SCT`?"),
        ("{closures: [2026-13-01]}", "not in the calendar"),
        ("{closures: [at Christmas]}", "is no day or days"),
        ("{proclaimed: [2027-01-04 to 2026-12-24]}", "ends before it begins"),
    ],
)
def test_a_calendar_that_does_not_exist_is_shown_at_its_line(
    desk: Desk, project: Folders, diagnostics: Callable[..., list[str]], requests: str, found: str
) -> None:
    _configure(project, requests)
    (error,) = [line for line in diagnostics(project) if ": error" in line]
    assert error.startswith("content/toolkit.yaml:")
    assert found in error
    code, _, _ = desk("new", "--document", "sleep-help-sheet", "--format", "text")
    assert code == 1


def _approved(project: Folders, *words: str) -> str:
    done = toolkit("approve", "sleep-help-sheet", *words, cwd=project.project)
    assert done.returncode == 0, done.stderr
    return (project.content / "approvals.yaml").read_text("utf-8")


@NEEDS_LIBLOUIS
def test_braille_that_was_read_goes_out_until_its_text_changes(desk: Desk, project: Folders) -> None:
    assert toolkit("approve", "sleep", "--role", "editor", cwd=project.project).returncode == 0
    _asked(desk, "--format", "braille")
    code, _, said = desk("fulfil", "R-2026-0001")
    assert (code, "has not been read by a Braille reader" in said) == (1, True)
    written = _approved(project, "--format", "braille", "--role", "Braille reader")
    assert ("grade: 2" in written, "role: editor" in written) == (True, True)
    assert desk("fulfil", "R-2026-0001")[0] == 0
    made = _packed(project)
    readme = made["README.txt"].decode("utf-8")
    assert ("DRAFT" in readme, "A4" in readme, "Emboss" in readme) == (False, False, True)
    assert set(made) == {
        "README.txt",
        "SHA256SUMS.txt",
        "letter.brf",
        "letter.pef",
        "letter.txt",
        "sleep-help-sheet.braille-g2.brf",
        "sleep-help-sheet.braille-g2.pef",
    }
    assert "grade 2" in made["letter.txt"].decode("utf-8")
    _asked(desk, "--format", "braille", "--grade", "1")
    assert desk("fulfil", "R-2026-0002")[0] == 1  # that grade was read by nobody
    section = project.content / "sections" / "sleep.yaml"
    section.write_text(section.read_text("utf-8").replace("Dim the light early", "Dim it"), encoding="utf-8")
    toolkit("approve", "sleep", "--role", "editor", cwd=project.project)
    code, _, said = desk("fulfil", "R-2026-0001")
    assert (code, "has not been read by a Braille reader" in said) == (1, True)


def test_a_check_is_of_a_document_in_a_language_and_a_format(project: Folders) -> None:
    for words, told in (
        (("--format", "pdf", "--role", "reader"), "There is no format `pdf`"),
        (("--grade", "2", "--role", "reader"), "A grade is one of Braille."),
        (("--format", "audio", "--language", "pl", "--role", "reader"), "There is no language `pl`"),
        (("--format", "braille", "--grade", "3", "--role", "reader"), "grade 3"),
    ):
        done = toolkit("approve", "sleep-help-sheet", *words, cwd=project.project)
        assert (done.returncode in (2, 3), told in done.stderr) == (True, True), done.stderr
    _approved(project, "--format", "audio", "--role", "speaker of the language")
    written = _approved(project, "--format", "audio", "--role", "another speaker")
    assert written.count("format: audio") == 2
    read = read_project(project, Reporter())
    assert is_checked(read, "sleep-help-sheet", "en-GB", "audio")
    assert not is_checked(read, "sleep-help-sheet", "en-GB", "braille")


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("--format", "easy-read"), "not written in Easy Read"),
        (("--format", "text", "--language", "so"), "no Somali translation"),
    ],
)
def test_what_was_ordered_is_not_packed_as_something_else(
    desk: Desk, project: Folders, words: tuple[str, ...], told: str
) -> None:
    _asked(desk, *words, "--order")
    code, _, said = desk("fulfil", "R-2026-0001", "--allow-draft")
    assert (code, told in said) == (2, True), said
    assert not (project.project / "output" / "requests" / "R-2026-0001.zip").exists()
    assert _json(desk("show", "R-2026-0001", "--json"))["state"] == "needs-outside-help"


def test_a_pack_holds_what_we_make_and_names_the_rest(desk: Desk, project: Folders) -> None:
    _asked(desk, "--format", "text", "--format", "easy-read", "--order")
    assert desk("fulfil", "R-2026-0001", "--allow-draft")[0] == 0
    made = _packed(project)
    assert "sleep-help-sheet.docx" not in made
    assert "others make it: sleep-help-sheet, easy-read." in made["README.txt"].decode("utf-8")


def test_a_pack_that_cannot_be_written_leaves_the_request_as_it_was(
    logged: Desk, project: Folders, tmp_path: Path
) -> None:
    (tmp_path / "pack.zip").mkdir()
    code, _, said = logged("fulfil", "R-2026-0001", "--allow-draft", "--output", str(tmp_path / "pack.zip"))
    assert (code, "pack.zip" in said) == (3, True)
    assert _json(logged("show", "R-2026-0001", "--json"))["state"] == "received"
    assert logged("fulfil", "R-2026-0001", "--allow-draft")[0] == 0
    first = _packed(project)
    assert logged("fulfil", "R-2026-0001", "--allow-draft")[0] == 0  # asked for twice: the same again
    assert _packed(project) == first


def test_a_reference_of_an_older_shape_stops_no_answer(logged: Desk, project: Folders) -> None:
    with closing(sqlite3.connect(project.project / ".toolkit" / "requests.db")) as database, database:
        database.execute("UPDATE request SET reference = 'Old-Case'")
    assert logged("fulfil", "R-2026-0001", "--allow-draft")[0] == 0
    assert logged("amend", "R-2026-0001", "--channel", "post")[0] == 0


def test_a_fault_of_another_translation_does_not_stop_an_answer(desk: Desk, project: Folders) -> None:
    folder = project.content / "translations"
    folder.mkdir(exist_ok=True)
    (folder / "ro.po").write_text("this is no catalogue", encoding="utf-8")
    assert desk("new", "--document", "sleep-help-sheet", "--format", "text")[0] == 0
    assert desk("fulfil", "R-2026-0001", "--allow-draft")[0] == 0
    (project.content / "sections" / "sleep.yaml").write_text("title: [", encoding="utf-8")
    assert desk("fulfil", "R-2026-0001", "--allow-draft")[0] != 0
