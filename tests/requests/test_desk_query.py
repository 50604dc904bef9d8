"""Lists of requests, and those whose document has changed."""

from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest
from desk import HASH, NEED, NOW, OTHER, SENDING

from toolkit_cli.requests.query import Filter, affected, find, within
from toolkit_cli.requests.record import Outcome, State
from toolkit_cli.requests.store import open_store

TODAY = NOW.date()


@pytest.fixture(scope="module")
def file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    file = tmp_path_factory.mktemp("desk") / "requests.db"
    with open_store(file) as store:
        store.log(NEED, NOW, date(2026, 11, 20))
        store.log(replace(NEED, language="pl"), NOW, TODAY)
        store.log(
            replace(NEED, format="braille"), datetime(2026, 6, 30, 23, 30, tzinfo=UTC), date(2026, 11, 26)
        )
        store.log(NEED, NOW, date(2026, 11, 20))
        store.send("R-2026-0004", SENDING)
        store.log(replace(NEED, document="pace-poster"), NOW, date(2026, 11, 20))
        store.send("R-2026-0005", replace(SENDING, document_hash=OTHER))
        store.close("R-2026-0005", NOW, Outcome.MET)
        store.log(NEED, NOW, date(2026, 11, 27))
        store.send("R-2026-0006", SENDING)
        store.reopen("R-2026-0006", NOW)
    return file


@pytest.mark.parametrize(
    ("wanted", "numbers"),
    [
        ({}, [1, 2, 3, 4, 5, 6]),
        ({"open": True}, [1, 2, 3, 6]),
        ({"overdue": TODAY}, [1]),
        ({"due_by": TODAY}, [1, 2]),
        ({"due_by": within(TODAY, 3)}, [1, 2, 3]),
        ({"due_by": within(TODAY, 3), "language": "pl"}, [2]),
        ({"last": date(2026, 6, 30)}, []),
        ({"last": date(2026, 7, 1)}, [3]),
        ({"first": date(2026, 7, 2)}, [1, 2, 4, 5, 6]),
        ({"state": State.CLOSED}, [5]),
        ({"format": "braille"}, [3]),
        ({"document": "pace-poster", "open": True}, []),
        ({"document": "' OR 1 --"}, []),
    ],
)
def test_filters(file: Path, wanted: dict[str, Any], numbers: list[int]) -> None:
    with open_store(file) as store:
        assert [int(each.number[-4:]) for each in find(store, Filter(**wanted))] == numbers


def test_those_who_got_a_text_that_has_changed_since(file: Path) -> None:
    with open_store(file) as store:
        requests = find(store)
    same = {(("pace-leaflet",), "en-GB"): HASH, (("pace-poster",), "en-GB"): OTHER}
    assert affected(requests, same) == []
    changed = affected(requests, {**same, (("pace-leaflet",), "en-GB"): OTHER})
    assert [(each.request.number, each.present) for each in changed] == [("R-2026-0004", OTHER)]
    gone = affected(requests, {(("pace-leaflet",), "en-GB"): HASH, (("pace-poster",), "pl"): OTHER})
    assert [(each.request.number, each.present) for each in gone] == [("R-2026-0005", "")]
