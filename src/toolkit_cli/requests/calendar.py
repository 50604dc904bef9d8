"""The calendar that a project's desk counts its working days by."""

from collections.abc import Collection

from toolkit_cli.core.errors import ContentError
from toolkit_cli.core.vocabulary import one_of
from toolkit_cli.locales.calendars import USUAL, countries, part_of
from toolkit_cli.model.publication import Desk
from toolkit_cli.requests.deadlines import Calendar


def calendar_of(desk: Desk) -> Calendar:
    """The calendar of a desk. Raises ContentError for a country or part that is not known."""
    part = part_of(desk.country, desk.subdivision)
    if (desk.country, part) != USUAL:
        _check(desk.country, countries(), "of a country")
    if part is not None and (desk.country, part) != USUAL:
        _check(part, countries()[desk.country], f"of a part of `{desk.country}`,")
    return Calendar(desk.country, part, desk.closed())


def _check(word: str, known: Collection[str], what: str) -> None:
    if word not in known:
        found = one_of(word, known)
        remedy = f"{found[:1].upper()}{found[1:]}. Mend `requests` in content/toolkit.yaml."
        raise ContentError(f"There is no calendar {what} `{word}`.", remedy)
