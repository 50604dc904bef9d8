"""eSpeak NG as a tool: the same words always sound the same, and what is missing is said."""

import subprocess
import sys
from collections.abc import Callable
from hashlib import sha256

import pytest

from toolkit_cli import locales
from toolkit_cli.core.errors import ToolkitError
from toolkit_cli.tools import espeak, sndfile

SCRIPT = [
    ("Fish and chips, she said.", "en-GB", 150),
    ("Dzień dobry", "pl", 150),
    ("心理韧性", "zh-Hans", 150),
]
LANGUAGES = ("en-GB", "pl", "uk", "ro", "lt", "pt-PT", "bg", "ar", "zh-Hans")


@pytest.fixture
def without(monkeypatch: pytest.MonkeyPatch) -> None:
    """A machine without the extra."""
    monkeypatch.setattr(espeak, "find_spec", lambda _name: None)
    monkeypatch.setattr(sndfile, "find_spec", lambda _name: None)
    espeak.voices.cache_clear()
    espeak.phonemes.cache_clear()


@pytest.mark.usefixtures("without")
@pytest.mark.parametrize(
    "use",
    [
        lambda: list(espeak.speak(SCRIPT)),
        espeak.voices,
        lambda: espeak.voice_of("en-GB"),
        lambda: espeak.says("x", "en-GB"),
        lambda: sndfile.mp3([], 22050),
    ],
)
def test_without_the_extra_the_remedy_is_said(use: object) -> None:
    with pytest.raises(ToolkitError) as fault:
        use()  # type: ignore[operator]
    assert fault.value.exit_code == 3
    assert fault.value.remedy == "Install it with: python -m pip install 'toolkit-cli[audio]'"


@pytest.mark.usefixtures("without")
def test_without_the_extra_there_is_no_version() -> None:
    assert espeak.find() is None
    assert espeak.version() is None
    assert sndfile.version() == sndfile.numpy_version() == ""


def test_ctrl_c_is_not_swallowed_while_the_voice_speaks(
    monkeypatch: pytest.MonkeyPatch, ctrl_c: Callable[[], None]
) -> None:
    espeak.voices()
    monkeypatch.setattr(espeak.ctypes, "string_at", lambda *_: ctrl_c() or b"")
    with pytest.raises(KeyboardInterrupt):
        list(espeak.speak([("She said no more.", "en-GB", 150)]))


def test_versions() -> None:
    assert (espeak.version() or "").startswith("1.5")
    assert sndfile.version()


@pytest.mark.parametrize("tag", LANGUAGES)
def test_every_language_of_the_project_has_a_voice_that_speaks(tag: str) -> None:
    assert espeak.voice_of(tag)
    (samples,) = espeak.speak([("123 abc", tag, 150)])
    assert len(samples) > 2 * espeak.RATE // 2


@pytest.mark.parametrize(
    ("tag", "voice"),
    [
        ("en-GB", "gmw/en"),
        ("pt-PT", "roa/pt"),
        ("pt-BR", "roa/pt-BR"),
        ("zh-Hans", "sit/cmn"),
        ("en-XA", "gmw/en"),
    ],
)
def test_the_nearest_voice_is_taken(tag: str, voice: str) -> None:
    assert espeak.voice_of(tag) == voice


def test_a_language_without_a_voice() -> None:
    assert espeak.voice_of("kw") is None
    with pytest.raises(espeak.MissingVoiceError, match="has no voice for `kw`"):
        list(espeak.speak([("Dydh da", "kw", 150)]))
    assert list(espeak.speak([("Hello", "en-GB", 150)]))


def test_chinese_characters_are_read_and_not_spelled() -> None:
    """A character is a syllable, some 0.3 seconds; its name or its number would be far longer."""
    (samples,) = espeak.speak([("心理韧性与亲社会发展", "zh-Hans", 150)])
    assert 1.5 < len(samples) / 2 / espeak.RATE < 4.5


@pytest.mark.parametrize(("letter", "name"), locales.load("en-GB").voice["letters"].items())
def test_the_name_of_an_english_letter_sounds_like_the_letter(letter: str, name: str) -> None:
    assert espeak.phonemes(name, "en-GB") == espeak.phonemes(letter, "en-GB")


def test_what_a_voice_says_nothing_for() -> None:
    assert [sign for sign in "✓★a5§🙂" if not espeak.says(sign, "en-GB")] == ["✓", "★"]


def test_a_script_sounds_the_same_whatever_was_said_before() -> None:
    first = list(espeak.speak(SCRIPT))
    list(espeak.speak([("Something else, at some length.", "en-GB", 200)]))
    next(iter(espeak.speak(SCRIPT)))
    assert list(espeak.speak(SCRIPT)) == first


def test_a_script_sounds_the_same_in_another_process() -> None:
    code = (
        "import sys; from hashlib import sha256; from toolkit_cli.tools import espeak\n"
        f"sys.stdout.write(sha256(b''.join(espeak.speak({SCRIPT!r}))).hexdigest())"
    )
    made = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert made.stdout == sha256(b"".join(espeak.speak(SCRIPT))).hexdigest()
