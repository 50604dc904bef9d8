"""The versions of the libraries and programs that writers work with."""

import importlib.metadata
from collections.abc import Iterable
from functools import cache

from toolkit_cli.tools import espeak, louis

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


def of(tools: Iterable[str]) -> dict[str, str]:
    """The version of each tool, empty for one that is not installed."""
    return {tool: _version(tool) for tool in sorted(tools)}


@cache
def _version(tool: str) -> str:
    if tool == "liblouis":
        return louis.version()
    if tool == "espeak":
        return espeak.version() or ""
    try:
        return importlib.metadata.version(tool)
    except importlib.metadata.PackageNotFoundError:
        return ""
