"""How well one colour stands out from another, after WCAG 2.2."""

import re

_COLOUR = re.compile(r"#?([0-9A-Fa-f]{6})")


def ratio(one: str, other: str) -> float:
    """The contrast of two colours of six hexadecimal digits: from 1 (none) to 21 (black on white).

    Raises ValueError for anything that is not such a colour.
    """
    darker, lighter = sorted((_luminance(one), _luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def _luminance(colour: str) -> float:
    digits = _COLOUR.fullmatch(colour)
    if digits is None:
        raise ValueError(f"`{colour}` is not a colour of six hexadecimal digits")
    red, green, blue = (_linear(value) for value in bytes.fromhex(digits[1]))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linear(value: int) -> float:
    share = value / 255
    return share / 12.92 if share <= 0.04045 else ((share + 0.055) / 1.055) ** 2.4
