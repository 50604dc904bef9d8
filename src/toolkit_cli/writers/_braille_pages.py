"""Braille lines and pages: words filled into lines, blocks into pages with their numbers."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import TypeAlias

from toolkit_cli.writers._braille_words import BLANK, Word

_MARGIN = 3
"""Blank cells that stand at least on each side of what is centred."""
_GUIDE = "⠐"
_WITH_HEADING = 2
"""Lines of what follows that stand on the page of their heading."""

Page: TypeAlias = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Block:
    """Lines that belong together, with the blank lines they want before and after.

    `heading`: never the last on a page; `level` of a heading; `leads`: short lines that introduce what follows
    and stand on its page; `listed`: an item of a list; `fresh`: begins a page.
    """

    lines: tuple[str, ...]
    before: int = 0
    after: int = 0
    heading: bool = False
    level: int = 0
    leads: bool = False
    listed: bool = False
    fresh: bool = False


def fill(words: Iterable[Word], width: int, first: int = 0, rest: int = 0) -> tuple[str, ...]:
    """Words in lines of at most `width` cells, `first` and `rest` blank cells before the first and the others."""
    lines, line, empty = list[str](), BLANK * first, True
    for word in words:
        left = word
        while True:
            gap = "" if empty else BLANK
            room = width - len(line) - len(gap)
            if len(left.cells) <= room:
                line, empty = line + gap + left.cells, False
                break
            cut = left.cut(room, empty)
            if cut:
                line, left = line + gap + cut[0], cut[1]
            lines.append(line.rstrip(BLANK))
            line, empty = BLANK * rest, True
    return (*lines, line) if not empty else tuple(lines)


def centred(words: Iterable[Word], width: int) -> tuple[str, ...]:
    """Words in centred lines."""
    lines = fill(words, width - 2 * _MARGIN)
    return tuple(BLANK * ((width - len(line)) // 2) + line for line in lines)


def entry(words: Iterable[Word], number: str, width: int) -> tuple[str, ...]:
    """A line of contents: words, guide dots and the page at the right margin; run-overs from cell 3."""
    *lines, last = fill(words, width - len(number) - _MARGIN - 1, 0, 2)
    dots = width - len(last) - len(number) - 2
    return (*lines, f"{last}{BLANK}{_GUIDE * dots}{BLANK}{number}")


def paged(blocks: Sequence[Block], room: int) -> tuple[list[list[str]], tuple[int, ...]]:
    """Blocks in pages of `room` lines, and the page (from 1) on which each of them begins."""
    pages, starts = [list[str]()], list[int]()
    for index, block in enumerate(blocks):
        gap = _gap(blocks, index) if pages[-1] else 0
        needed = _needed(blocks, index)
        if pages[-1] and (block.fresh or len(pages[-1]) + gap + needed > room):
            pages.append([])
            gap = 0
        starts.append(len(pages))
        pages[-1] += [""] * gap
        for line in block.lines:
            if len(pages[-1]) == room:
                pages.append([])
            pages[-1].append(line)
    return pages, tuple(starts)


def _gap(blocks: Sequence[Block], index: int) -> int:
    """Blank lines before a block; after a heading only those that the heading wants."""
    if index == 0:
        return 0
    before, block = blocks[index - 1], blocks[index]
    return before.after if before.heading and not block.heading else max(before.after, block.before)


def _needed(blocks: Sequence[Block], index: int) -> int:
    """The lines that must find room together: those of headings and lead-ins with the first of what follows."""
    block, later = blocks[index], index + 1
    if not (block.heading or block.leads):
        return min(1, len(block.lines))
    if later == len(blocks) or blocks[later].fresh:
        return len(block.lines)
    first = min(_WITH_HEADING if block.heading else 1, len(blocks[later].lines))
    return len(block.lines) + _gap(blocks, later) + max(first, _needed(blocks, later))


def with_heads(
    pages: Sequence[Sequence[str]], title: Sequence[Word], width: int, number: Callable[[int], str]
) -> tuple[Page, ...]:
    """Pages with their numbers at the right of the top line, and the title there on all but the first."""
    made = []
    for count, page in enumerate(pages, start=1):
        head = _head([] if count == 1 else title, number(count), width)
        made.append((head, *page))
    return tuple(made)


def _head(title: Sequence[Word], number: str, width: int) -> str:
    room = width - len(number) - _MARGIN
    lines = fill(title, room)
    shown = lines[0] if lines else ""
    start = min((width - len(shown)) // 2, room - len(shown))
    left = BLANK * start + shown if shown else ""
    return left + BLANK * (width - len(left) - len(number)) + number
