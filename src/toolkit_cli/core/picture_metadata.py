"""Pictures without what programs and cameras write into them: place, time, device, author, comments."""

import re
import struct
from collections.abc import Iterator

from toolkit_cli.core.svg_content import cleaned

_PNG = b"\x89PNG\r\n\x1a\n"
_JPEG = b"\xff\xd8"
_SHOWN = frozenset(
    b"IHDR PLTE IDAT IEND tRNS cHRM gAMA iCCP sBIT sRGB cICP mDCV cLLI bKGD pHYs hIST sPLT acTL fcTL fdAT".split()
)
"""The chunks of a PNG that decide how it is shown (PNG, third edition, chapter 11)."""
_START_OF_SCAN, _APP0, _APP1, _APP2, _APP14, _APP15, _COMMENT = 0xDA, 0xE0, 0xE1, 0xE2, 0xEE, 0xEF, 0xFE
_END = 0xD9
_MARK = re.compile(rb"\xff[^\x00\xd0-\xd7\xff]", re.DOTALL)
_ORIENTATION = 0x0112


def without_metadata(content: bytes) -> bytes:
    """A PNG, JPEG or SVG as it may go out; other bytes, and those that cannot be read, as they are."""
    try:
        if content.startswith(_PNG):
            return b"".join((_PNG, *_chunks(content)))
        if content.startswith(_JPEG):
            return b"".join((_JPEG, *_segments(content)))
        return cleaned(content)
    except (struct.error, IndexError, ValueError):
        return content


def _chunks(png: bytes) -> Iterator[bytes]:
    at = len(_PNG)
    while at < len(png):
        length, kind = struct.unpack_from(">I4s", png, at)
        end = at + 12 + length
        if kind in _SHOWN:
            yield png[at:end]
        if kind == b"IEND":
            return
        at = end


def _segments(jpeg: bytes) -> Iterator[bytes]:
    at = len(_JPEG)
    while True:
        mark, kind = struct.unpack_from(">BB", jpeg, at)
        if mark != 0xFF:
            raise ValueError("there is no segment where one should be")
        if kind == _END:
            yield jpeg[at : at + 2]
            return
        if kind == 0xFF:  # a byte that only fills up
            at += 1
            continue
        (length,) = struct.unpack_from(">H", jpeg, at + 2)
        end = at + 2 + length
        if kind == _START_OF_SCAN:
            end = _next_mark(jpeg, end)
        if kind == _APP1:
            yield _oriented(jpeg[at:end])
        elif _is_shown(kind, jpeg[at + 4 : at + 16]):
            yield jpeg[at:end]
        at = end


def _is_shown(kind: int, beginning: bytes) -> bool:
    if kind == _APP2:
        return beginning.startswith(b"ICC_PROFILE\0")
    return kind in {_APP0, _APP14} or not (_APP0 <= kind <= _APP15 or kind == _COMMENT)


def _next_mark(jpeg: bytes, at: int) -> int:
    """Where the data of a scan end: at the first mark that is no part of them."""
    found = _MARK.search(jpeg, at)
    return found.start() if found else len(jpeg)


def _oriented(segment: bytes) -> bytes:
    """Of what a camera noted, which side is up: without it the picture would be shown turned."""
    exif = segment[10:]
    if not segment[4:].startswith(b"Exif\0\0") or exif[:2] not in {b"II", b"MM"}:
        return b""
    order = "<" if exif[:2] == b"II" else ">"
    (first,) = struct.unpack_from(f"{order}I", exif, 4)
    (count,) = struct.unpack_from(f"{order}H", exif, first)
    for entry in range(count):
        tag, _, _, value = struct.unpack_from(f"{order}HHIH", exif, first + 2 + 12 * entry)
        if tag == _ORIENTATION and 1 < value <= 8:
            kept = struct.pack(">2sHIHHHIHHI", b"MM", 42, 8, 1, _ORIENTATION, 3, 1, value, 0, 0)
            return struct.pack(">BBH", 0xFF, _APP1, 8 + len(kept)) + b"Exif\0\0" + kept
    return b""
