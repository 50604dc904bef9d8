"""When a request is due: working days leave out weekends, bank holidays and days on which the desk is closed."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from toolkit_cli.core.errors import UsageError
from toolkit_cli.locales.calendars import USUAL, holidays_of, weekend_of
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


@dataclass(frozen=True, slots=True)
class Calendar:
    """The days on which a team works: those of its country, but for `closed` ones."""

    country: str = USUAL[0]
    subdivision: str | None = USUAL[1]
    closed: frozenset[date] = frozenset()

    def works(self, day: date) -> bool:
        """Whether people work on a day."""
        return (
            day not in self.closed
            and day.weekday() not in weekend_of(self.country, self.subdivision)
            and day not in holidays_of(self.country, self.subdivision, day.year)
        )

    def next(self, day: date) -> date:
        """The day itself, or the next working day. Raises UsageError where the calendar of the world ends."""
        try:
            while not self.works(day):
                day += timedelta(1)
        except OverflowError as fault:
            raise UsageError("There is no working day after that.", "Give an earlier day.") from fault
        return day


ENGLAND = Calendar()


def due(received: datetime, days: int, calendar: Calendar = ENGLAND) -> date:
    """The working day that is `days` working days after the day (in England) on which a request came.

    With 0 days it is that day itself, or the next working day.
    """
    day = day_at(received)
    for _ in range(days):
        day = calendar.next(day + timedelta(1))
    return calendar.next(day)


def taken(received: datetime, sent: datetime, calendar: Calendar = ENGLAND) -> int:
    """How many working days after the day a request came it was sent; 0 on the same day, or before the next."""
    first, last = day_at(received), day_at(sent)
    days = (first + timedelta(step) for step in range(1, (last - first).days + 1))
    return sum(map(calendar.works, days))
