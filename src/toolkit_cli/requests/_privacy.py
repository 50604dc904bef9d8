"""Refuses a reference that tells who somebody is."""

import re

from toolkit_cli.core.errors import UsageError
from toolkit_cli.core.nhs_number import is_nhs_number

LONGEST = 24
INSTEAD = "Write your team's own case number, such as SEN-2026/14, or leave the reference out."
_SHAPE = re.compile(rf"[0-9A-Za-z/-]{{0,{LONGEST}}}")
_GROUPED = re.compile(r"(?<![0-9])[0-9]{3}[/-]?[0-9]{3}[/-]?[0-9]{4}(?![0-9])")
_RUN = re.compile(r"[0-9](?:[/-]*[0-9])*")
_YEAR_FIRST = re.compile(r"20(?:1[3-9]|[2-9][0-9])[/-][0-9]{6}")
"""A case number such as 2026/000123: no health number of the United Kingdom begins like this."""
_MOBILE = re.compile(r"(?<![0-9])(?:0|(?:00)?44[/-]?0?)7(?:[/-]?[0-9]){9}(?![0-9])")
_DAY = r"(?:0?[1-9]|[12][0-9]|3[01])"
_MONTH = r"(?:0?[1-9]|1[0-2]|[A-Za-z]{3,9})"
_YEAR = r"(?:(?:19|20)[0-9]{2})"
_DATE = re.compile(rf"{_DAY}[/-]{_MONTH}[/-](?:{_YEAR}|[0-9]{{2}})|{_YEAR}[/-]{_MONTH}[/-]{_DAY}")
_POSTCODE = re.compile(r"[A-Z]{1,2}[0-9][0-9A-Z]?[/-]?[0-9][A-Z]{2}", re.IGNORECASE)


def check_reference(reference: str) -> None:
    """Raise UsageError, with what to write instead, for anything but a case number or nothing."""
    if not _SHAPE.fullmatch(reference):
        raise UsageError(
            f"The reference may hold up to {LONGEST} letters from A to Z, digits, / and -, and nothing else.",
            INSTEAD,
        )
    if _holds_nhs_number(reference):
        raise UsageError("The reference holds a valid NHS number, which must not be kept here.", INSTEAD)
    for pattern, what in ((_DATE, "a date"), (_POSTCODE, "a postcode")):
        if pattern.fullmatch(reference):
            raise UsageError(f"The reference looks like {what}, which could tell who asked.", INSTEAD)
    if _MOBILE.search(reference):
        raise UsageError("The reference looks like a mobile number, which could tell who asked.", INSTEAD)


def _holds_nhs_number(reference: str) -> bool:
    """Whether ten digits that check stand in it: written the usual way, or on their own in any grouping."""
    runs = (found[0] for found in _RUN.finditer(reference))
    whole = (run for run in runs if not _YEAR_FIRST.fullmatch(run))
    return any(map(is_nhs_number, (*_GROUPED.findall(reference), *whole)))
