"""What `toolkit request new` asks at a terminal: in order, only what is possible, until the answer is one."""

import json
import os
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TypeAlias

import pytest

from conftest import HANG, NEEDS_LIBLOUIS, REPOSITORY

pty = pytest.importorskip("pty", reason="needs pseudo-terminals")
Talker: TypeAlias = "Callable[..., Talk]"
_HELP_SHEET, TODAY = "parents-help-sheet", "2026-11-23"


@dataclass(frozen=True)
class Talk:
    """What was asked, and the request that was logged."""

    asked: str
    logged: dict[str, object]

    def order(self, *words: str) -> list[int]:
        return [self.asked.index(each) for each in words]

    def choices(self, question: str) -> list[str]:
        lines = self.asked.partition(f"{question}\n")[2].splitlines()
        end = next(at for at, line in enumerate(lines) if line.startswith("Number or name"))
        return [line.split()[1] for line in lines[:end]]


@pytest.fixture
def talk(tmp_path: Path) -> Talker:
    """Give the answers at a terminal, to the command with some options."""

    def talked(*answers: str, options: tuple[str, ...] = ()) -> Talk:
        outer, inner = pty.openpty()
        try:
            os.write(outer, "".join(f"{answer}\n" for answer in answers).encode() + b"\x04")
            ran = subprocess.run(
                [sys.executable, "-m", "toolkit_cli", "request", "new", "--json", "--today", TODAY, *options],
                cwd=REPOSITORY,
                env={**os.environ, "NO_COLOR": "1", "TOOLKIT_REQUESTS": str(tmp_path / "desk.db")},
                stdin=inner,
                capture_output=True,
                encoding="utf-8",
                timeout=HANG,
                check=False,
            )
        finally:
            os.close(outer)
            os.close(inner)
        assert ran.returncode == 0, ran.stderr
        return Talk(ran.stderr, json.loads(ran.stdout))

    return talked


def _need(talk: Talk) -> tuple[object, ...]:
    names = ("document", "language", "format", "size_pt", "braille_grade", "channel", "reference")
    return tuple(talk.logged[name] for name in names)


def test_questions_come_in_the_order_in_which_answers_depend_on_each_other(talk: Talker) -> None:
    found = talk(_HELP_SHEET, "pl", "large-print", "20pt", "post", "EN/2026-114")
    assert _need(found) == (_HELP_SHEET, "pl", "large-print", 20, 0, "post", "EN/2026-114")
    places = found.order(
        "Which document?",
        "Which language?",
        "Which format?",
        "Which size",
        "How does it go out?",
        "Reference:",
    )
    assert places == sorted(places)
    assert "grade" not in found.asked


def test_what_is_usual_needs_no_answer(talk: Talker) -> None:
    found = talk(_HELP_SHEET, "", "giant-print", "", "", "")
    assert _need(found) == (_HELP_SHEET, "en-GB", "giant-print", 24, 0, "email", "")
    plain = talk(_HELP_SHEET, "", "1", "", "")
    assert _need(plain) == (_HELP_SHEET, "en-GB", "docx", 0, 0, "email", "")
    assert "Which size" not in plain.asked


def test_only_possible_formats_are_offered(talk: Talker) -> None:
    polish = talk(_HELP_SHEET, "pl", "docx", "", "").choices("Which format?")
    english = talk(_HELP_SHEET, "en-GB", "docx", "", "").choices("Which format?")
    assert "easy-read" in english
    assert "easy-read" not in polish
    assert {"docx", "large-print", "bsl-video"} <= set(polish)
    somali = ("--document", _HELP_SHEET, "--language", "so")
    assert talk("bsl-video", "", "", options=somali).choices("Which format?") == [
        "bsl-video",
        "audio-cd",
        "braille-paper",
        "daisy",
    ]
    ordered = talk("docx", "", "", options=(*somali, "--order"))
    assert ordered.logged["state"] == "needs-outside-help"


def test_what_options_say_is_not_asked(talk: Talker) -> None:
    options = ("--format", "large-print", "--size", "17", "--reference", "", "--channel", "collect")
    found = talk(_HELP_SHEET, "", options=options)
    assert _need(found) == (_HELP_SHEET, "en-GB", "large-print", 17, 0, "collect", "")
    for words in ("format?", "size", "go out?", "Reference"):
        assert words not in found.asked


def test_a_wrong_answer_is_explained_and_asked_for_again(talk: Talker) -> None:
    found = talk(
        "PARENTS",
        _HELP_SHEET,
        "PL",
        "pl",
        "99",
        "large-print",
        "60",
        "20",
        "pigeon",
        "2",
        "Jane Smith",
        "A/2026-1",
    )
    assert _need(found) == (_HELP_SHEET, "pl", "large-print", 20, 0, "post", "A/2026-1")
    for words in (
        "Did you mean `pl`?",
        "`99` is none",
        "from 16 to 48",
        "`pigeon` is none",
        "looks like a name",
    ):
        assert words in found.asked
    assert "Never a name" in found.asked


@NEEDS_LIBLOUIS
def test_the_grade_is_asked_for_where_there_are_several(talk: Talker) -> None:
    assert _need(talk(_HELP_SHEET, "en-GB", "braille", "3", "1", "", ""))[4] == 1
    assert _need(talk(_HELP_SHEET, "en-GB", "braille", "", "", ""))[4] == 2
    assert "Which grade" not in talk(_HELP_SHEET, "pl", "braille", "", "").asked
