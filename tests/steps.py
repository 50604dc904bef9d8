"""Work, counted: the same on every machine, however busy it is."""

import sys
from collections.abc import Callable
from types import FrameType
from typing import Any

DOUBLE = 2.4
"""By how much twice as much takes more work at most, where work is in proportion; the square would be 4."""


def steps(work: Callable[[], object]) -> int:
    """How many lines of Python a piece of work runs."""
    count = 0

    def line(_frame: FrameType, event: str, _arg: object) -> Any:
        nonlocal count
        count += event == "line"
        return line

    before = sys.gettrace()
    sys.settrace(line)
    try:
        work()
    finally:
        sys.settrace(before)
    return count


def growth(work: Callable[[int], object], much: int) -> float:
    """How many times the work twice as much takes; what is read and compiled once for all is left out."""
    work(much // 2)
    once = steps(lambda: work(much))
    return steps(lambda: work(2 * much)) / once
