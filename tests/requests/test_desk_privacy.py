"""What a request may hold: codes, and never who asked."""

import re
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from desk import DUE, NEED, NOW
from hypothesis import given
from hypothesis import strategies as st

from toolkit_cli.core.errors import UsageError
from toolkit_cli.requests._privacy import check_reference
from toolkit_cli.requests._shape import check_need
from toolkit_cli.requests.store import open_store


@pytest.mark.parametrize(
    "reference",
    [
        "",
        "A",
        "SEN-2026/14",
        "CASE",
        "123456789",
        "9434765918",
        "2026/000123",
        "2026-000124",
        "x" * 24,
        "12345678901",
    ],
)
def test_a_case_number_is_taken(reference: str) -> None:
    check_reference(reference)


@pytest.mark.parametrize(
    "reference",
    [
        "9434765919",
        "943-476-5919",
        "943/476/5919",
        "9434-765919",
        "NHS-943-476-5919",
        "A9434765919",
        "94-34-76-59-19",
        "12/943-476-5919",
        "12/03/1987",
        "1987-03-12",
        "3-mar-87",
        "TR1-3LJ",
        "tr13lj",
        "07700900123",
        "07700-900123",
        "447700900123",
    ],
)
def test_what_tells_who_asked_is_refused(reference: str) -> None:
    with pytest.raises(UsageError, match="case number") as refused:
        check_reference(reference)
    assert reference not in str(refused.value)


@given(st.text(max_size=30))
def test_nothing_but_letters_digits_strokes_and_hyphens_passes(reference: str) -> None:
    if not re.fullmatch("[0-9A-Za-z/-]{0,24}", reference):
        with pytest.raises(UsageError, match="case number"):
            check_reference(reference)


@given(st.lists(st.integers(0, 9), min_size=9, max_size=9))
def test_every_valid_nhs_number_is_refused(nine: list[int]) -> None:
    check = -sum(digit * weight for digit, weight in zip(nine, range(10, 1, -1), strict=True)) % 11
    digits = "".join(map(str, nine))
    if check < 10:
        for text in (f"{digits}{check}", f"{digits[:3]}-{digits[3:6]}-{digits[6:]}{check}"):
            with pytest.raises(UsageError):
                check_reference(text)


@pytest.mark.parametrize(
    "wrong",
    [
        {"document": "Jane Doe"},
        {"document": "x" * 61},
        {"document": ""},
        {"format": "Large print for Jane"},
        {"language": "English"},
        {"size_pt": 15.5},
        {"size_pt": 49},
        {"size_pt": float("nan")},
        {"braille_grade": 3},
        {"braille_cells": 19, "braille_lines": 25},
        {"braille_cells": 40, "braille_lines": 51},
        {"braille_cells": 40},
        {"tint": "cream"},
        {"reference": "Jane Doe"},
        {"reference": "SEN\n1"},
        {"reference": "١٢٣"},
    ],
)
def test_a_need_of_another_shape_is_refused_and_takes_no_number(
    wrong: dict[str, Any], tmp_path: Path
) -> None:
    need = replace(NEED, **wrong)
    with open_store(tmp_path / "requests.db") as store:
        with pytest.raises(UsageError) as refused:
            store.log(need, NOW, DUE)
        assert refused.value.remedy
        assert store.log(NEED, NOW, DUE).number == "R-2026-0001"


@pytest.mark.parametrize(
    "right",
    [
        {"size_pt": 16},
        {"size_pt": 48},
        {"braille_grade": 1},
        {"braille_cells": 20, "braille_lines": 10},
        {"braille_cells": 60, "braille_lines": 50},
        {"language": "zh-Hans"},
    ],
)
def test_the_edges_are_taken(right: dict[str, Any]) -> None:
    check_need(replace(NEED, **right))
