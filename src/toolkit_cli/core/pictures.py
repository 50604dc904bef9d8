"""Whether a picture can be shown: it is decoded whole, within bounds."""

import base64
import binascii
import io
import re
import struct
import warnings
import zlib

from lxml import etree

from toolkit_cli.core.limits import PICTURE, PIXELS
from toolkit_cli.core.raster import ENDINGS
from toolkit_cli.core.svg import FaultySvgError, size_of, svg_root

_DATA = re.compile(r"\s*data:image/(png|jpe?g);base64,", re.IGNORECASE)
_TOO_LARGE = f"it has more than {PIXELS:,} pixels"
_HREFS = ("href", "{http://www.w3.org/1999/xlink}href")


def fault_of(suffix: str, content: bytes) -> str:
    """Why a picture with that ending of its name cannot be shown, in words; empty if it can."""
    if suffix.lower() != ".svg":
        kind = ENDINGS.get(suffix.lower())
        return (
            _raster_fault(kind, content)
            if kind
            else f"`{suffix}` is no ending of a picture that can be shown"
        )
    try:
        root = svg_root(content)
        size_of(root)
    except FaultySvgError as fault:
        return str(fault) if fault.line == 1 else f"{fault}, line {fault.line}"
    return next(filter(None, map(_embedded_fault, root.iter("{http://www.w3.org/2000/svg}image"))), "")


def _embedded_fault(image: etree._Element) -> str:
    """Why a picture within an SVG cannot be shown."""
    for name in _HREFS:
        address = str(image.get(name) or "")
        found = _DATA.match(address)
        if found:
            try:
                content = base64.b64decode("".join(address[found.end() :].split()), validate=True)
            except (binascii.Error, ValueError):
                return "a picture within it is not whole"
            fault = _raster_fault("PNG" if found[1].lower() == "png" else "JPEG", content)
            return f"a picture within it cannot be shown: {fault}" if fault else ""
    return ""


def _raster_fault(kind: str, content: bytes) -> str:
    from PIL import Image, UnidentifiedImageError  # half of the documents have no picture

    with warnings.catch_warnings():
        warnings.simplefilter("error", Image.DecompressionBombWarning)
        try:
            _decode(kind, content)
        except (Image.DecompressionBombError, Image.DecompressionBombWarning):
            return _TOO_LARGE
        except UnidentifiedImageError:
            return f"it is no {kind}"
        except _RefusedError as fault:
            return str(fault)
        except (OSError, SyntaxError, ValueError, EOFError, KeyError, IndexError, struct.error, zlib.error):
            return f"this {kind} is not whole"
    return ""


class _RefusedError(Exception):
    """A picture that is not decoded."""


def _decode(kind: str, content: bytes) -> None:
    """Decode a picture. Raises _RefusedError, or whatever Pillow raises."""
    from PIL import Image

    if len(content) > PICTURE:
        raise _RefusedError(f"it has {len(content):,} bytes; a picture has {PICTURE:,} at most")
    with Image.open(io.BytesIO(content), formats=(kind,)) as picture:
        if picture.width * picture.height > PIXELS:
            raise _RefusedError(_TOO_LARGE)
        if getattr(picture, "n_frames", 1) > 1:
            raise _RefusedError("it moves")
        picture.load()
    if kind == "PNG":
        _check_chunks(content)


def _check_chunks(png: bytes) -> None:
    """Raises ValueError or struct.error for a PNG of which a chunk is damaged, or the last one missing.

    Pillow shows such a picture as long as its pixels are there; others do not.
    """
    at, kind = 8, b""
    while kind != b"IEND":
        length, kind = struct.unpack_from(">I4s", png, at)
        (checksum,) = struct.unpack_from(">I", png, at + 8 + length)
        if checksum != zlib.crc32(png[at + 4 : at + 8 + length]):
            raise ValueError("a chunk is damaged")
        at += 12 + length
