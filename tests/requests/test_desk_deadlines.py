"""Due dates: England's working days, without weekends and bank holidays."""

import subprocess
import sys
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from toolkit_cli.core.errors import UsageError
from toolkit_cli.requests._england import day_at
from toolkit_cli.requests.deadlines import ENGLAND, TARGETS, Calendar, due, taken, target, targets


def _at(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=UTC)


@pytest.mark.parametrize(
    ("received", "days", "expected"),
    [
        ("2026-11-23T09:00", 1, "2026-11-24"),
        ("2026-11-27T17:00", 1, "2026-11-30"),  # a Friday
        ("2026-11-28T12:00", 1, "2026-11-30"),  # a Saturday
        ("2026-12-24T09:00", 1, "2026-12-29"),  # Boxing Day falls on a Saturday: Monday is off
        ("2026-12-24T09:00", 10, "2027-01-12"),
        ("2026-04-02T09:00", 1, "2026-04-07"),  # Easter
        ("2023-05-05T09:00", 1, "2023-05-09"),  # the Coronation
        ("2022-06-01T09:00", 1, "2022-06-06"),  # the Platinum Jubilee
        ("2026-03-16T09:00", 1, "2026-03-17"),  # St Patrick's Day is a holiday elsewhere
        ("2026-11-27T09:00", 1, "2026-11-30"),  # and so is St Andrew's Day
        ("2026-08-03T09:00", 0, "2026-08-03"),  # a holiday in Scotland
        ("2026-11-28T12:00", 0, "2026-11-30"),
        ("2026-07-01T22:59", 1, "2026-07-02"),
        ("2026-07-01T23:00", 1, "2026-07-03"),  # midnight in English summer
    ],
)
def test_due_dates(received: str, days: int, expected: str) -> None:
    assert due(_at(received), days) == date.fromisoformat(expected)


def test_the_team_may_close_on_other_days() -> None:
    assert due(_at("2026-11-23T09:00"), 1, Calendar(closed=frozenset({date(2026, 11, 24)}))) == date(
        2026, 11, 25
    )


@given(
    st.datetimes(datetime(2020, 1, 1), datetime(2035, 1, 1), timezones=st.just(UTC)),
    st.integers(1, 30),
    st.timedeltas(timedelta(0), timedelta(60)),
)
def test_what_is_sent_by_the_due_date_took_no_longer_than_promised(
    received: datetime, days: int, later: timedelta
) -> None:
    day = due(received, days)
    sent = received + later
    assert ENGLAND.works(day)
    if day_at(sent) <= day:
        assert taken(received, sent) <= days
    else:
        assert taken(received, sent) >= days


def test_targets_are_data() -> None:
    assert [target(name) for name in ("large-print", "giant-print", "pdf", "braille", "audio")] == [
        1,
        1,
        1,
        10,
        10,
    ]
    assert target("pdf", translation=True) == target("bsl-video") == target("pdf", outside=True) == 10
    own = targets({"large-print": 2, "translation": 15})
    assert (target("large-print", own), target("pdf", own, translation=True)) == (2, 15)
    assert targets({}) == TARGETS


@pytest.mark.parametrize("wrong", [-1, 251, 1.5, "1", True])
def test_a_target_is_a_number_of_days(wrong: int) -> None:
    with pytest.raises(UsageError):
        targets({"pdf": wrong})


def test_the_calendar_is_loaded_only_when_it_is_needed() -> None:
    code = (
        "import sys, toolkit_cli.requests.store, toolkit_cli.requests.query, toolkit_cli.requests.page\n"
        "import toolkit_cli.requests.deadlines, toolkit_cli.requests.restore\n"
        "print({'holidays', 'dateutil', 'pydantic', 'typer', 'babel'} & sys.modules.keys())"
    )
    assert (
        subprocess.run([sys.executable, "-c", code], capture_output=True, check=True).stdout.strip()
        == b"set()"
    )
