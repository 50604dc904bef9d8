"""The objects of a PDF, opened with care: any bytes whatever may come."""

import io
import logging
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

_LARGEST_STREAM = 48 * 2**20
_LARGEST_OTHER = 64 * 2**10
_FLATE = "/FlateDecode"
_PLAIN = frozenset({_FLATE, "/ASCII85Decode", "/ASCIIHexDecode", "/Fl", "/A85", "/AHx"})
FAULTS = (
    ValueError,
    TypeError,
    KeyError,
    IndexError,
    AttributeError,
    RuntimeError,
    NotImplementedError,
    ArithmeticError,
    EOFError,
)
"""What pikepdf raises where a file is not what it says, besides its own errors."""


class FaultyPdfError(Exception):
    """The bytes are no PDF that can be read; the message says why."""


class LockedPdfError(Exception):
    """The file opens only with a password."""


@contextmanager
def opened(content: bytes) -> Iterator[Any]:
    """A PDF. Raises FaultyPdfError or LockedPdfError, also for what happens while it is read."""
    import pikepdf

    logging.getLogger("pikepdf").addHandler(logging.NullHandler())  # its repairs are nobody's news
    limits = pikepdf.settings.set_qpdf_limits(
        flate_max_memory=_LARGEST_STREAM,
        run_length_max_memory=_LARGEST_STREAM,
        png_max_memory=_LARGEST_STREAM,
        tiff_max_memory=_LARGEST_STREAM,
        dct_max_memory=_LARGEST_STREAM,
        parser_max_container_size=1_000_000,
        max_stream_filters=4,
    )
    try:
        with pikepdf.open(io.BytesIO(content)) as pdf:
            yield pdf
    except pikepdf.PasswordError as fault:
        raise LockedPdfError from fault
    except (pikepdf.PdfError, pikepdf.ForeignObjectError, *FAULTS) as fault:
        raise FaultyPdfError("the file cannot be read: it is damaged, or it is no PDF") from fault
    finally:
        pikepdf.settings.set_qpdf_limits(**limits)  # type: ignore[arg-type]


def member(thing: Any, *names: str) -> Any:
    """What a path of names leads to, or None where it ends."""
    for name in names:
        try:
            thing = thing.get(name)
        except FAULTS:
            return None
        if thing is None:
            return None
    return thing


def words(thing: Any) -> str:
    """A string or name as text; nothing for anything else."""
    import pikepdf

    if not isinstance(thing, (pikepdf.String, pikepdf.Name, str)):
        return ""
    try:
        return str(thing)
    except FAULTS:
        return ""


def number(thing: Any, otherwise: float = 0.0) -> float:
    """A number, or `otherwise`."""
    try:
        value = float(thing)
    except (*FAULTS, OverflowError):
        return otherwise
    return value if abs(value) < 1e9 else otherwise


def listed(thing: Any, most: int = 200_000) -> list[Any]:
    """The members of an array; a single object is a list of one."""
    import pikepdf

    if thing is None:
        return []
    if not isinstance(thing, pikepdf.Array):
        return [thing]
    return [thing[at] for at in range(min(len(thing), most))]


def content_of(stream: Any) -> bytes | None:
    """What a stream unpacks to, or None if that cannot be known within the limits."""
    import pikepdf

    try:
        filters = {str(each) for each in listed(member(stream, "/Filter"))}
        raw = stream.read_raw_bytes()
        if not filters <= _PLAIN and len(raw) > _LARGEST_OTHER:
            return None
        found: bytes = stream.read_bytes() if filters else raw
    except (pikepdf.PdfError, *FAULTS):
        return None
    return found if len(found) <= _LARGEST_STREAM else None


def key_of(thing: Any) -> tuple[int, int]:
    """The number of an object in the file, (0, 0) for one that has none."""
    try:
        first, second = thing.objgen
        return int(first), int(second)
    except FAULTS:
        return 0, 0
