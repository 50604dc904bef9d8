"""Dates of which day and month may be unknown."""

from calendar import monthrange
from datetime import MINYEAR, date


def last_day(partial: str) -> date:
    """The last day that a date such as `2021-03-31`, `2021-03` or `2021` covers.

    A day that its month does not have is taken for the last of the month.
    """
    parts = [int(part) for part in partial.split("-")]
    year = max(parts[0], MINYEAR)
    month = parts[1] if len(parts) > 1 else 12
    last = monthrange(year, month)[1]
    return date(year, month, min(parts[2], last) if len(parts) > 2 else last)
