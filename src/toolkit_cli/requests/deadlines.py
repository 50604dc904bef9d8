"""When a request is due: working days in England, which leave out weekends and bank holidays."""

from collections.abc import Collection, Mapping
from datetime import date, datetime, timedelta
from functools import lru_cache

from toolkit_cli.core.errors import UsageError
from toolkit_cli.requests._england import day_at

TARGETS: Mapping[str, int] = {
    "docx": 1,
    "pdf": 1,
    "html": 1,
    "text": 1,
    "epub": 1,
    "easy-read": 1,
    "large-print": 1,
    "giant-print": 1,
    "braille": 10,
    "audio": 10,
    "translation": 10,
    "outside-help": 10,
}
"""Working days from the day a request comes to the day it is due, by format and by what has to be ordered."""
_MOST = 250


def targets(given: Mapping[str, int]) -> dict[str, int]:
    """The targets, with those given in place of the usual ones. Raises UsageError for an impossible one."""
    for name, days in given.items():
        if isinstance(days, bool) or not isinstance(days, int) or not 0 <= days <= _MOST:
            raise UsageError(
                f"The target for `{name}` is {days!r}.",
                f"Give a whole number of working days from 0 to {_MOST}.",
            )
    return {**TARGETS, **given}


def target(
    name: str, chosen: Mapping[str, int] = TARGETS, *, translation: bool = False, outside: bool = False
) -> int:
    """The working days that a format may take; the longest of all that apply.

    `translation`: one has to be ordered first. `outside`: others make it, as they do a format without a target.
    """
    days = [chosen.get(name, chosen["outside-help"])]
    days += [chosen["translation"]] * translation + [chosen["outside-help"]] * outside
    return max(days)


def due(received: datetime, days: int, closures: Collection[date] = ()) -> date:
    """The working day that is `days` working days after the day (in England) on which a request came.

    With 0 days it is that day itself, or the next working day. `closures`: other days that do not count, such as
    those of the team, or a bank holiday proclaimed too late for the calendar.
    """
    day = day_at(received)
    while days > 0:
        day += timedelta(1)
        days -= is_working_day(day, closures)
    while not is_working_day(day, closures):
        day += timedelta(1)
    return day


def taken(received: datetime, sent: datetime, closures: Collection[date] = ()) -> int:
    """How many working days after the day a request came it was sent; 0 on the same day, or before the next."""
    first, last = day_at(received), day_at(sent)
    days = (first + timedelta(step) for step in range(1, (last - first).days + 1))
    return sum(is_working_day(day, closures) for day in days)


def is_working_day(day: date, closures: Collection[date] = ()) -> bool:
    """Whether people work on a day in England."""
    return day.weekday() < 5 and day not in closures and day not in _bank_holidays(day.year)


@lru_cache(maxsize=64)
def _bank_holidays(year: int) -> frozenset[date]:
    import holidays  # takes longer than all the rest

    return frozenset(holidays.country_holidays("GB", subdiv="ENG", years=year))
