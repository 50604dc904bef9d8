"""Days on which an office is closed, as people write them: `2026-12-24`, or `2026-12-24 to 2027-01-01`."""

import re
from datetime import date, timedelta

_DAYS = re.compile(r"(\d{4}-\d\d-\d\d)(?:\s*(?:to|/|–)\s*(\d{4}-\d\d-\d\d))?")
_MOST = 366


def closed_days(words: str) -> tuple[date, ...]:
    """Every day that the words name. Raises ValueError, in words, for anything else."""
    found = _DAYS.fullmatch(words.strip())
    try:
        ends = [date.fromisoformat(each) for each in (found[1], found[2] or found[1])] if found else []
    except ValueError as fault:
        raise ValueError(f"`{words}` names a day that is not in the calendar") from fault
    if not ends:
        raise ValueError(f"`{words}` is no day or days: write 2026-12-24, or 2026-12-24 to 2027-01-01")
    first, last = ends
    if not first <= last < first + timedelta(_MOST):
        raise ValueError(f"`{words}` ends before it begins, or is longer than a year")
    return tuple(first + timedelta(step) for step in range((last - first).days + 1))
