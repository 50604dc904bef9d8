"""What a request may hold: codes, and never who asked."""

import re
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from desk import DUE, NEED, NOW
from hypothesis import given
from hypothesis import strategies as st

from toolkit_cli.core.case_reference import example, pattern
from toolkit_cli.core.errors import UsageError
from toolkit_cli.requests._privacy import check_reference
from toolkit_cli.requests._shape import check_need
from toolkit_cli.requests.store import open_store

YEAR = 2026


@pytest.mark.parametrize(
    "reference",
    ["", "EN/2026-114", "SEN-2026/14", "A-2020-1", "EN/2026-00114", "EN/2027-99999", "EN/2026-1980"],
)
def test_a_case_number_is_taken(reference: str) -> None:
    check_reference(reference, year=YEAR)


@pytest.mark.parametrize(
    ("shape", "reference", "other"),
    [
        ("SEND/{number}", "SEND/17", "EN/2026-114"),
        ("{year}-{number}-CASE", "2026-4-CASE", "2026-4"),
        ("Lee{number}", "Lee12", "Tom12"),
        ("{number}", "12345", "123456"),
    ],
)
def test_a_team_has_its_own_shape(shape: str, reference: str, other: str) -> None:
    check_reference(reference, shape, YEAR)
    with pytest.raises(UsageError, match=re.escape(example(shape, YEAR))):
        check_reference(other, shape, YEAR)


@pytest.mark.parametrize(
    "shape",
    [
        "",
        "EN",
        "{letters}",
        "{name}/{number}",
        "{number}{number}",
        ".*{number}",
        "{number} {year}",
        "{number",
    ],
)
def test_a_shape_that_could_hold_anything_is_refused(shape: str) -> None:
    with pytest.raises(ValueError, match="number"):
        pattern(shape)


PERSONAL = [
    "John-Smith",
    "Mrs-Okafor",
    "SMITH-01-02-1980",
    "0161-496-0000",
    "QQ123456C",
    "QQ-12-34-56-C",
    "qq123456c",
    "Jane Smith",
    "JANE/2026-1",
    "TOM/2026-1",
    "Tom/2026-1",
    "EN/1980-114",
    "EN/2010-114",
    "EN/2019-114",
    "EN/2028-114",
    "EN/2026-010280",
    "EN/2026-114-John",
    "JS01021980",
    "SMITH",
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
    "HomeTR13LJHome",
    "07700900123",
    "07700-900123",
    "447700900123",
    "02079460000",
    "jane@example.org",
    "EN/2026-\u0661",
    "EN/2026-1\n",
]


@pytest.mark.parametrize("reference", PERSONAL)
def test_what_tells_who_asked_is_refused(reference: str) -> None:
    with pytest.raises(UsageError, match="case number") as refused:
        check_reference(reference, year=YEAR)
    assert reference not in str(refused.value)


@given(st.text(max_size=30) | st.from_regex("[0-9A-Za-z/-]{0,24}", fullmatch=True))
def test_nothing_passes_but_letters_a_year_and_a_number(reference: str) -> None:
    if not re.fullmatch("[A-Z]{1,3}[/-]202[0-7][/-][0-9]{1,5}", reference) and reference:
        with pytest.raises(UsageError, match="case number"):
            check_reference(reference, year=YEAR)


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
        {"document": "x" * 201},
        {"more_documents": ("Jane Doe",)},
        {"more_formats": ("pdf,Jane Doe",)},
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
