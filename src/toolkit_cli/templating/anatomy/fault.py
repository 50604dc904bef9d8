"""What is found wrong with a template, and how its words are quoted."""

from dataclasses import dataclass

from toolkit_cli.core.diagnostics import Severity

_AROUND = 24


@dataclass(frozen=True, slots=True)
class Fault:
    """A fault at a place such as `body, table 1, row 2`; without `severity` it has that of its rule."""

    place: str
    message: str
    hint: str = ""
    severity: Severity | None = None


def excerpt(text: str, start: int = 0, end: int | None = None) -> str:
    """The words of `text` from `start` to `end` with a few on either side, in quotation marks."""
    end = len(text) if end is None else end
    first, last = max(0, start - _AROUND), min(len(text), max(end, start) + _AROUND, start + 4 * _AROUND)
    if first:
        first = max(first, text.find(" ", first, start) + 1)
    if last < len(text):
        cut = text.rfind(" ", min(end, last), last)
        last = cut if cut > start else last
    words = " ".join(text[first:last].split())
    return f"“{'…' if first else ''}{words}{'…' if last < len(text) else ''}”"
