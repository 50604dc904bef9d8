"""Writes the content of paragraphs as items for `layout.typ`: text by format, boxes, spaces, bookmarks."""

import re
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any

from toolkit_cli.writers._word_layout import estimate
from toolkit_cli.writers._word_layout.coverage import substitute
from toolkit_cli.writers._word_layout.formats import ParagraphFormat, RunFormat, line_height
from toolkit_cli.writers._word_layout.tree import (
    Block,
    Bookmark,
    Inline,
    LineBreak,
    Note,
    Paragraph,
    Picture,
    Tab,
    Words,
)

_DEFAULT_STOP = 36.0
_WORD = re.compile(r"[^\s\u200b]+")
_WIDEST = 0.85
"""Of a character, in em: a longer word of such characters may be too wide for its line."""
_JOINER, _BREAK = "\u2060", "\u200b"
Items = list[list[Any]]


class InlineWriter:
    """Writes paragraphs; collects the formats of text, which items name by their index.

    `note` writes what stands in a note at the foot of a page.
    """

    def __init__(
        self, families: Sequence[str], fonts: Path, note: Callable[[Sequence[Block]], list[Any]]
    ) -> None:
        self._note = note
        self._families = families
        self._fonts = fonts
        self._indices: dict[tuple[RunFormat, float, float, bool], int] = {}
        self.formats: list[dict[str, Any]] = []

    def items(self, paragraph: Paragraph, width: float) -> Items:
        """The items of a paragraph in a column `width` points wide."""
        width -= paragraph.format.left + paragraph.format.right
        inlines = paragraph.inlines
        if any(isinstance(inline, Tab) for inline in inlines):
            made = list(self._tabbed(paragraph, width))
        else:
            made = self._plain(paragraph, inlines, width)
        if not any(isinstance(inline, Words | Picture) for inline in inlines):
            made.append(self._strut(paragraph))
        return made

    def _strut(self, paragraph: Paragraph) -> list[Any]:
        """Text without width: it gives an empty line its height."""
        return ["t", self._format(paragraph, paragraph.mark), _BREAK]

    def _plain(self, paragraph: Paragraph, inlines: Sequence[Inline], width: float) -> Items:
        made: Items = []
        for inline in inlines:
            match inline:
                case Words():
                    text = substitute(inline.text, self._fonts)
                    chosen = self._format(paragraph, inline.format)
                    for piece, wide in _pieces(text, width / (inline.format.size or 1)):
                        made.append(["w", chosen, piece, width] if wide else ["t", chosen, piece])
                case Picture():
                    exact = paragraph.format.rule == "exact"
                    height = paragraph.format.line / 20 if exact else inline.height
                    made.append(["i", inline.width, height])
                case Bookmark():
                    made.append(["m", inline.name])
                case Note(at_foot, blocks):
                    made += [["e", self._note(blocks)]] if at_foot else []
                case LineBreak():
                    made += [["n"], self._strut(paragraph)]
                case _:
                    made.append(["f"])
        return made

    def _tabbed(self, paragraph: Paragraph, width: float) -> Iterator[list[Any]]:
        """Text up to a left stop becomes a box of that width; before any other stop the space stretches."""
        piece: list[Inline] = []
        start = paragraph.format.left + paragraph.format.first
        for inline in paragraph.inlines:
            if not isinstance(inline, Tab):
                piece.append(inline)
                continue
            reached = start + estimate.width(piece)
            if reached > width > 0:
                reached %= width  # the text goes on in further lines; what counts is the last
            stop, stretches = _next_stop(paragraph.format, reached)
            inner = self._plain(paragraph, piece, width)
            if stretches:
                yield from [*inner, ["f"]]
            else:
                yield ["b", stop - start, inner]
            start, piece = stop, []
        yield from self._plain(paragraph, piece, width)

    def _format(self, paragraph: Paragraph, run: RunFormat) -> int:
        kerning = paragraph.runs_right_to_left  # Typst 0.15 panics on such text unless it may kern
        height = line_height(paragraph.format, run.line, run.face)
        # The space under a line follows its largest run: more than the paragraph's leading goes below.
        below = height.below + max(height.free - paragraph.lines.free, 0)
        key = (run, height.above, below, kerning)
        if key not in self._indices:
            self._indices[key] = len(self.formats)
            self.formats.append(
                {
                    "size": run.size,
                    "weight": "bold" if run.bold else "regular",
                    "tracking": run.tracking,
                    "family": [run.family] if run.family in self._families else [],
                    "above": height.above,
                    "below": below,
                    "kerning": kerning,
                }
            )
        return self._indices[key]


def _pieces(text: str, width: float) -> Iterator[tuple[str, bool]]:
    """The text with the line breaks of word processors, `width` in em; apart what may be too wide for a line.

    No line ends after a slash, but in a word that is too long for a line of its own.
    """
    long = width / _WIDEST
    start = 0
    for found in _WORD.finditer(text):
        if len(found[0]) > long:
            yield _joined(text[start : found.start()]), False
            yield from ((part, len(part) > long) for part in re.split(r"(?<=[-/])", found[0]) if part)
            start = found.end()
    yield _joined(text[start:]), False


def _joined(text: str) -> str:
    return re.sub(r"/(?=[^\s\u200b])", "/" + _JOINER, text)


def _next_stop(style: ParagraphFormat, reached: float) -> tuple[float, bool]:
    """The next tab stop in points from the margin, and whether the text after it ends or centres there."""
    hanging = [(style.left, "left")] if style.first < 0 else []
    for stop, kind in sorted([*style.tabs, *hanging]):
        if stop > reached:
            return stop, kind not in {"left", "num"}
    return (reached // _DEFAULT_STOP + 1) * _DEFAULT_STOP, False
