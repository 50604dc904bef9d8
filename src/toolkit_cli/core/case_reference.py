"""The shape of a team's own case numbers, such as `EN/2026-114`."""

import re

USUAL = "{letters}/{year}-{number}"
"""Letters for the team, the year and a number: no name, date, telephone number or address has this shape."""
LONGEST = 24
_PARTS = {
    "letters": "[A-Z]{1,3}",
    "year": r"(?P<year>20\d{2})",
    "number": r"\d{1,5}",  # six digits can be a day of birth, ten a health or telephone number
}
_PART = re.compile(r"\{([a-z]+)\}")
_LITERAL = re.compile(r"[A-Za-z0-9/-]*")


def pattern(shape: str) -> re.Pattern[str]:
    """What a case number of a shape looks like; `/` and `-` stand for each other.

    A shape is made of `{letters}` (1 to 3 capitals), `{year}` and `{number}` (1 to 5 digits), each once, with
    letters, digits, / and - of the team's own around them. Raises ValueError, in words, for anything else.
    """
    pieces = _PART.split(shape)
    literals, names = pieces[::2], pieces[1::2]
    if not set(names) <= _PARTS.keys() or not all(map(_LITERAL.fullmatch, literals)):
        raise ValueError(f"is made of {{letters}}, {{year}}, {{number}}, A to Z, 0 to 9, / and -: {USUAL}")
    if "number" not in names or len(set(names)) < len(names):
        raise ValueError(f"has {{number}} in it, and each part once: {USUAL}")
    made = [_separated(literals[0])]
    for name, literal in zip(names, literals[1:], strict=True):
        made += [_PARTS[name], _separated(literal)]
    return re.compile("".join(made), re.ASCII)


def example(shape: str, year: int) -> str:
    """A case number of a shape, as one is shown to people."""
    values = {"letters": "EN", "year": str(year), "number": "114"}
    return _PART.sub(lambda found: values[found[1]], shape)


def _separated(literal: str) -> str:
    return re.sub("[/-]", "[/-]", re.escape(literal).replace(r"\-", "-"))
