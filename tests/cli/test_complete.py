"""What a shell is offered while somebody types, in each of the four shells."""

from pathlib import Path

import pytest

from command_line import toolkit
from toolkit_cli.core.folders import Folders

_SHELLS = ("bash", "zsh", "fish", "powershell", "pwsh")


def _answer(typed: str, cwd: Path, shell: str = "bash") -> tuple[str, str]:
    """What the program tells a shell when somebody presses the tabulator behind `toolkit` and what is typed."""
    words = f"toolkit {typed}"
    last = words.rpartition(" ")[2]
    environment = {
        "_TOOLKIT_COMPLETE": f"complete_{shell}",
        "COMP_WORDS": words,
        "COMP_CWORD": str(len(words.split()) - (1 if last else 0)),
        "_TYPER_COMPLETE_ARGS": words,
        "_TYPER_COMPLETE_FISH_ACTION": "get-args",
        "_TYPER_COMPLETE_WORD_TO_COMPLETE": last,
    }
    made = toolkit(cwd=cwd, **environment)
    return made.stdout, made.stderr


def _offers(typed: str, cwd: Path) -> list[str]:
    said, noise = _answer(typed, cwd)
    assert noise == ""
    return said.split()


@pytest.fixture
def busy(project: Folders) -> Folders:
    """A project with a request, an approval, places and a translation."""
    asked = ["--document", "sleep-leaflet", "--format", "text"]
    assert toolkit("request", "new", *asked, cwd=project.project).returncode == 0
    assert toolkit("approve", "sleep", "--role", "head of sleep", cwd=project.project).returncode == 0
    (project.content / "places.csv").write_text("id,name\nash,Ash School\nelm,Elm School\n", encoding="utf-8")
    (project.content / "translations").mkdir()
    (project.content / "translations" / "xx.po").write_text("", encoding="utf-8")
    return project


@pytest.mark.parametrize(
    ("typed", "offered"),
    [
        ("vali", {"validate"}),
        ("build sleep-l", {"sleep-leaflet"}),
        ("build --language p", {"pl", "pt-PT"}),
        ("build --language x", {"xx"}),
        ("build --format b", {"braille"}),
        ("build --places ", {"all", "ash", "elm"}),
        ("approve sleep", {"sleep", "sleep-leaflet", "sleep-help-sheet"}),
        ("approve sleep --role he", {"head\\", "of\\", "sleep"}),
        ("approve sleep --state ", {"translated", "approved"}),
        ("template lint --kind lea", {"leaflet"}),
        ("explain open-q", {"open-question"}),
        ("validate --rule open-q", {"open-question"}),
        ("validate content/doc", {"content/documents/"}),
        ("validate content/documents/sleep-l", {"content/documents/sleep-leaflet.yaml"}),
        ("formats zh", {"zh-Hans"}),
        ("translate export --as d", {"docx"}),
        ("translate export --document sleep-h", {"sleep-help-sheet"}),
        ("request new --format bsl", {"bsl-video"}),
        ("request new --channel p", {"post"}),
        ("validate --report sa", {"sarif"}),
    ],
)
def test_names_of_the_project_are_offered(typed: str, offered: set[str], busy: Folders) -> None:
    assert set(_offers(typed, busy.project)) >= offered


def test_numbers_of_requests_are_offered(busy: Folders) -> None:
    for command in ("show", "fulfil", "sent", "close", "amend", "erase", "reopen"):
        (number,) = _offers(f"request {command} R-", busy.project)
        assert number.endswith("-0001")


@pytest.mark.parametrize("shell", _SHELLS)
def test_every_shell_is_answered(shell: str, busy: Folders) -> None:
    said, noise = _answer("build sleep-l", busy.project, shell)
    assert "sleep-leaflet" in said
    assert "sleep-help-sheet" not in said
    assert noise == ""


@pytest.mark.parametrize("shell", _SHELLS)
def test_a_project_elsewhere_is_looked_into(shell: str, busy: Folders, tmp_path: Path) -> None:
    for typed in (f"-C {busy.project} build sleep-l", f"build -C {busy.project} sleep-l"):
        said, noise = _answer(typed, tmp_path, shell)
        assert "sleep-leaflet" in said
        assert noise == ""


@pytest.mark.parametrize(
    "typed", ["build ", "request show ", "approve x --role ", "validate --rule x --rule "]
)
def test_nothing_is_said_where_nothing_can_be_offered(typed: str, tmp_path: Path) -> None:
    said, noise = _answer(typed, tmp_path)
    assert noise == ""
    assert "Traceback" not in said


def test_faulty_content_disturbs_no_completion_and_is_not_checked(
    busy: Folders, monkeypatch: pytest.MonkeyPatch
) -> None:
    def never(*_: object) -> None:
        raise AssertionError("content was read")

    monkeypatch.setattr("toolkit_cli.reading.project.read_project", never)
    before = {file: file.stat().st_mtime_ns for file in busy.project.rglob("*")}
    (busy.content / "places.csv").write_bytes(b"\xff\xfe\x00")
    (busy.content / "toolkit.yaml").write_text("title: [\n", encoding="utf-8")
    (busy.project / ".toolkit" / "requests.db").write_bytes(b"no database")
    before = {file: file.stat().st_mtime_ns for file in busy.project.rglob("*")}
    for typed in ("build --places ", "request show ", "build slee", "build --format docx --json --json slee"):
        assert _answer(typed, busy.project)[1] == ""
    assert {file: file.stat().st_mtime_ns for file in busy.project.rglob("*")} == before
    assert "sleep-leaflet" in _offers("build slee", busy.project)
