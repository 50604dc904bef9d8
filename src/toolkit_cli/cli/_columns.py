"""Tables of plain text, as wide as whoever reads them can see."""

import re
import shutil
import sys
from collections.abc import Iterator, Sequence

_GAP = "  "
_UNDER = "    "
_THIN = 16
"""Words in a column that is thinner than this are hard to read."""
_CJK = "\u2e80-\u2fff\u3005-\u3007\u3012-\u9fff\uac00-\ud7a3\uf900-\ufaff"
_WHOLE = re.compile(
    r"`[^`]+`\S*"
    r"|(?:^|(?<=: ))(?:toolkit|python|pip|apt|brew) (?:[^;,.]|[;,.](?=\S))*[;,.]?"
    rf"|[(\[“‘「『《（]*[{_CJK}][^\s\w(\[“‘「『《（]*"
    rf"|[^\s{_CJK}]+"
)
"""What is never parted: a command, a word or an address, a sign of Chinese, Japanese or Korean."""
_HYPHEN = re.compile(r"(?<=[^\W\d_]{2})-(?=[^\W\d_]{2})")


def terminal_width() -> int | None:
    """The columns of the terminal that stdout is, 80 where it does not say; None where it is none."""
    return shutil.get_terminal_size((80, 24)).columns if sys.stdout.isatty() else None


def fitted(rows: Sequence[tuple[str, ...]], width: int | None) -> list[str]:
    """The lines of a table that is at most `width` cells wide; without a width, a line for each row.

    Cells go on under their column; words are parted at a hyphen where nothing else helps. What is too long even
    for that stands under its row.
    """
    if width is None:
        return [line for row in _in_columns(rows, _widths(rows)) for line in row]
    return [line for row in _within(rows, width) for line in row]


def _within(rows: Sequence[tuple[str, ...]], width: int) -> list[list[str]]:
    """The lines of each row."""
    widest, room = _widths(rows), width - len(_GAP) * (len(rows[0]) - 1)
    for thin, hyphens in ((_THIN, False), (0, False), (0, True)):
        least = [
            max(min(thin, widest[at]), *(_longest(row[at], hyphens) for row in rows))
            for at in range(len(widest))
        ]
        if sum(least) <= room:
            return _in_columns(rows, _narrowed(widest, least, room), hyphens=hyphens)
    if len(widest) == 1:
        return [_wrapped(cell, width) for (cell,) in rows]
    upper = _within([row[:-1] for row in rows], width)
    named = [_named(rows[0][-1], row[-1]) for row in rows[1:]]
    below = ["", *named] if len(widest) > 2 else [row[-1] for row in rows]
    under = (_wrapped(words, width - len(_UNDER)) if words else [] for words in below)
    return [[*lines, *(_UNDER + line for line in more)] for lines, more in zip(upper, under, strict=True)]


def _named(name: str, cell: str) -> str:
    """What stands under a row of several columns, with the head of its own."""
    return f"{name}: {cell}" if cell else ""


def _narrowed(widths: list[int], least: Sequence[int], room: int) -> list[int]:
    """The widths of columns that have so many cells in all: the widest give up theirs, down to the `least`."""
    narrowed = list(widths)
    while sum(narrowed) > room:
        free = (at for at in range(len(narrowed)) if narrowed[at] > least[at])
        narrowed[max(free, key=narrowed.__getitem__)] -= 1
    return narrowed


def _longest(text: str, hyphens: bool) -> int:
    return max((_cells(piece) for piece, _ in _pieces(text, hyphens)), default=0)


def _widths(rows: Sequence[tuple[str, ...]]) -> list[int]:
    return [max(_cells(row[at]) for row in rows) for at in range(len(rows[0]))]


def _in_columns(
    rows: Sequence[tuple[str, ...]], widths: Sequence[int], *, hyphens: bool = False
) -> list[list[str]]:
    """The lines of each row."""
    laid = []
    for row in rows:
        parts = [_wrapped(cell, width, hyphens) for cell, width in zip(row, widths, strict=True)]
        height = max(map(len, parts))
        lines = zip(*(part + [""] * (height - len(part)) for part in parts), strict=True)
        laid.append([_GAP.join(map(_filled, line, widths)).rstrip() for line in lines])
    return laid


def _wrapped(text: str, width: int, hyphens: bool = False) -> list[str]:
    """The text in lines of so many cells at most, but for what cannot be parted."""
    if _cells(text) <= width:
        return [text]
    lines = [""]
    for piece, blank in _pieces(text, hyphens):
        longer = f"{lines[-1]}{blank}{piece}" if lines[-1] else piece
        if lines[-1] and _cells(longer) > width:
            lines.append(piece)
        else:
            lines[-1] = longer
    return lines


def _pieces(text: str, hyphens: bool) -> Iterator[tuple[str, str]]:
    """What is not parted, each with the blank before it; `hyphens`: words are, behind a hyphen."""
    end = 0
    for found in _WHOLE.finditer(text):
        blank = " " if found.start() > end else ""
        end = found.end()
        for part in _parted(found[0]) if hyphens else [found[0]]:
            yield part, blank
            blank = ""


def _parted(word: str) -> list[str]:
    """A long name at its hyphens; a number, a path or a command is none."""
    name = len(word) > _THIN and not re.search(r"[/`:\d\s]|\.\w", word)
    return _HYPHEN.sub("-\0", word).split("\0") if name else [word]


def _filled(text: str, width: int) -> str:
    return text + " " * (width - _cells(text))


def _cells(text: str) -> int:
    """How many cells of a terminal a text takes: Chinese characters are two wide, accents take none."""
    if text.isascii():
        return len(text)
    from rich.cells import cell_len

    return cell_len(text)
