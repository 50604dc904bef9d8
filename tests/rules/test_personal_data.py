"""NHS numbers are told by their check digit, in every spelling; how a report speaks of what was found."""

from collections.abc import Callable

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from toolkit_cli.core.folders import Folders
from toolkit_cli.rules.personal_data import personal_data

_NINE = st.integers(100_000_000, 999_999_999).map(str)
_GAPS = st.sampled_from(["", " ", "-", "\u00a0", "\n", "\u2011", "\u2013"])
_BEFORE = st.sampled_from(["", " ", "(", "Patient ", "patient: ", "“", "no.", "NHS", "2011 ", "12, "])
_AFTER = st.sampled_from(["", " ", ")", ".", ", ", "a", "-", " 2011"])


def _check_digit(nine: str) -> int:
    """As the NHS Data Dictionary describes it; 10 where no number begins so."""
    total = sum(int(digit) * (11 - place) for place, digit in enumerate(nine, start=1))
    return (11 - total % 11) % 11


def _spelt(ten: str, first: str, second: str) -> str:
    return f"{ten[:3]}{first}{ten[3:6]}{second}{ten[6:]}"


def _finds(text: str) -> bool:
    return "an NHS number" in [kind for kind, _ in personal_data(text)]


@given(_NINE, _GAPS, _GAPS, _BEFORE, _AFTER)
@example("943476591", " ", " ", "", "")
def test_every_valid_nhs_number_is_found(nine: str, first: str, second: str, before: str, after: str) -> None:
    digit = _check_digit(nine)
    if digit < 10:
        number = _spelt(f"{nine}{digit}", first, second)
        assert _finds(before + number + after)


@given(_NINE, st.integers(0, 9), _GAPS, _GAPS)
def test_a_number_that_fails_its_check_is_not_found(nine: str, last: int, first: str, second: str) -> None:
    if last != _check_digit(nine):
        assert not _finds(_spelt(f"{nine}{last}", first, second))


@given(_NINE, st.sampled_from(["0", "00", "1", "+44 ", "ISBN "]))
def test_what_is_longer_or_a_telephone_number_or_a_book_is_not_found(nine: str, before: str) -> None:
    digit = _check_digit(nine)
    if digit < 10:
        assert not _finds(f"{before}{nine}{digit}")


@given(st.integers(0, 10**9 - 1), st.sampled_from(["07", "+447", "+44 7", "00447", "+44 (0)7", "(07"]))
def test_a_mobile_number_is_found_and_is_no_nhs_number(rest: int, before: str) -> None:
    kinds = [kind for kind, _ in personal_data(f"Ring {before}{rest:09}.")]
    assert kinds == ["a mobile number"]


@given(st.text())
def test_nothing_is_raised_on_any_text(text: str) -> None:
    list(personal_data(text))


@pytest.mark.parametrize("piece", ["a", "1", "@", "a@", "1-", "DOB ", "born on a", ".", "07", "9434765919 "])
def test_a_huge_text_is_read_in_a_moment(piece: str) -> None:
    list(personal_data(piece * 100_000))


def test_a_report_does_not_spread_what_was_found(
    project: Folders, diagnostics: Callable[[Folders], list[str]]
) -> None:
    section = project.content / "sections" / "sleep.yaml"
    text = section.read_text("utf-8").replace("story, read", "943 476 5919 jane.smith@example.net, read")
    section.write_text(text, encoding="utf-8")
    found = "\n".join(diagnostics(project))
    assert found.count("[personal-data]") == 2
    assert "5919" not in found
    assert "smith" not in found
