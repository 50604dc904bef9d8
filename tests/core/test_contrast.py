"""The contrast of two colours, against figures of WCAG and of the NHS palette."""

import pytest

from toolkit_cli.core.contrast import ratio


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("000000", "FFFFFF", 21.0),
        ("FFFFFF", "#ffffff", 1.0),
        ("005EB8", "FFFFFF", 6.38),
        ("41B6E6", "FFFFFF", 2.32),
        ("231F20", "FFB81C", 9.41),
    ],
)
def test_known_pairs(one: str, other: str, expected: float) -> None:
    assert ratio(one, other) == pytest.approx(expected, abs=0.01)
    assert ratio(one, other) == ratio(other, one)


@pytest.mark.parametrize("colour", ["", "FFF", "GGGGGG", "1234567", "FF FF "])
def test_anything_else_is_refused(colour: str) -> None:
    with pytest.raises(ValueError, match="hexadecimal"):
        ratio(colour, "FFFFFF")
