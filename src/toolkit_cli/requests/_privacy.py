"""Refuses a reference that tells who somebody is."""

import re
from datetime import UTC, datetime

from toolkit_cli.core.case_reference import LONGEST, USUAL, example, pattern
from toolkit_cli.core.errors import UsageError
from toolkit_cli.core.nhs_number import is_nhs_number

_CHARACTERS = re.compile(rf"[0-9A-Za-z/-]{{1,{LONGEST}}}")
_FIRST_YEAR = 2020
"""Earlier years may be those of a birth, later ones than the next are none of a case."""
_SEPARATORS = re.compile("[/-]")
_DAY = r"(?:0?[1-9]|[12]\d|3[01])"
_MONTH = "(?:0?[1-9]|1[0-2]|(?:JAN|FEB|MAR|APR|MAY|JUN|JUL|AUG|SEP|OCT|NOV|DEC)[A-Z]*)"
_YEAR = r"(?:19|20)\d{2}"
_PERSONAL = {
    "a date": rf"(?<!\d)(?:{_DAY}[/-]{_MONTH}[/-](?:{_YEAR}|\d{{2}})|{_YEAR}[/-]{_MONTH}[/-]{_DAY})(?!\d)",
    "a National Insurance number": r"(?<![A-Z])[A-Z]{2}[/-]?(?:\d{2}[/-]?){3}[A-D](?![A-Z])",
    "a postcode": r"[A-Z]{1,2}\d[0-9A-Z]?[/-]?\d[A-Z]{2}",
}
_PATTERNS = {what: re.compile(words, re.IGNORECASE | re.ASCII) for what, words in _PERSONAL.items()}
_WORD = re.compile("[A-Za-z]{3,}")
_LONGEST_CODE = 3
_NAMES = frozenset(
    re.findall(
        r"\S+",
        """
        ABI ADA ALI AMY ANA ANN AVA BEN BOB DAN EVA EVE FAY GUS IAN IDA IRA IVY JAN JAY JED JIM JOE JON JOY KAI KAY
        KEN KIM KIT LEE LEO LES LIA LIZ MAX MAY MEG MIA NED PAM PAT PEG RAE RAY REX ROB RON ROY SAM SUE TED TIA TIM
        TOM UNA VAL VIC VIV WES ZAC ZAK ZOE
        """,
    )
)
"""Given names as short as a code; a team whose code is one of them writes it into its shape."""


def check_reference(reference: str, shape: str = USUAL, year: int | None = None) -> None:
    """Raise UsageError, with what to write instead, for anything but a case number of a shape, or nothing.

    `year`: that in which the request came, else the present one. The message never repeats what was written.
    """
    if not reference:
        return
    now = year or datetime.now(UTC).year
    shown = example(shape, now)
    instead = f"Write your team's own case number, such as {shown}, or leave the reference out."
    found = pattern(shape).fullmatch(reference) if _CHARACTERS.fullmatch(reference) else None
    told = _personal(reference, shape)
    if told:
        raise UsageError(f"The reference looks like {told}, which could tell who asked.", instead)
    if found is None:
        raise UsageError(f"The reference is no case number of the form {shown}.", instead)
    named = found.groupdict().get("year")
    if named and not _FIRST_YEAR <= int(named) <= now + 1:
        raise UsageError("The year in the reference could be that of a birth.", instead)


def _personal(reference: str, shape: str) -> str:
    """What in a reference could tell who asked; empty if nothing does. What the team's shape says is its own."""
    own = {word.upper() for word in _WORD.findall(shape)}
    for word in map(str.upper, _WORD.findall(reference)):
        if word not in own and (len(word) > _LONGEST_CODE or word in _NAMES):
            return "a name"
    digits = _SEPARATORS.sub("", reference)
    if any(map(is_nhs_number, re.findall(r"\d{10}", digits))):
        return "an NHS number"
    if re.search(r"(?<!\d)0\d{9,10}(?!\d)|(?<!\d)(?:00)?44\d{9,10}(?!\d)", digits):
        return "a telephone number"
    return next((what for what, each in _PATTERNS.items() if each.search(reference)), "")
