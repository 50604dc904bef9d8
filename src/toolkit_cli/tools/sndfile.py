"""libsndfile, with its LAME: sound to MP3 and back. With NumPy, it comes with the extra `audio`."""

import importlib.metadata
import io
from collections.abc import Iterable
from concurrent.futures import ThreadPoolExecutor
from importlib.util import find_spec
from typing import TYPE_CHECKING, Any

from toolkit_cli.core.errors import ToolkitError

if TYPE_CHECKING:
    import numpy as np

MISSING = "The library that writes MP3 is not installed."
REMEDY = "Install it with: python -m pip install 'toolkit-cli[audio]'"
_KILOBITS_64 = 0.63
"""The compression that gives 64 kbit/s below 32,000 samples a second, and 128 above."""


def obstacle() -> ToolkitError | None:
    """Why no MP3 can be written, with the remedy; None if it can."""
    if not numpy_version():
        return ToolkitError("NumPy, which recordings are made with, is not installed.", REMEDY)
    return None if version() else ToolkitError(MISSING, REMEDY)


def version() -> str:
    """The version of libsndfile, empty without it."""
    if find_spec("soundfile") is None:
        return ""
    try:
        import soundfile
    except OSError:  # the module is there, the library that it opens is not
        return ""
    return str(soundfile.__libsndfile_version__)


def numpy_version() -> str:
    """The version of NumPy, empty without it."""
    return importlib.metadata.version("numpy") if find_spec("numpy") else ""


def mp3(pieces: "Iterable[np.ndarray[Any, Any]]", rate: int) -> bytes:
    """Mono sound of `rate` samples a second, 16 bits each, as MP3 of constant bit rate without a tag.

    Raises ToolkitError without the extra.
    """
    if fault := obstacle():
        raise fault
    import soundfile

    file = io.BytesIO()
    how = {"format": "MP3", "subtype": "MPEG_LAYER_III", "bitrate_mode": "CONSTANT"}
    with (
        soundfile.SoundFile(
            file, "w", samplerate=rate, channels=1, compression_level=_KILOBITS_64, **how
        ) as sound,
        ThreadPoolExecutor(1) as encoder,
    ):
        # One piece is encoded while the next is made: that is most of the time of a long recording.
        encoded = None
        for piece in pieces:
            if encoded:
                encoded.result()
            encoded = encoder.submit(sound.write, piece)
        if encoded:
            encoded.result()
    return file.getvalue()
