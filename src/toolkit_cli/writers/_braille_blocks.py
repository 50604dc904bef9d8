"""The pieces of a document as blocks of Braille lines, by Braille practice."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import groupby
from typing import assert_never

from toolkit_cli.locales import Locale
from toolkit_cli.model.inlines import Words
from toolkit_cli.writers._braille_pages import Block, centred, fill
from toolkit_cli.writers._braille_words import Speller
from toolkit_cli.writers._linear import Head, Inlines, Item, ListStart, Pair, Para, Piece

_PARAGRAPH = (2, 0)
_QUOTATION = (4, 2)
_ENTRY = (0, 2)
_LEAD_IN = 3
_STEP = 2
"""Cells by which each level of a list is moved in."""


class BrailleBlocks:
    """Sets pieces for a page of `width` cells. Indents: paragraphs 3-1, items and entries 1-3, quotations 5-3."""

    def __init__(self, speller: Speller, locale: Locale, width: int) -> None:
        self._speller = speller
        self._width = width
        marks = locale.braille.get("note_marks", ("", ""))
        self._note = (marks[0], marks[1])
        self._bracketed = not any(self._note)

    def front(self, pieces: Iterable[Piece]) -> Iterator[Block]:
        """What opens the document: title, and the short lines under it, centred."""
        for piece in pieces:
            if isinstance(piece, Para) and piece.role == "furniture":
                yield Block(centred(self._speller.words(piece.text), self._width))
            else:
                yield from self._piece(piece)

    def blocks(self, pieces: Iterable[Piece]) -> Iterator[Block]:
        """The body, or what closes it; short lines before a list stay with it."""
        made = tuple(self._blocks(pieces))
        for block, following in zip(made, (*made[1:], None), strict=True):
            leads = following is not None and following.listed and len(block.lines) <= _LEAD_IN
            yield replace(block, leads=leads and not block.listed)

    def _blocks(self, pieces: Iterable[Piece]) -> Iterator[Block]:
        for is_list, group in groupby(pieces, key=lambda piece: isinstance(piece, ListStart | Item)):
            if is_list:
                for items in _lists(piece for piece in group if isinstance(piece, Item)):
                    yield from self._list(items)
            else:
                yield from self._others(group)

    def _others(self, pieces: Iterable[Piece]) -> Iterator[Block]:
        for kind, group in groupby(pieces, key=_kind):
            made = [block for piece in group for block in self._piece(piece)]
            yield from _apart(made) if kind else made

    def paragraph(self, words: str) -> Block:
        """Words of the program as a paragraph."""
        return Block(fill(self._speller.words((Words(words),)), self._width, *_PARAGRAPH))

    def heading(self, level: int, text: Inlines) -> Block:
        """A heading: centred, from cell 5, from cell 7."""
        words = self._speller.words(text)
        if level <= 1:
            return Block(centred(words, self._width), 1, 1, heading=True, level=level)
        indent = 4 if level == 2 else 6
        return Block(fill(words, self._width, indent, indent), 1, 0, heading=True, level=level)

    def _piece(self, piece: Piece) -> Iterator[Block]:
        match piece:
            case Head():
                yield self.heading(piece.level, piece.text)
            case Para():
                yield self._para(piece)
            case ListStart():
                pass
            case Item():
                yield from self._list([piece])
            case Pair():
                yield self._pair(piece)
            case _:
                assert_never(piece)

    def _para(self, piece: Para) -> Block:
        match piece.role:
            case "picture":
                return self._transcribers_note(piece.text)
            case "quotation" | "attribution":
                indents = _QUOTATION
            case "saying":
                indents = _ENTRY
            case "text" | "lead" | "notice" | "furniture":
                indents = _PARAGRAPH
            case _:
                assert_never(piece.role)
        return Block(fill(self._speller.words(piece.text), self._width, *indents))

    def _transcribers_note(self, text: Inlines) -> Block:
        """What a picture shows, between the signs of a note by the transcriber; as notes are, from cell 7."""
        if self._bracketed:
            text = (Words("["), *text, Words("]"))
        return Block(fill(self._speller.words(text, self._note), self._width, 6, 4))

    def _pair(self, piece: Pair) -> Block:
        """A cell of a table or a contact: `Header: value`."""
        return Block(fill(self._speller.words(piece.words), self._width, *_ENTRY))

    def _list(self, items: list[Item]) -> Iterator[Block]:
        """Items from cell 1, each level two cells on; run-overs stand two cells behind the deepest level."""
        rest = _STEP * max(item.depth for item in items)
        made = []
        for item in items:
            text = item.text if item.number is None else (Words(f"{item.number}. "), *item.text)
            words = self._speller.words(text)
            made.append(Block(fill(words, self._width, _STEP * (item.depth - 1), rest), listed=True))
        yield from _apart(made)


def _lists(items: Iterable[Item]) -> Iterator[list[Item]]:
    """The items, list by list."""
    found: list[Item] = []
    for item in items:
        if item.first and found:
            yield found
            found = []
        found.append(item)
    yield found


def _kind(piece: Piece) -> str:
    """What stands apart from its neighbours as one group; empty for what does not."""
    if isinstance(piece, Pair):
        return "pair"
    if isinstance(piece, Para) and piece.role in ("quotation", "attribution"):
        return "quotation"
    return piece.role if isinstance(piece, Para) and piece.role in ("saying", "picture") else ""


def _apart(blocks: list[Block]) -> Iterator[Block]:
    """Blocks with a blank line before the first and after the last."""
    for index, block in enumerate(blocks):
        yield replace(block, before=int(index == 0), after=int(index == len(blocks) - 1))
