"""How alike texts are, and which of many belong together."""

import heapq
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import chain

_CHOICES = 10
"""How many wordings are looked at for one text."""
_FEW_WORDS = 6
"""Texts of so few words are compared by their letters too: one changed word of two is half of them."""


@dataclass(frozen=True, slots=True)
class _Measure:
    """A way to compare two texts.

    `least` is the ratio of difflib from which they are alike. `parts` are what alike texts share: only pairs
    that share `share` of them are looked at; `bounds` says that the ratio never exceeds that share.
    """

    least: float
    share: float
    bounds: bool
    units: Callable[[str], Sequence[str]]
    parts: Callable[[str], list[str]]


def _words(text: str) -> list[str]:
    return text.casefold().split()


def _trigrams(text: str) -> list[str]:
    padded = f"  {text.casefold()} "
    return [padded[index : index + 3] for index in range(len(padded) - 2)]


def _numbered(parts: Iterable[str]) -> list[tuple[str, int]]:
    """The parts, each with how often it stood before: so that a second `the` is shared by a second only."""
    seen: Counter[str] = Counter()
    numbered = []
    for part in parts:
        numbered.append((part, seen[part]))
        seen[part] += 1
    return numbered


_BY_WORDS = _Measure(0.5, 0.5, True, _words, _words)
# Unlike short texts share half of their letters by chance: `Leaflet` and `Playfulness`.
_BY_LETTERS = _Measure(0.6, 0.25, False, str.casefold, _trigrams)


def most_alike(texts: Sequence[str], others: Sequence[Sequence[str]]) -> Iterator[tuple[int, int]]:
    """Pairs of a text and one of the others (each with all its wordings), by index; the most alike pair first.

    Each text and each other is in one pair at most. The exact likeness of a pair is found only when no
    other pair can be more alike; equally alike pairs go by their order.
    """
    wordings = [(index, wording) for index, members in enumerate(others) for wording in members]
    short = [index for index, text in enumerate(texts) if _is_short(text)]
    queue = [
        *_queued(_BY_WORDS, texts, range(len(texts)), wordings),
        *_queued(_BY_LETTERS, texts, short, [each for each in wordings if _is_short(each[1])]),
    ]
    heapq.heapify(queue)
    done: set[int] = set()
    used: set[int] = set()
    while queue:
        item = heapq.heappop(queue)
        if item.text in done or item.other in used:
            continue
        if item.exact:
            done.add(item.text)
            used.add(item.other)
            yield item.text, item.other
        elif (found := item.exactly(texts[item.text])) is not None:
            heapq.heappush(queue, found)


@dataclass(frozen=True, slots=True)
class _Pair:
    """A pair that may be alike, and how much at most."""

    ratio: float
    exact: bool
    text: int
    other: int
    wording: str
    measure: _Measure

    def __lt__(self, pair: "_Pair") -> bool:
        return self._rank() < pair._rank()

    def _rank(self) -> tuple[float, bool, int, int, int]:
        return -self.ratio, self.exact, abs(self.text - self.other), self.text, self.other

    def exactly(self, text: str) -> "_Pair | None":
        """The pair with its exact ratio; None if it is not alike."""
        units = self.measure.units
        ratio = SequenceMatcher(None, units(self.wording), units(text)).ratio()
        if ratio < self.measure.least:
            return None
        return _Pair(ratio, True, self.text, self.other, self.wording, self.measure)


def _queued(
    measure: _Measure, texts: Sequence[str], chosen: Sequence[int], wordings: Sequence[tuple[int, str]]
) -> Iterator[_Pair]:
    """For each chosen text the pairs that share most."""
    holders: dict[tuple[str, int], list[int]] = defaultdict(list)
    sizes = []
    for index, (_, wording) in enumerate(wordings):
        parts = _numbered(measure.parts(wording))
        sizes.append(len(parts))
        for part in parts:
            holders[part].append(index)
    for text in chosen:
        parts = _numbered(measure.parts(texts[text]))
        size = len(parts)
        shared = Counter(chain.from_iterable(holders.get(part, ()) for part in parts))
        near = ((2 * both / (size + sizes[index]), index) for index, both in shared.items())
        alike = [
            (-share, abs(wordings[index][0] - text), index) for share, index in near if share >= measure.share
        ]
        for share, _, index in heapq.nsmallest(_CHOICES, alike):
            other, wording = wordings[index]
            yield _Pair(-share if measure.bounds else 1.0, False, text, other, wording, measure)


def _is_short(text: str) -> bool:
    return len(text.split()) <= _FEW_WORDS
