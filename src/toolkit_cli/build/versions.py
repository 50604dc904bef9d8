"""The versions of the program, and of the libraries and programs that it works with."""

import sys
import zlib
from collections.abc import Iterable
from functools import cache
from pathlib import Path

from toolkit_cli import __version__
from toolkit_cli.build.canonical import digest_of

_WORD = ("docxtpl", "python-docx", "jinja2", "lxml", "typst", "babel")
_WEB = ("jinja2", "lxml", "typst", "babel")
_PRINT = ("typst", "pikepdf", "babel")
_SPEECH = ("espeak", "numpy", "soundfile", "babel")
USED = {
    "docx": _WORD,
    "html": _WEB,
    "epub": _WEB,
    "pdf": _PRINT,
    "booklet": _PRINT,
    "brf": ("liblouis", "babel"),
    "pef": ("liblouis", "babel"),
    "audio": _SPEECH,
    "transcript": _SPEECH,
    "text": ("babel",),
}
"""What the writers work with that do not declare TOOLS, by the name of the writer."""
EVERY = tuple(sorted({tool for tools in USED.values() for tool in tools}))

_SOURCES = (
    *("core", "model", "locales", "tools", "templating", "writers"),
    *("build/load.py", "build/places.py", "build/alike.py", "build/alike_groups.py", "build/alike_files.py"),
)
"""What of the program decides over the bytes of a file, once its document is resolved."""


def of(tools: Iterable[str]) -> dict[str, str]:
    """The version of each tool, empty for one that is not installed; and of what every file is made with."""
    every = {"python": ".".join(map(str, sys.version_info[:2])), "zlib": zlib.ZLIB_RUNTIME_VERSION}
    return every | {tool: _version(tool) for tool in sorted(tools)}


@cache
def _version(tool: str) -> str:
    import importlib.metadata

    from toolkit_cli.tools import espeak, louis

    if tool == "liblouis":
        return louis.version()
    if tool == "espeak":
        return espeak.version() or ""
    try:
        return importlib.metadata.version(tool)
    except importlib.metadata.PackageNotFoundError:
        return ""


@cache
def source() -> str:
    """The digest of the version and the source of the program, as far as it decides over the bytes of files."""
    package = Path(__file__).parent.parent
    places = (package / name for name in _SOURCES)
    files = [file for place in places for file in ((place,) if place.is_file() else place.rglob("*"))]
    wanted = {
        file.relative_to(package).as_posix(): file.read_bytes().replace(b"\r\n", b"\n")
        for file in sorted(files)
        if file.suffix in (".py", ".yaml", ".typ", ".j2")
    }
    return digest_of(__version__, wanted)
