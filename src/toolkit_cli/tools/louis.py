"""liblouis, in process: words to Braille cells, with every character that a table does not know."""

import ctypes
import ctypes.util
import re
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from threading import RLock

from toolkit_cli.core.errors import ToolkitError

REMEDY = (
    "Install it: on Debian and Ubuntu `apt install liblouis20 liblouis-data`, on a Mac `brew install liblouis`, "
    "on Windows from https://liblouis.io (its folder must be in PATH)."
)
_DOTS = 4 | 64
"""`dotsIO | ucBrl`: cells in Unicode, without the display table, which loses і ї є ґ in liblouis 3.24."""
_NO_UNDEFINED = 128
_OWN_DOTS = 0x8000
"""The bit of a dot pattern in the form that liblouis reads; it writes Unicode but does not take it."""
_LOG_OFF = 60000
"""What matters comes back as a diagnostic."""
_HEAD = 8192
_LANGUAGE = re.compile(rb"^#[+-]language:\s*([A-Za-z0-9-]+)", re.M)
"""How a table says its language, among the comments with which it begins (liblouis, "Table metadata")."""
_MARKER = b"undefined 12345678-7-12345678"
_LOCK = RLock()
"""liblouis keeps its tables in variables of the process and knows no threads."""


@dataclass(frozen=True, slots=True)
class Cells:
    """Braille cells (U+2800 …), and for each the position of the character of the text it comes from.

    `undefined`: the characters that the table cannot write with six dots; such cells are to be refused.
    """

    dots: str
    sources: tuple[int, ...]
    undefined: str = ""


@cache
def find() -> str | None:
    """The name of the library, or None."""
    name = ctypes.util.find_library("louis") or ctypes.util.find_library("liblouis")
    return name if name and _opened(name) else None


def version() -> str:
    """The version of liblouis, empty if it is not installed."""
    name = find()
    return str(_opened(name).lou_version().decode()) if name else ""


def folders() -> tuple[Path, ...]:
    """The folders in which liblouis looks for tables, in this order; none if it is missing or does not tell."""
    name = find()
    if name is None or not hasattr(_opened(name), "_lou_getTablePath"):
        return ()
    told = _opened(name)._lou_getTablePath
    told.restype = ctypes.c_char_p
    with _LOCK:
        names = (told() or b"").decode(sys.getfilesystemencoding(), "surrogateescape").split(",")
    return tuple(dict.fromkeys(Path(name) for name in names if name and Path(name).is_dir()))


def has(table: str) -> bool:
    """Whether a table is there and free of faults. Raises ToolkitError without liblouis."""
    with _LOCK:
        return bool(_library().lou_checkTable(table.encode()))


@cache
def language_of(table: str) -> str:
    """The language that a table says it is for, as a tag; empty if it says none, or is not there."""
    for folder in folders():
        file = folder / table
        if file.is_file():
            said = _LANGUAGE.search(file.read_bytes()[:_HEAD])
            return said[1].decode() if said else ""
    return ""


@cache
def translate(text: str, table: str, forms: Sequence[int] = ()) -> Cells:
    """The cells of a text; `forms` marks characters as stressed (1) or strong (4), where the table knows it.

    Raises ToolkitError without liblouis or without the table.
    """
    if not text:
        return Cells("", ())
    with _LOCK:
        if not has(table):
            raise ToolkitError(
                f"liblouis {version()} has no Braille table `{table}`.", "Install a newer one."
            )
        made = _translated(text, table, _DOTS, forms)
        return Cells(*made, _undefined(text, table, forms, made))


def back_translate(cells: str, table: str) -> str:
    """The words of cells, where the table goes both ways. Raises ToolkitError as `translate` does."""
    own = "".join(chr(_OWN_DOTS | ord(cell) - 0x2800) for cell in cells)
    with _LOCK:
        return _called(_library().lou_backTranslate, own, table, _DOTS, ())[0]


def _undefined(text: str, table: str, forms: Sequence[int], made: tuple[str, tuple[int, ...]]) -> str:
    """The characters at fault: undefined ones do not fail, and some tables give them a cell of another sign."""
    strict, mode = _strict(table)
    marked = _translated(text, strict, mode, forms)
    if marked[0] == made[0] and all(map(_six_dots, made[0])):
        return ""
    places = (
        place for output in (made, marked) for cell, place in zip(*output, strict=True) if not _six_dots(cell)
    )
    found = {text[place] for place in places} or {
        each for each in text if _translated(each, strict, mode)[0] != _translated(each, table, _DOTS)[0]
    }
    return "".join(sorted(found)) or text


def _six_dots(cell: str) -> bool:
    return "\u2800" <= cell <= "\u283f"


@cache
def _strict(table: str) -> tuple[str, int]:
    """A twin of the table that marks what it does not know, and the mode to use it in."""
    twin = f"unicode.dis,{table}"
    if _library().lou_compileString(twin.encode(), _MARKER):
        return twin, _DOTS
    return table, _DOTS | _NO_UNDEFINED


def _translated(text: str, table: str, mode: int, forms: Sequence[int] = ()) -> tuple[str, tuple[int, ...]]:
    return _called(_library().lou_translate, text, table, mode, forms)


def _called(
    function: "ctypes._NamedFuncPointer", text: str, table: str, mode: int, forms: Sequence[int]
) -> tuple[str, tuple[int, ...]]:
    """Call one of the two translators; the room for its answer grows until all of the text is taken."""
    wide, coding = _wide()
    taken = text.encode(coding)
    length = len(taken) // ctypes.sizeof(wide)
    room = length * 8 + 64
    while True:
        source = (wide * length).from_buffer_copy(taken)
        target, read, written = (wide * room)(), ctypes.c_int(length), ctypes.c_int(room)
        types = (ctypes.c_ushort * room)(*forms) if forms else None
        outputs, inputs = (ctypes.c_int * (length + 1))(), (ctypes.c_int * room)()
        sizes = ctypes.byref(read), target, ctypes.byref(written)
        fine = function(table.encode(), source, *sizes, types, None, outputs, inputs, None, mode)
        if not fine:
            raise ToolkitError(f"liblouis {version()} failed with the table `{table}`.", REMEDY)
        if read.value == length:
            answer = bytes(target)[: written.value * ctypes.sizeof(wide)].decode(coding)
            return answer, tuple(inputs[: written.value])
        room *= 2


@cache
def _wide() -> tuple[type[ctypes.c_uint16] | type[ctypes.c_uint32], str]:
    """The characters of this build of liblouis, and the coding that gives them."""
    small = _library().lou_charSize() == 2
    return (ctypes.c_uint16, "utf-16-le") if small else (ctypes.c_uint32, "utf-32-le")


def _library() -> ctypes.CDLL:
    name = find()
    if name is None:
        raise ToolkitError("Braille needs liblouis, which is not installed.", REMEDY)
    return _opened(name)


@cache
def _opened(name: str) -> ctypes.CDLL:
    library = ctypes.CDLL(name)
    library.lou_version.restype = ctypes.c_char_p
    library.lou_setLogLevel(_LOG_OFF)
    return library
