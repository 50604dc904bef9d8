"""How tight a Word document is set, and the least of it that fits."""

from collections.abc import Callable
from dataclasses import dataclass

_STEPS = 16
_USUAL = 6
"""As many of them are enough for most documents that need any."""
_SPACE = 0.4
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


def least_needed(fits: Callable[[Tightness], bool]) -> Tightness | None:
    """The least that fits, to a 16th; None if nothing does."""
    low, high = 0, _USUAL
    while not fits(Tightness(high / _STEPS)):
        if high == _STEPS:
            return None
        low, high = high, _STEPS
    while high - low > 1:
        middle = (low + high) // 2
        low, high = (low, middle) if fits(Tightness(middle / _STEPS)) else (middle, high)
    return Tightness(high / _STEPS)
