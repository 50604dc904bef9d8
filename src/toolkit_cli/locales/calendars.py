"""Bank holidays and weekends of countries and their parts, by ISO 3166."""

from collections.abc import Mapping, Sequence
from datetime import date
from functools import lru_cache

USUAL = ("GB", "ENG")
"""England."""


@lru_cache(maxsize=1)
def countries() -> Mapping[str, Sequence[str]]:
    """Every country whose holidays are known, with its parts."""
    import holidays  # takes longer than all the rest

    return holidays.list_supported_countries(include_aliases=False)


def part_of(country: str, subdivision: str | None) -> str | None:
    """The part of a country whose holidays count; of the United Kingdom England, where none is named."""
    return subdivision or (USUAL[1] if country == USUAL[0] else None)


@lru_cache(maxsize=64)
def holidays_of(country: str, subdivision: str | None, year: int) -> frozenset[date]:
    """The holidays of a year. Raises KeyError for a country or part that is not known."""
    import holidays

    _check(country, subdivision)
    return frozenset(holidays.country_holidays(country, subdiv=subdivision, years=year))


@lru_cache(maxsize=16)
def weekend_of(country: str, subdivision: str | None) -> frozenset[int]:
    """The days of the week on which nobody works, Monday being 0. Raises KeyError as `holidays_of` does."""
    import holidays

    _check(country, subdivision)
    return frozenset(holidays.country_holidays(country, subdiv=subdivision).weekend)


def _check(country: str, subdivision: str | None) -> None:
    if subdivision is not None and subdivision not in countries()[country]:
        raise KeyError(subdivision)
