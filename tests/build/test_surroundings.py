"""What lies beside a project and decides over its files: a change of it is seen, and only a change."""

import os
import shutil
import sys
import zlib
from collections.abc import Iterator
from pathlib import Path

import pytest

from conftest import NEEDS_LIBLOUIS, make, with_formats
from toolkit_cli import locales
from toolkit_cli.build import surroundings, versions
from toolkit_cli.build.formats import File
from toolkit_cli.core.folders import Folders, packaged_templates
from toolkit_cli.tools import espeak, fonts, louis

FONTS = packaged_templates() / "fonts"
PDF, BRAILLE, AUDIO = File(".pdf", "pdf"), File(".brf", "brf"), File(".mp3", "audio")


@pytest.fixture
def machine(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A folder with the tables, the voices and the Chinese font of a machine."""
    for name in ("tables", "voices", "type"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "file").write_bytes(b"one")
    font = fonts.ScriptFont("Noto Sans SC", tmp_path / "type", bold=False)
    monkeypatch.setattr(louis, "folders", lambda: (tmp_path / "tables",))
    monkeypatch.setattr(espeak, "version", lambda: "1")
    monkeypatch.setattr(espeak, "data", lambda: tmp_path / "voices")
    monkeypatch.setattr(fonts, "find", lambda script: font if script == "Hans" else None)
    yield tmp_path
    _forget()


def _forget() -> None:
    """As a new process, which knows nothing."""
    surroundings._contents.cache_clear()
    surroundings._tools.cache_clear()
    surroundings._fonts.cache_clear()


def _of(file: File, language: str) -> dict[str, str]:
    _forget()
    return surroundings.surroundings(file, locales.load(language), FONTS)


@pytest.mark.parametrize(
    ("file", "language", "name", "part"),
    [
        (BRAILLE, "en-GB", "tables", "tools"),
        (AUDIO, "en-GB", "voices", "tools"),
        (PDF, "zh-Hans", "type", "fonts"),
    ],
)
def test_a_table_a_voice_or_a_font_that_changes_is_seen(
    file: File, language: str, name: str, part: str, machine: Path
) -> None:
    before = _of(file, language)
    assert surroundings.folders(file, locales.load(language)) == (machine / name,)
    os.utime(machine / name / "file", (1, 1))
    assert _of(file, language) == before, "what is read says the same"
    (machine / name / "file").write_bytes(b"two")
    after = _of(file, language)
    assert {each for each in before if before[each] != after[each]} == {part}
    others = [(PDF, "en-GB"), (BRAILLE, "en-GB"), (AUDIO, "en-GB"), (PDF, "zh-Hans")]
    unmoved = {each: _of(*each) for each in others if each != (file, language)}
    (machine / name / "more").write_bytes(b"three")
    assert {each: _of(*each) for each in unmoved} == unmoved


def test_a_table_is_read_where_liblouis_finds_it_first(
    machine: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = _of(BRAILLE, "en-GB")
    (machine / "own").mkdir()
    monkeypatch.setattr(louis, "folders", lambda: (machine / "own", machine / "tables"))
    assert _of(BRAILLE, "en-GB") == before
    (machine / "own" / "file").write_bytes(b"one")
    assert _of(BRAILLE, "en-GB") == before
    (machine / "own" / "file").write_bytes(b"two")
    assert _of(BRAILLE, "en-GB") != before


@NEEDS_LIBLOUIS
def test_liblouis_tells_where_it_looks(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    usual = louis.folders()
    assert any(folder.joinpath("en-ueb-g2.ctb").is_file() for folder in usual)
    monkeypatch.setenv("LOUIS_TABLEPATH", str(tmp_path))
    assert louis.folders()[0] == tmp_path


@pytest.mark.parametrize(
    ("home", "name", "other"),
    [(sys, "version_info", (3, 99, 0)), (zlib, "ZLIB_RUNTIME_VERSION", "9")],
)
def test_another_python_or_zlib_is_another_tool(
    home: object, name: str, other: object, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = versions.of(("typst",))
    with monkeypatch.context() as patch:
        patch.setattr(home, name, other)
        after = versions.of(("typst",))
    assert before != after


def test_the_fonts_of_a_project_take_the_place_of_the_programs(project: Folders, tmp_path: Path) -> None:
    with_formats(project, "pdf")
    assert project.fonts == FONTS
    before, *_ = make(project, tmp_path / "out", "sleep-leaflet")
    shutil.copytree(FONTS, project.project / "templates" / "fonts" / "ours")
    assert project.fonts == project.project / "templates" / "fonts"
    (project.fonts / "ours" / "LiberationSans-Bold.ttf").unlink()
    after, *_ = make(project, tmp_path / "out", "sleep-leaflet")
    assert after.sha256 != before.sha256
