"""What day it is in England at a moment, and when a day begins there."""

from datetime import UTC, date, datetime, time
from functools import lru_cache
from zoneinfo import ZoneInfo


def day_at(moment: datetime) -> date:
    """The day in England at a moment, which knows its time zone."""
    return moment.astimezone(_zone()).date()


def day_starts(day: date) -> datetime:
    """The moment in UTC at which a day begins in England."""
    return datetime.combine(day, time(), _zone()).astimezone(UTC)


@lru_cache(maxsize=1)
def _zone() -> ZoneInfo:
    return ZoneInfo("Europe/London")
