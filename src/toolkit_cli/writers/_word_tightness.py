"""How tight a Word document is set, and the least of it that fits."""

from collections.abc import Callable
from dataclasses import dataclass

_STEPS = 16
_NEEDED = 24
"""How many of them a document about needs that is twice as long as it may be; few are a third too long."""
_USUAL = 0.16
"""By how much most documents are too long that are."""
_SPACE = 0.2
"""What is left of a space at the tightest."""
_SIZE = 0.5
"""What is left of a size at the tightest, where its floor allows it."""
_SPACES_FIRST, _SIZES_LAST = 0.4, 0.75
"""Up to the first amount only spaces shrink, up to the second only sizes, after it spaces again."""
_FIRST_PART = 2 / 3
"""How much of what spaces can give is taken before sizes change."""
LINE = 259
"""Line spacing at the tightest, in 240ths of a line."""


@dataclass(frozen=True, slots=True)
class Tightness:
    """How tight a document is set, from 0 (as the template says) to 1."""

    amount: float

    @property
    def spaces(self) -> float:
        """What is left of spaces, in parts of 1."""
        return 1 - (1 - _SPACE) * self._taken

    @property
    def sizes(self) -> float:
        """What is left of sizes, in parts of 1, where a style may be that small."""
        taken = (self.amount - _SPACES_FIRST) / (_SIZES_LAST - _SPACES_FIRST)
        return 1 - (1 - _SIZE) * min(max(taken, 0.0), 1.0)

    @property
    def _taken(self) -> float:
        first = min(self.amount / _SPACES_FIRST, 1.0)
        last = max(self.amount - _SIZES_LAST, 0.0) / (1 - _SIZES_LAST)
        return first * _FIRST_PART + last * (1 - _FIRST_PART)

    def towards(self, value: int, floor: int) -> int:
        """A measure on its way to `floor`, or to the smallest part of itself; never larger than it was."""
        least = max(min(value, floor), value * _SPACE)
        return round(value - (value - least) * self._taken)

    def line(self, value: int) -> int:
        """A multiple of line spacing."""
        return round(value - max(0, value - LINE) * self._taken)


def least_needed(fits: Callable[[Tightness], bool], beyond: float = _USUAL) -> Tightness | None:
    """The least that fits, to a 16th; None if nothing does.

    `beyond`: by how much the document is too long, in parts of what it may take. It is found sooner from there.
    """
    low, high, step = 0, _STEPS + 1, 1
    at = min(max(round(beyond * _NEEDED), 1), _STEPS)
    while high - low > 1:
        if fits(Tightness(at / _STEPS)):
            high, at = at, at - step
        else:
            low, at = at, at + step
        step *= 2
        if not low < at < high or (low and high <= _STEPS):
            at = (low + high) // 2
    return Tightness(high / _STEPS) if high <= _STEPS else None
