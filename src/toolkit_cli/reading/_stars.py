"""Which stars of a text stress words: the delimiter runs of CommonMark (0.31, section 6.2), with two amendments.

Between two letters or digits of scripts that part words by spaces, stars are text: `2*4*6 cm`. Scripts that do
not (Chinese, Japanese, Thai …) have no borders of words that could be asked for: `**注意：**请` is strong.
"""

import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import cache

from toolkit_cli.core.scripts import without_spaces
from toolkit_cli.model.inlines import Emphasis, Inline, Strong, Words
from toolkit_cli.model.text import Doubt, MarkupError

_DEEPEST = 10
_FACTORS = (frozenset(")]}%°"), frozenset("([{£$€"))
"""What stands before and after a sign of multiplication rather than around stressed words."""


@dataclass(slots=True)
class Stars:
    """A run of stars between two characters: `count` of its `length` are not yet paired."""

    at: int
    length: int
    before: str
    after: str
    count: int = field(init=False)
    opens: bool = field(init=False)
    closes: bool = field(init=False)

    def __post_init__(self) -> None:
        self.count = self.length
        self.opens, self.closes = _flanking(self.before, self.after)

    def fits(self, opener: "Stars") -> bool:
        """Whether the run can close `opener`: rules 9 and 10, by which `*a**b*` is one emphasis."""
        both = self.opens or opener.closes
        odd = (self.length + opener.length) % 3 == 0 and (self.length % 3 or opener.length % 3)
        return not (both and odd)


def stars_at(source: str, at: int) -> Stars:
    """The run of stars that begins at `at`."""
    end = at
    while source.startswith("*", end):
        end += 1
    return Stars(at, end - at, source[at - 1 : at] if at else "", source[end : end + 1])


def stressed(pieces: Iterable[Inline | Stars], doubts: list[Doubt]) -> tuple[Inline, ...]:
    """The inlines of a text whose stars are not paired yet. Raises MarkupError where they are nested too deep."""
    stack: list[tuple[Inline | Stars, int]] = []
    openers: list[int] = []
    searched: dict[tuple[int, bool], int] = {}
    for piece in pieces:
        if isinstance(piece, Stars) and (piece.opens or piece.closes):
            if piece.closes:
                _close(piece, stack, openers, searched, doubts)
            if piece.count:
                if piece.opens:
                    openers.append(len(stack))
                stack.append((piece, 0))
        else:
            stack.append((piece, 0))
    return joined(_inlines((piece for piece, _ in stack), doubts))


def _close(
    closer: Stars,
    stack: list[tuple[Inline | Stars, int]],
    openers: list[int],
    searched: dict[tuple[int, bool], int],
    doubts: list[Doubt],
) -> None:
    """Pair a run with those that opened before it, as far as its stars go."""
    sort = closer.length % 3, closer.opens
    while closer.count:
        place = _opener(closer, stack, openers, searched.get(sort, 0))
        if place is None:
            searched[sort] = closer.at
            return
        del openers[place + 1 :]
        index = openers[place]
        opener = stack[index][0]
        assert isinstance(opener, Stars)
        within = stack[index + 1 :]
        depth = 1 + max((each for _, each in within), default=0)
        if depth > _DEEPEST:
            raise MarkupError("the emphasis is nested too deep", "close each * before the next")
        taken = 2 if min(opener.count, closer.count) > 1 else 1
        children = joined(_inlines((piece for piece, _ in within), doubts))
        stack[index + 1 :] = [(Strong(children) if taken == 2 else Emphasis(children), depth)]
        opener.count -= taken
        closer.count -= taken
        if not opener.count:
            del stack[index], openers[place]
        _doubt_factors(opener, closer, doubts)


def _opener(
    closer: Stars, stack: list[tuple[Inline | Stars, int]], openers: list[int], searched: int
) -> int | None:
    """The nearest run that `closer` can close, as an index of `openers`; what lies before `searched` cannot."""
    for place in range(len(openers) - 1, -1, -1):
        opener = stack[openers[place]][0]
        assert isinstance(opener, Stars)
        if opener.at < searched:
            return None
        if closer.fits(opener):
            return place
    return None


def _doubt_factors(opener: Stars, closer: Stars, doubts: list[Doubt]) -> None:
    before, after = _FACTORS
    if opener.before in before or closer.after in after:
        message = "these stars stress what stands between them, and are not printed"
        doubts.append(Doubt(opener.at, message, r"write × or \* where a sign is meant"))


def _inlines(pieces: Iterable[Inline | Stars], doubts: list[Doubt]) -> Iterator[Inline]:
    """The pieces, stars without a partner as the characters that they are."""
    for piece in pieces:
        if not isinstance(piece, Stars):
            yield piece
            continue
        yield Words("*" * piece.count)
        if (piece.count > 1 or piece.count < piece.length) and not (
            piece.before.isdigit() and piece.after.isdigit()
        ):
            message = f"`{'*' * piece.count}` has no partner, and is printed as it is typed"
            doubts.append(
                Doubt(piece.at, message, r"write **words** without spaces inside the stars, or \* for a star")
            )


def joined(inlines: Iterable[Inline]) -> tuple[Inline, ...]:
    """Neighbouring words joined, empty ones dropped."""
    found: list[Inline] = []
    parts: list[str] = []
    for inline in inlines:
        if isinstance(inline, Words):
            parts.append(inline.text)
            continue
        if words := "".join(parts):
            found.append(Words(words))
        parts.clear()
        found.append(inline)
    words = "".join(parts)
    return (*found, Words(words)) if words else tuple(found)


def _flanking(before: str, after: str) -> tuple[bool, bool]:
    """Whether stars between two characters can open, and whether they can close."""
    if _is_letter(before) and _is_letter(after) and not (without_spaces(before) or without_spaces(after)):
        return False, False
    left, right = _border(before), _border(after)
    opens = right != "space" and (right != "mark" or left != "" or without_spaces(before))
    closes = left != "space" and (left != "mark" or right != "" or without_spaces(after))
    return opens, closes


@cache
def _border(char: str) -> str:
    """What kind of border a character is: `space`, `mark` for punctuation and symbols, or none."""
    if not char or char.isspace():
        return "space"
    return "mark" if unicodedata.category(char)[0] in "PS" else ""


@cache
def _is_letter(char: str) -> bool:
    return bool(char) and unicodedata.category(char)[0] in "LNM"
