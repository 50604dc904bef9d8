"""The colours of paper that people ask for by name, and whether text can be read on them."""

import re
from collections.abc import Mapping

from toolkit_cli.core.contrast import ratio
from toolkit_cli.core.errors import UsageError
from toolkit_cli.core.vocabulary import one_of

PAPERS: Mapping[str, str] = {
    "white": "",
    "cream": "FFF8DC",
    "yellow": "FFFFB3",
    "peach": "FFE5CC",
    "pink": "FFE4E8",
    "lilac": "EFE3F7",
    "blue": "DCEEFA",
    "green": "DFF3DC",
}
"""Pale papers by name, white being that of the templates."""
_COLOUR = re.compile("[0-9A-F]{6}")
_LEAST = {"231F20": 7.0, "005EB8": 4.5}
"""The contrast that text and links of the templates need, after WCAG 2.2 (1.4.6 and 1.4.3)."""


def paper(given: str) -> str:
    """The colour of a paper as six hexadecimal digits, empty for white, by its name or by such digits.

    Raises UsageError for anything else, and for a colour on which text has too little contrast.
    """
    name = given.strip().lower()
    if name in PAPERS:
        return PAPERS[name]
    colour = given.strip().upper().removeprefix("#")
    if not _COLOUR.fullmatch(colour):
        hint = f"{one_of(name, PAPERS)}, and any pale colour of six hexadecimal digits, such as FFFFCC"
        raise UsageError(f"`{given}` is no colour of paper.", f"{hint[:1].upper()}{hint[1:]}.")
    if colour == "FFFFFF":
        return ""
    check_contrast(colour)
    return colour


def check_contrast(colour: str) -> None:
    """Raise UsageError for a colour of paper on which the text of the templates cannot be read well."""
    worst = min(ratio(text, colour) / least for text, least in _LEAST.items())
    if worst < 1:
        least = min(_LEAST, key=lambda text: ratio(text, colour) / _LEAST[text])
        raise UsageError(
            f"Text cannot be read well on paper of the colour {colour}: its contrast is {ratio(least, colour):.1f}"
            f" to 1, and {_LEAST[least]:g} is needed.",
            f"Choose a pale paper: {', '.join(PAPERS)}.",
        )


def named(colour: str) -> str:
    """The name of a colour of paper, or the colour itself."""
    return next((name for name, each in PAPERS.items() if each == colour), colour)
