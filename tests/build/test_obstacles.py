"""What stands in the way of a file is known before any work: each part of a recording, tables, fonts."""

import sys
from dataclasses import replace
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
from toolkit_cli.model.presentation import STANDARD
from toolkit_cli.tools import espeak, louis, sndfile
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


COPIES = {"ur": "ar", "so": "en-GB", "tr": "pl"}
"""Languages without words of their own, and whose file somebody may have copied for them."""


@pytest.fixture
def tables(monkeypatch: pytest.MonkeyPatch) -> dict[str, str]:
    """A machine with every Braille table; what some of them say of their language."""
    said = {"ar-ar-g1.utb": "ar", "en-ueb-g2.ctb": "en"}
    monkeypatch.setattr(louis, "version", lambda: "3.34.0")
    monkeypatch.setattr(louis, "has", lambda _table: True)
    monkeypatch.setattr(louis, "language_of", lambda table: said.get(table, ""))
    return said


@pytest.mark.parametrize("tag", ["bn", "am", "hy", "ta", "th"])
def test_letters_that_no_font_holds_are_said_before_any_work(tag: str) -> None:
    locale = locales.Locale(tag, {}, {})
    for file in (File(".pdf", "pdf"), File(".booklet.pdf", "booklet")):
        (fault,) = obstacles(file, locale)
        assert fault.message.startswith(f"No font here holds the letters of {locale.english_name}: ")
        assert "templates/fonts" in fault.remedy
    assert not list(obstacles(File(".html", "html"), locale))


@pytest.mark.parametrize("tag", [tag for tag in locales.available() if tag != "zh-Hans"])
def test_the_fonts_hold_every_word_of_the_program(tag: str) -> None:
    assert not list(obstacles(File(".pdf", "pdf"), locales.load(tag)))


@pytest.mark.parametrize(("tag", "copied"), COPIES.items())
def test_the_braille_table_and_the_voice_of_another_language_are_refused(
    tag: str, copied: str, tables: dict[str, str]
) -> None:
    locale = replace(locales.load(copied), tag=tag)
    name = locales.load(copied).english_name.partition(" (")[0]
    (braille,) = obstacles(File(".brf", "brf"), locale)
    assert f"is for {name}, not for {locale.english_name}" in braille.message
    (audio_fault,) = obstacles(File(".mp3", "audio"), locale)
    assert f"in {locale.english_name} are those of another language" in audio_fault.message


@pytest.mark.parametrize("tag", locales.available())
def test_every_table_is_for_its_language(tag: str, tables: dict[str, str]) -> None:
    locale = locales.load(tag)
    for grade in locale.braille["grades"]:
        assert not list(obstacles(File(".brf", "brf", replace(STANDARD, grade=grade)), locale))


def test_a_table_says_its_language(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    (tmp_path / "made.utb").write_text("# words\n#-name: made\n#+language:cmn-Hans\n", encoding="utf-8")
    (tmp_path / "silent.utb").write_text("# words\n", encoding="utf-8")
    monkeypatch.setattr(louis, "folders", lambda: (tmp_path,))
    told = {name: louis.language_of(name) for name in ("made.utb", "silent.utb", "absent.utb")}
    assert told == {"made.utb": "cmn-Hans", "silent.utb": "", "absent.utb": ""}
    assert locales.language_of("cmn-Hans") == locales.language_of("zh-Hans") == "zh"
