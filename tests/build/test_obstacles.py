"""What a recording needs is known before any work, each part of it."""

import sys
from importlib.util import find_spec
from pathlib import Path

import pytest
import typer

import web_documents
from toolkit_cli import locales
from toolkit_cli.build.formats import File
from toolkit_cli.build.obstacles import obstacles
from toolkit_cli.cli.doctor import doctor
from toolkit_cli.core.errors import ToolkitError
from toolkit_cli.tools import espeak, sndfile
from toolkit_cli.writers import _speech_engine, audio

PARTS = [
    ("espeakng_loader", espeak.NAME, "The voice for audio recordings"),
    ("numpy", "NumPy", "NumPy, which recordings are made with,"),
    ("soundfile", "libsndfile", "The library that writes MP3"),
]


@pytest.fixture(params=PARTS, ids=[module for module, *_ in PARTS])
def missing(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> tuple[str, str]:
    """A part that is not installed while the others are: its name, and how it is called in a fault."""
    module, name, words = request.param
    for tool in (espeak, sndfile):
        monkeypatch.setattr(tool, "find_spec", lambda wanted: None if wanted == module else find_spec(wanted))
    espeak.voices.cache_clear()
    return name, words


def test_the_part_that_is_missing_is_said_before_any_work(missing: tuple[str, str]) -> None:
    (fault,) = obstacles(File(".mp3", "audio"), locales.load("en-GB"))
    assert fault.message == f"{missing[1]} is not installed."
    assert (fault.exit_code, fault.remedy) == (3, espeak.REMEDY)


def test_nothing_is_spoken_without_the_part(
    missing: tuple[str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    document = web_documents.document("pace-poster")
    monkeypatch.setattr(_speech_engine.ENGINES[0], "speak", lambda _script: pytest.fail("it speaks"))
    with pytest.raises(ToolkitError, match="is not installed") as fault:
        audio.write(document, web_documents.context(document, audio))
    assert fault.value.message == f"{missing[1]} is not installed."


def test_doctor_names_the_part(missing: tuple[str, str], capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(typer.Exit):
        doctor()
    lines = [line for line in capsys.readouterr().out.splitlines() if line.startswith("audio: ")]
    assert [line.split("  ")[0] for line in lines] == [
        "audio: eSpeak NG",
        "audio: libsndfile",
        "audio: NumPy",
    ]
    lacking = [line for line in lines if "not found" in line]
    assert [line.split("  ")[0] for line in lacking] == [f"audio: {missing[0]}"]
    assert espeak.REMEDY in lacking[0]


def test_a_library_that_does_not_open_is_missing(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    (tmp_path / "soundfile.py").write_text("raise OSError('sndfile library not found')", encoding="utf-8")
    monkeypatch.syspath_prepend(str(tmp_path))
    monkeypatch.delitem(sys.modules, "soundfile", raising=False)
    fault = sndfile.obstacle()
    assert fault is not None
    assert fault.message == sndfile.MISSING
