"""Refuses a record with anything but codes in it, before the database sees it."""

import re
from datetime import UTC, datetime

from toolkit_cli.core.case_reference import USUAL
from toolkit_cli.core.errors import UsageError
from toolkit_cli.core.files import LONGEST_ID
from toolkit_cli.model.presentation import CELLS, LINES
from toolkit_cli.requests._privacy import check_reference
from toolkit_cli.requests.record import Need, Sending

SIZES = (16, 48)
"""The least and the greatest print size, in points."""
_NAME = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_FORMAT = re.compile(r"[a-z][a-z0-9-]{0,29}")
_LANGUAGE = re.compile(r"[a-z]{2,3}(?:-[A-Za-z0-9]{2,8}){0,4}")
_TINT = re.compile(r"(?:[0-9A-Fa-f]{6})?")
_LONGEST_VERSION = 24
_VERSION = re.compile(rf"[0-9A-Za-z.+-]{{0,{_LONGEST_VERSION}}}")
_HASH = re.compile(r"[0-9a-f]{64}")


def check_need(need: Need, shape: str = USUAL, year: int | None = None) -> None:
    """Raise UsageError, with what to write instead, unless every part is a code of the right shape.

    `shape`: that of a reference (`core.case_reference`); `year`: when the need came, else the present one.
    """
    for document in need.documents:
        _refuse_unless(
            len(document) <= LONGEST_ID and _NAME.fullmatch(document) is not None,
            f"`{document}` is not the id of a document.",
            "Write an id such as pace-leaflet: `toolkit list` shows them.",
        )
    for form in need.formats:
        _refuse_unless(
            _FORMAT.fullmatch(form) is not None,
            f"`{form}` is not the name of a format.",
            "Write one such as large-print: `toolkit list` shows them.",
        )
    _refuse_unless(
        _LANGUAGE.fullmatch(need.language) is not None,
        f"`{need.language}` is not the code of a language.",
        "Write one such as en-GB or pl.",
    )
    _check_parameters(need)
    check_reference(need.reference, shape, year)


def check_size(points: float) -> None:
    """Raise UsageError for a size that is neither 0, the usual one, nor within `SIZES`."""
    least, most = SIZES
    _refuse_unless(
        points == 0 or least <= points <= most,
        f"{points:g} pt is not a print size that can be made.",
        f"Choose a size from {least} to {most} points.",
    )


def check_page(cells: int, lines: int) -> None:
    """Raise UsageError for a Braille page that is neither 0x0, the usual one, nor within `CELLS` and `LINES`."""
    _refuse_unless(
        cells == lines == 0 or (CELLS[0] <= cells <= CELLS[1] and LINES[0] <= lines <= LINES[1]),
        f"{cells}x{lines} is not a Braille page that can be made.",
        f"Choose {CELLS[0]} to {CELLS[1]} cells and {LINES[0]} to {LINES[1]} lines.",
    )


def _check_parameters(need: Need) -> None:
    check_size(need.size_pt)
    _refuse_unless(
        need.braille_grade in {0, 1, 2},
        f"There is no Braille grade {need.braille_grade}.",
        "Choose 1 (uncontracted) or 2 (contracted).",
    )
    check_page(need.braille_cells, need.braille_lines)
    _refuse_unless(
        _TINT.fullmatch(need.tint) is not None,
        f"`{need.tint}` is not a colour.",
        "Write the colour of the paper with six hexadecimal digits, such as FFFFCC.",
    )


def version_code(words: str) -> str:
    """The version of an edition as it is kept: `Second edition, revised` is `Second-edition-revised`."""
    return re.sub(r"[^0-9A-Za-z.+-]+", "-", words).strip("-")[:_LONGEST_VERSION]


def check_sending(sending: Sending) -> None:
    """Raise UsageError unless version and hashes are such, and the working days at least 0."""
    _refuse_unless(
        _VERSION.fullmatch(sending.version) is not None,
        f"`{sending.version}` is not a version.",
        "Write up to 24 letters, digits, full stops, + and -.",
    )
    given = (sending.document_hash, *filter(None, (sending.sent_hash,)))
    _refuse_unless(
        all(map(_HASH.fullmatch, given)),
        "What was sent is told by its SHA-256, and this is none.",
        "Give 64 digits from 0 to 9 and a to f.",
    )
    _refuse_unless(
        sending.taken >= 0, f"Nothing takes {sending.taken} working days.", "Check the time of sending."
    )


def utc(moment: datetime) -> str:
    """The time as the database holds it: in UTC, to the second, so that text order is time order."""
    if moment.tzinfo is None:
        raise ValueError("a time without its zone")
    return moment.astimezone(UTC).isoformat(timespec="seconds")


def _refuse_unless(right: bool, message: str, remedy: str) -> None:
    if not right:
        raise UsageError(message, remedy)
