"""eSpeak NG, in process: text to speech in some hundred languages. It comes with the extra `audio`."""

import ctypes
import os
import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from threading import Lock
from typing import Any

from toolkit_cli.core.errors import ToolkitError
from toolkit_cli.core.processes import interrupted_afterwards

NAME = "eSpeak NG"
MISSING = "The voice for audio recordings is not installed."
REMEDY = "Install it with: python -m pip install 'toolkit-cli[audio]'"
RATE = 22050
"""Samples a second."""
_SYNCHRONOUS, _NO_EXIT, _UTF_8, _SPEED, _VOLUME = 2, 0x8000, 1, 1, 2
_VOLUME_WITHOUT_CLIPPING = 70
_NAMES = {"zh": "cmn", "nn": "nb", "no": "nb"}
"""Languages that eSpeak NG calls otherwise than BCP 47 does."""
_ONE_AT_A_TIME = Lock()
"""The library has one voice for the whole process."""
_Callback = ctypes.CFUNCTYPE(ctypes.c_int, ctypes.c_void_p, ctypes.c_int, ctypes.c_void_p)


class MissingVoiceError(ToolkitError):
    """eSpeak NG is not there, or it does not start."""


class _Voice(ctypes.Structure):
    _fields_ = (
        ("name", ctypes.c_char_p),
        ("languages", ctypes.c_void_p),
        ("identifier", ctypes.c_char_p),
        ("about", ctypes.c_ubyte * 4),
        ("score", ctypes.c_int),
        ("spare", ctypes.c_void_p),
    )


def find() -> Path | None:
    """The library of eSpeak NG; None without the extra."""
    if find_spec("espeakng_loader") is None:
        return None
    import espeakng_loader

    return Path(espeakng_loader.get_library_path())


def data() -> Path | None:
    """The folder of its voices; None without the extra."""
    if find_spec("espeakng_loader") is None:
        return None
    import espeakng_loader

    return Path(espeakng_loader.get_data_path())


def version() -> str | None:
    """The version of eSpeak NG, or None without the extra."""
    return _version() if find() else None


@cache
def _version() -> str:
    with _library() as library:
        return str(library.espeak_Info(None).decode())


@cache
def voices() -> dict[str, str]:
    """Every language it speaks, by eSpeak's tag in lower case, with its best voice.

    Raises MissingVoiceError without eSpeak NG.
    """
    found: dict[str, tuple[int, str]] = {}
    with _library() as library:
        listed = library.espeak_ListVoices(None)
        for number in range(sys.maxsize):
            if not listed[number]:
                break
            voice = listed[number].contents
            for priority, language in _languages(voice.languages):
                offered = (priority, voice.identifier.decode())
                found[language] = min(found.get(language, offered), offered)
    return {language: identifier for language, (_, identifier) in sorted(found.items())}


def voice_of(tag: str) -> str | None:
    """The voice for a language by its BCP 47 tag; None if there is none. Raises MissingVoiceError."""
    subtags = tag.lower().split("-")
    for length in range(len(subtags), 0, -1):
        name = "-".join(subtags[:length])
        voice = voices().get(_NAMES.get(name, name))
        if voice:
            return voice
    return None


@cache
def phonemes(text: str, tag: str) -> str:
    """How the voice of a language says a few words, in eSpeak's letters; empty if it says nothing.

    Raises MissingVoiceError without eSpeak NG, or for a language that it does not speak.
    """
    voice_of(tag)
    with _library() as library:
        _set(library, tag)
        place = ctypes.c_char_p(text.encode())
        said: bytes | None = library.espeak_TextToPhonemes(ctypes.byref(place), _UTF_8, 0)
    return (said or b"").decode().strip()


def says(character: str, tag: str) -> bool:
    """Whether the voice of a language says anything for a character. Raises MissingVoiceError."""
    return bool(phonemes(character, tag))


