"""Documents are made while the content is checked; none of it is kept if the content is faulty."""

import sys
import time
from pathlib import Path

import pytest

from conftest import with_formats
from toolkit_cli.build import check as checks
from toolkit_cli.build import faults
from toolkit_cli.cli import _build_run
from toolkit_cli.cli.build import Wish
from toolkit_cli.core.diagnostics import Reporter, Span
from toolkit_cli.core.folders import Folders
from toolkit_cli.writers import text

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="copies are made on Linux alone")
MADE = "made"
"""A file that tells the copy that looks for faults that a document was made."""


@pytest.fixture
def wish(project: Folders, monkeypatch: pytest.MonkeyPatch) -> Wish:
    """A build of the small project as text, with a copy of this process that looks for faults."""
    with_formats(project, "text")
    monkeypatch.setattr(checks, "may_fork", lambda: True)
    output = project.project / "output"
    return Wish(project.project, output, (), (), (), (), None, None, *(False,) * 6)


@pytest.fixture
def faulty(wish: Wish, monkeypatch: pytest.MonkeyPatch) -> None:
    """A fault is found as soon as the first document is made."""

    def find(folders: Folders, project: object, reporter: Reporter) -> None:
        while not (wish.project / MADE).exists():
            time.sleep(0.001)
        reporter.report("unknown-key", Span("content/toolkit.yaml"), "key `surprise` is not known here", "")

    monkeypatch.setattr(faults, "find_faults", find)


def _texts(wish: Wish) -> list[Path]:
    return sorted(wish.output.rglob("*.txt"))


def test_nothing_that_was_made_of_faulty_content_is_kept(
    wish: Wish, faulty: None, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    usual, made = text.write, []

    def write(*given: object) -> object:
        (wish.project / MADE).touch()
        made.append(given)
        return usual(*given)  # type: ignore[arg-type]

    monkeypatch.setattr(text, "write", write)
    assert _build_run.run(wish, 1, None) == 1
    assert made
    assert "key `surprise` is not known here" in capsys.readouterr().out
    assert _texts(wish) == []
    assert not (wish.output / "manifest.json").exists()


def test_what_faulty_content_breaks_is_told_as_its_fault(
    wish: Wish, faulty: None, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def write(*given: object) -> object:
        (wish.project / MADE).touch()
        raise KeyError("surprise")

    monkeypatch.setattr(text, "write", write)
    assert _build_run.run(wish, 1, None) == 1
    assert "key `surprise` is not known here" in capsys.readouterr().out


def test_what_breaks_with_sound_content_is_a_fault_of_the_program(
    wish: Wish, monkeypatch: pytest.MonkeyPatch
) -> None:
    def write(*given: object) -> object:
        raise KeyError("surprise")

    monkeypatch.setattr(text, "write", write)
    with pytest.raises(KeyError):
        _build_run.run(wish, 1, None)
    assert _texts(wish) == []


def test_sound_content_is_made(wish: Wish) -> None:
    assert _build_run.run(wish, 1, None) == 0
    assert len(_texts(wish)) == 2
