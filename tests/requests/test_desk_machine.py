"""Whatever is done in whatever order: numbers are unique, and every history is whole."""

import tempfile
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from desk import DUE, NEED, SENDING
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)

from conftest import examples
from toolkit_cli.core.errors import UsageError
from toolkit_cli.requests import _connection, _numbers
from toolkit_cli.requests.record import OPEN, Outcome, State
from toolkit_cli.requests.restore import restore
from toolkit_cli.requests.store import open_store

START = datetime(2026, 12, 30, 12, tzinfo=UTC)


class Desk(RuleBasedStateMachine):
    """The store beside a model of it: the states of each number, with their times."""

    def __init__(self) -> None:
        super().__init__()
        self.folder = tempfile.TemporaryDirectory()
        self.file = Path(self.folder.name) / "requests.db"
        self.now = START
        self.given: set[str] = set()
        self.histories: dict[str, list[tuple[State, datetime]]] = {}
        self.backups: list[dict[str, list[tuple[State, datetime]]]] = []

    def teardown(self) -> None:
        self.folder.cleanup()

    @rule(hours=st.integers(1, 30))
    def wait(self, hours: int) -> None:
        self.now += timedelta(hours=hours)

    @rule(outside=st.booleans())
    def log(self, outside: bool) -> None:
        with open_store(self.file, anew=True) as store:
            number = store.log(NEED, self.now, DUE, outside=outside).number
        assert number not in self.given
        assert number.startswith(f"R-{self.now.year}-")
        self.given.add(number)
        states = [State.RECEIVED, *[State.NEEDS_OUTSIDE_HELP] * outside]
        self.histories[number] = [(state, self.now) for state in states]

    @precondition(lambda self: self.histories)
    @rule(chosen=st.data(), state=st.sampled_from(State), outcome=st.sampled_from(Outcome))
    def change(self, chosen: st.DataObject, state: State, outcome: Outcome) -> None:
        number = chosen.draw(st.sampled_from(sorted(self.histories)))
        was = self.histories[number][-1][0]
        with open_store(self.file) as store:
            try:
                match state:
                    case State.SENT:
                        store.send(number, replace(SENDING, at=self.now))
                    case State.CLOSED:
                        store.close(number, self.now, outcome)
                    case State.NEEDS_OUTSIDE_HELP:
                        store.ask_outside(number, self.now)
                    case State.IN_PROGRESS:
                        store.start(number, self.now)
                    case State.RECEIVED:
                        state = State.IN_PROGRESS
                        store.reopen(number, self.now)
            except UsageError:
                return
        if was != state or was not in OPEN:
            self.histories[number].append((state, self.now))

    @rule(days=st.integers(-1, 3))
    def purge(self, days: int) -> None:
        before = (self.now - timedelta(days)).date()
        gone = {
            number
            for number, steps in self.histories.items()
            if steps[-1][0] is State.CLOSED and steps[-1][1].date() < before
        }
        with open_store(self.file, anew=True) as store:
            assert set(store.purge(before)) == gone
        for number in gone:
            del self.histories[number]

    @rule()
    def back_up(self) -> None:
        with open_store(self.file, anew=True) as store:
            store.backup(self.file.with_name(f"backup-{len(self.backups)}.db"))
        self.backups.append({number: list(steps) for number, steps in self.histories.items()})

    @precondition(lambda self: self.backups)
    @rule(chosen=st.data())
    def restore(self, chosen: st.DataObject) -> None:
        index = chosen.draw(st.integers(0, len(self.backups) - 1))
        restore(self.file, self.file.with_name(f"backup-{index}.db"))
        self.histories = {number: list(steps) for number, steps in self.backups[index].items()}

    @rule()
    def lose_the_file(self) -> None:
        self.file.unlink(missing_ok=True)
        self.histories = {}

    @precondition(lambda self: self.backups)
    @rule(chosen=st.data())
    def put_an_old_copy_back_by_hand(self, chosen: st.DataObject) -> None:
        index = chosen.draw(st.integers(0, len(self.backups) - 1))
        self.file.write_bytes(self.file.with_name(f"backup-{index}.db").read_bytes())
        self.histories = {number: list(steps) for number, steps in self.backups[index].items()}

    def _read(self) -> dict[str, list[tuple[State, datetime]]]:
        with open_store(self.file, anew=True) as store:
            return {
                each.number: [(step.state, step.at) for step in store.history(each.number)]
                for each in store.select()
            }

    @invariant()
    def every_history_is_whole(self) -> None:
        assert self._read() == self.histories


def test_numbers_are_unique_and_histories_whole_whatever_is_done(monkeypatch: pytest.MonkeyPatch) -> None:
    fast = [setting for setting in _connection._SETTINGS if not setting.startswith("synchronous")]
    monkeypatch.setattr(
        _connection, "_SETTINGS", (*fast, "synchronous = OFF")
    )  # no power is cut in this test
    monkeypatch.setattr(_numbers.os, "fsync", lambda handle: None)
    slow = [HealthCheck.too_slow, HealthCheck.data_too_large, HealthCheck.filter_too_much]
    run_state_machine_as_test(
        Desk,
        settings=settings(max_examples=examples(40), stateful_step_count=30, suppress_health_check=slow),
    )