def speak(script: Iterable[tuple[str, str, int]]) -> Iterator[bytes]:
    """The samples of each (text, language, words a minute) of a script: 16 bits, one channel, `RATE` a second.

    The same script gives the same samples. Raises MissingVoiceError without eSpeak NG, or for a language that
    it does not speak.
    """
    samples = bytearray()

    def collect(wave: int | None, count: int, _events: int | None) -> int:
        if wave and count > 0:
            samples.extend(ctypes.string_at(wave, 2 * count))
        return 0

    voices()
    callback = _Callback(collect)
    # A voice goes on where its last words ended (flutter, noise): only a library loaded anew says the same again.
    with _library() as library:
        library.espeak_SetSynthCallback(callback)
        present = None
        for text, language, speed in script:
            if present != (language, speed):
                _set(library, language)
                library.espeak_SetParameter(_SPEED, speed, 0)
                library.espeak_SetParameter(_VOLUME, _VOLUME_WITHOUT_CLIPPING, 0)
                present = (language, speed)
            samples.clear()
            content = text.replace("\0", " ").encode()
            with interrupted_afterwards():
                library.espeak_Synth(content, len(content) + 1, 0, 1, 0, _UTF_8, None, None)
            yield bytes(samples)


def _set(library: Any, language: str) -> None:
    voice = voice_of(language)
    if voice is None:
        raise MissingVoiceError(f"{NAME} has no voice for `{language}`.", "Have the text read by a person.")
    library.espeak_SetVoiceByName(voice.encode())


@contextmanager
def _library() -> Iterator[Any]:
    """The library, loaded anew and ready."""
    file, folder = find(), data()
    if file is None or folder is None:
        raise MissingVoiceError(MISSING, REMEDY)
    with _ONE_AT_A_TIME:
        library = ctypes.CDLL(str(file))
        _declare(library)
        started = library.espeak_Initialize(_SYNCHRONOUS, 0, os.fsencode(folder), _NO_EXIT)
        try:
            if started != RATE:
                raise MissingVoiceError(
                    f"{NAME} cannot read its voices in {folder}.",
                    "Set up the virtual environment in a folder with a shorter path of plain letters.",
                )
            yield library
        finally:
            if started > 0:
                library.espeak_Terminate()
            _unload(library)


def _declare(library: Any) -> None:
    library.espeak_Initialize.argtypes = (ctypes.c_int, ctypes.c_int, ctypes.c_char_p, ctypes.c_int)
    library.espeak_Info.argtypes = (ctypes.c_void_p,)
    library.espeak_Info.restype = ctypes.c_char_p
    library.espeak_ListVoices.argtypes = (ctypes.c_void_p,)
    library.espeak_ListVoices.restype = ctypes.POINTER(ctypes.POINTER(_Voice))
    library.espeak_SetVoiceByName.argtypes = (ctypes.c_char_p,)
    library.espeak_TextToPhonemes.argtypes = (ctypes.POINTER(ctypes.c_char_p), ctypes.c_int, ctypes.c_int)
    library.espeak_TextToPhonemes.restype = ctypes.c_char_p
    position, number, pointer = ctypes.c_uint, ctypes.c_int, ctypes.c_void_p
    library.espeak_Synth.argtypes = (
        ctypes.c_char_p,
        ctypes.c_size_t,
        position,
        number,
        position,
        position,
        pointer,
        pointer,
    )


def _unload(library: Any) -> None:
    import _ctypes

    if sys.platform == "win32":
        _ctypes.FreeLibrary(library._handle)
    else:
        _ctypes.dlclose(library._handle)


def _languages(place: int) -> Iterator[tuple[int, str]]:
    """What a voice says of its languages: a byte of priority and a name for each, a zero at the end."""
    while priority := ctypes.string_at(place, 1)[0]:
        name = ctypes.string_at(place + 1)
        yield priority, name.decode().lower()
        place += len(name) + 2
