"""The life of a request: numbers, states, history, purge, backup and restore."""

import os
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from dataclasses import fields, replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from desk import DUE, NEED, NOW, OTHER, SENDING

from toolkit_cli.core.errors import ToolkitError, UsageError
from toolkit_cli.requests import _migrations
from toolkit_cli.requests.record import Channel, Outcome, Request, State
from toolkit_cli.requests.restore import restore
from toolkit_cli.requests.store import Store, open_store


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "requests.db"


@pytest.fixture
def store(file: Path) -> Iterator[Store]:
    with open_store(file) as store:
        yield store


def test_a_request_is_kept_as_it_was_logged(file: Path) -> None:
    need = replace(
        NEED,
        format="braille",
        size_pt=20.5,
        braille_grade=2,
        braille_cells=32,
        braille_lines=27,
        tint="FFFFCC",
        channel=Channel.COLLECT,
        reference="SEN-2026/14",
    )
    with open_store(file) as store:
        logged = store.log(need, NOW, DUE)
    with open_store(file) as store:
        assert store.request("r-2026-1") == logged
    assert (logged.number, logged.state, logged.received, logged.due) == ("R-2026-0001", "received", NOW, DUE)
    assert {name.name: getattr(logged, name.name) for name in fields(need)} == {
        name.name: getattr(need, name.name) for name in fields(need)
    }


def test_each_year_counts_for_itself_in_utc(store: Store) -> None:
    eve = datetime(2026, 12, 31, 23, 59, tzinfo=UTC)
    given = [store.log(NEED, at, DUE).number for at in (NOW, eve, eve + timedelta(minutes=1), NOW)]
    assert given == ["R-2026-0001", "R-2026-0002", "R-2027-0001", "R-2026-0003"]


def test_numbers_go_on_after_9999_in_order(store: Store, file: Path) -> None:
    (file.parent / "requests.db.numbers").write_text("2026 9998\n")
    given = [store.log(NEED, NOW, DUE).number for _ in range(3)]
    assert given == ["R-2026-9999", "R-2026-10000", "R-2026-10001"]
    assert [each.number for each in store.select()] == given


def test_every_change_is_kept_with_its_time(store: Store) -> None:
    number = store.log(NEED, NOW, DUE, outside=True).number
    hour = timedelta(hours=1)
    store.start(number, NOW + hour)
    store.start(number, NOW + 2 * hour)
    store.send(number, replace(SENDING, at=NOW + 3 * hour))
    store.close(number, NOW + 4 * hour, Outcome.NOT_MET)
    store.reopen(number, NOW + 5 * hour)
    steps = [(each.state, (each.at - NOW) // hour, each.outcome) for each in store.history(number)]
    assert steps == [
        ("received", 0, None),
        ("needs-outside-help", 0, None),
        ("in-progress", 1, None),
        ("sent", 3, None),
        ("closed", 4, "not-met"),
        ("in-progress", 5, None),
    ]
    assert store.history(number)[3].sent_hash == OTHER


def test_sending_again_keeps_the_first_time_and_the_last_text(store: Store) -> None:
    number = store.log(NEED, NOW, DUE).number
    store.send(number, SENDING)
    again = replace(SENDING, at=NOW + timedelta(90), taken=64, document_hash=OTHER, version="2.0")
    sent = store.send(number, again)
    assert (sent.sent, sent.taken, sent.document_hash, sent.version) == (NOW, 0, OTHER, "2.0")


def test_a_reopened_request_counts_as_not_sent(store: Store) -> None:
    number = store.log(NEED, NOW, DUE).number
    store.send(number, SENDING)
    store.close(number, NOW, Outcome.NOT_MET)
    opened = store.reopen(number, NOW)
    assert (opened.state, opened.sent, opened.taken, opened.outcome, opened.document_hash) == (
        State.IN_PROGRESS,
        None,
        None,
        None,
        "",
    )
    assert opened.due == DUE


@pytest.mark.parametrize(
    "step",
    [
        lambda store: store.close("R-2026-0001", NOW, Outcome.MET),
        lambda store: store.reopen("R-2026-0001", NOW),
        lambda store: store.start("R-2026-0002", NOW),
        lambda store: store.ask_outside("R-2026-0003", NOW),
        lambda store: store.close("R-2026-0003", NOW, Outcome.MET),
        lambda store: store.send("R-2026-0003", SENDING),
        lambda store: store.request("R-2026-0004"),
        lambda store: store.history("R-2026-0004"),
        lambda store: store.start("2026-0001", NOW),
        lambda store: store.send("R-2026-0001", replace(SENDING, document_hash="v1")),
        lambda store: store.send("R-2026-0001", replace(SENDING, sent_hash="Jane Doe")),
        lambda store: store.send("R-2026-0001", replace(SENDING, version="for Jane")),
        lambda store: store.send("R-2026-0001", replace(SENDING, taken=-1)),
    ],
)
def test_a_step_that_makes_no_sense_changes_nothing(store: Store, step: object) -> None:
    for _ in range(3):
        store.log(NEED, NOW, DUE)
    store.send("R-2026-0002", SENDING)
    store.close("R-2026-0003", NOW, Outcome.WITHDRAWN)
    before = store.select()
    with pytest.raises(UsageError) as refused:
        step(store)  # type: ignore[operator]
    assert refused.value.remedy
    assert store.select() == before


def test_a_purge_forgets_for_good_and_frees_no_number(file: Path) -> None:
    with open_store(file) as store:
        for reference in ("KEP-2026/1", "FGT-2026/2", "OPN-2026/3"):
            store.log(replace(NEED, reference=reference), NOW, DUE)
        store.close("R-2026-0001", NOW, Outcome.WITHDRAWN)
        store.close("R-2026-0002", NOW - timedelta(1), Outcome.WITHDRAWN)
        assert store.purge(NOW.date()) == ("R-2026-0002",)
        assert b"FGT-2026/2" not in file.read_bytes()
        assert b"KEP-2026/1" in file.read_bytes()
        store.close("R-2026-0003", NOW - timedelta(9), Outcome.WITHDRAWN)
        store.purge(NOW.date() + timedelta(1))
        assert store.select() == []
        assert store.log(NEED, NOW, DUE).number == "R-2026-0004"
    with closing(sqlite3.connect(file)) as database:
        assert database.execute("SELECT count(*) FROM history").fetchone() == (1,)


def test_the_day_of_a_purge_begins_at_midnight_in_england(store: Store) -> None:
    store.log(NEED, NOW, DUE)
    store.close("R-2026-0001", datetime(2026, 6, 30, 23, 30, tzinfo=UTC), Outcome.WITHDRAWN)
    assert store.purge(date(2026, 7, 1)) == ()  # half past midnight on 1 July in summer time
    assert store.purge(date(2026, 7, 2)) == ("R-2026-0001",)


def test_restoring_an_old_backup_frees_no_number_and_keeps_what_it_replaces(file: Path) -> None:
    backup = file.parent / "backup.db"
    with open_store(file) as store:
        store.log(NEED, NOW, DUE)
        store.backup(backup)
        store.log(NEED, NOW, DUE)
        before = restore(file, backup).kept  # while somebody has it open
        assert [each.number for each in store.select()] == ["R-2026-0001"]
        assert store.log(NEED, NOW, DUE).number == "R-2026-0003"
    assert before == file.parent / "requests.db.before-restore"
    with open_store(before) as replaced:
        assert [each.number for each in replaced.select()] == ["R-2026-0001", "R-2026-0002"]
    again = restore(file, backup).kept
    assert again == file.parent / "requests.db.before-restore-2"


@pytest.mark.parametrize("kept", ["requests.db", "requests.db.numbers"])
def test_either_mark_is_enough(file: Path, kept: str) -> None:
    with open_store(file) as store:
        store.log(NEED, NOW, DUE)
        store.backup(file.parent / "backup.db")
        store.log(NEED, NOW, DUE)
    if kept == "requests.db":
        (file.parent / "requests.db.numbers").unlink()
        restore(file, file.parent / "backup.db")
    else:
        file.write_bytes((file.parent / "backup.db").read_bytes())  # put back by hand
    with open_store(file) as store:
        assert store.log(NEED, NOW, DUE).number == "R-2026-0003"


@pytest.mark.parametrize("harm", ["text", "pages", "cut"])
def test_a_damaged_database_can_be_replaced_by_a_backup(file: Path, harm: str) -> None:
    backup = file.parent / "backup.db"
    with open_store(file) as store:
        for _ in range(60):
            store.log(NEED, NOW, DUE)
        store.backup(backup)
        store.log(NEED, NOW, DUE)
    content = file.read_bytes()
    damaged = {
        "text": b"no database",
        "pages": content[:4096] + b"\xff" * 8192 + content[12288:],
        "cut": content[:6000],
    }
    file.write_bytes(damaged[harm])
    with pytest.raises(ToolkitError, match="restore"), open_store(file):
        pass
    before = restore(file, backup).kept
    assert before is not None
    assert before.read_bytes() == damaged[harm]
    with open_store(file) as store:
        assert len(store.select()) == 60
        assert store.log(NEED, NOW, DUE).number == "R-2026-0062"


def test_a_restore_that_could_repeat_numbers_is_refused(file: Path) -> None:
    with open_store(file) as store:
        store.log(NEED, NOW, DUE)
        store.backup(file.parent / "backup.db")
    file.write_bytes(b"no database")
    (file.parent / "requests.db.numbers").unlink()
    with pytest.raises(ToolkitError, match="2026 17"):
        restore(file, file.parent / "backup.db")
    assert file.read_bytes() == b"no database"


def test_a_backup_replaces_only_an_older_backup(file: Path) -> None:
    backup = file.parent / "backup.db"
    with open_store(file) as store:
        store.backup(backup)
        store.log(NEED, NOW, DUE)
        store.backup(backup)
        other = file.parent / "letter.docx"
        other.write_bytes(b"a letter")
        for wrong in (other, file):
            with pytest.raises(UsageError):
                store.backup(wrong)
        assert other.read_bytes() == b"a letter"
    with open_store(backup) as copy:
        assert len(copy.select()) == 1
    assert not list(file.parent.glob("*.part*"))


def test_a_database_that_has_vanished_is_not_begun_anew_unasked(file: Path) -> None:
    with open_store(file) as store:
        store.log(NEED, NOW, DUE)
        store.backup(file.parent / "backup.db")
    file.unlink()
    with pytest.raises(ToolkitError, match="R-2026-0001"), open_store(file):
        pass
    assert not file.exists()
    with open_store(file, anew=True) as store:
        assert store.log(NEED, NOW, DUE).number == "R-2026-0002"
    file.unlink()
    assert restore(file, file.parent / "backup.db").kept is None
    with open_store(file) as store:
        assert store.log(NEED, NOW, DUE).number == "R-2026-0003"


def test_a_store_is_brought_up_whole_or_not_at_all(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    backup = file.parent / "backup.db"
    with open_store(file) as store:
        logged = store.log(NEED, NOW, DUE)
        store.backup(backup)
    step = ("CREATE TABLE more (thing TEXT)", "INSERT INTO more VALUES ('new')")
    steps = [*_migrations.MIGRATIONS, (*step, "a fault")]
    monkeypatch.setattr(_migrations, "MIGRATIONS", steps)
    with pytest.raises(ToolkitError, match="syntax error"), open_store(file):
        pass
    steps[-1] = step
    with open_store(file) as store:
        assert store.select() == [logged]
    with closing(sqlite3.connect(file)) as database:
        assert database.execute("PRAGMA user_version").fetchone() == (len(steps),)
        assert database.execute("SELECT * FROM more").fetchall() == [("new",)]
    restore(file, backup)  # one of the older version
    with closing(sqlite3.connect(file)) as database:
        assert database.execute("PRAGMA user_version").fetchone() == (len(steps),)
    assert _version(backup) == len(steps) - 1


def test_requests_of_the_first_version_are_for_the_usual_braille_page(
    file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    need = replace(NEED, format="braille")
    values = ["2026", "1", NOW.isoformat(), need.document, need.format, need.language, need.channel]
    columns = "year, serial, received, document, format, language, channel, size_pt, braille_grade, tint"
    with monkeypatch.context() as patch:
        patch.setattr(_migrations, "MIGRATIONS", _migrations.MIGRATIONS[:1])
        with open_store(file):
            pass
    with closing(sqlite3.connect(file)) as database, database:
        database.execute("INSERT INTO mark VALUES (2026, 1)")
        database.execute(
            f"INSERT INTO request ({columns}, reference, due, state)"
            " VALUES (?, ?, ?, ?, ?, ?, ?, 0, 2, '', '', '2026-11-24', 'received')",
            values,
        )
    with open_store(file) as store:
        (old,) = store.select()
        assert (old.braille_grade, old.braille_cells, old.braille_lines) == (2, 0, 0)
        new = store.log(replace(need, braille_cells=32, braille_lines=27), NOW, DUE)
        assert (new.number, new.braille_cells, new.braille_lines) == ("R-2026-0002", 32, 27)


def _version(file: Path) -> int:
    with closing(sqlite3.connect(file)) as database:
        (version,) = database.execute("PRAGMA user_version").fetchone()
    return int(version)


def test_the_database_can_hold_no_free_text(file: Path) -> None:
    with open_store(file) as store:
        store.log(NEED, NOW, DUE)
    with closing(sqlite3.connect(file)) as database:
        names = ("document", "format", "language", "reference", "tint", "channel", "outcome")
        for column in (*names, "braille_cells", "braille_lines"):
            with pytest.raises(sqlite3.IntegrityError):
                database.execute(f"UPDATE request SET {column} = 'Jane Doe, 1 High Street'")


def test_the_record_names_no_person() -> None:
    names = {each.name for each in fields(Request)}
    assert not names & {"name", "address", "email", "phone", "note", "comment", "reason", "diagnosis"}


def test_the_file_suits_network_drives(file: Path) -> None:
    with open_store(file) as store:
        store.log(NEED, NOW, DUE)
    with closing(sqlite3.connect(file)) as database:
        assert database.execute("PRAGMA journal_mode").fetchone() == ("delete",)
        database.execute("PRAGMA journal_mode = WAL")
    with open_store(file) as store:
        store.log(NEED, NOW, DUE)
    assert sorted(each.name for each in file.parent.iterdir()) == ["requests.db", "requests.db.numbers"]


def test_nobody_else_may_read_what_the_desk_writes(file: Path) -> None:
    with open_store(file) as store:
        store.log(NEED, NOW, DUE)
        store.close("R-2026-0001", NOW, Outcome.WITHDRAWN)
        store.backup(file.parent / "backup.db")
        store.purge(NOW.date() + timedelta(1))
    restore(file, file.parent / "backup.db")
    written = sorted(file.parent.iterdir())
    assert len(written) == 5
    if os.name == "posix":
        assert {each.stat().st_mode & 0o777 for each in written} == {0o600}


@pytest.mark.skipif(os.name != "posix", reason="Windows keeps rights otherwise")
def test_a_file_that_all_could_read_is_closed_and_the_rights_of_a_group_are_kept(file: Path) -> None:
    for rights, kept in ((0o644, 0o600), (0o660, 0o660)):
        with open_store(file):
            pass
        file.chmod(rights)
        with open_store(file):
            pass
        assert file.stat().st_mode & 0o777 == kept


@pytest.mark.parametrize("damage", ["", "database", "mark"])
def test_what_was_erased_does_not_come_back_with_an_older_copy(file: Path, damage: str) -> None:
    backup, erased = file.parent / "backup.db", file.parent / "requests.db.erased"
    with open_store(file) as store:
        for _ in range(3):
            store.log(NEED, NOW, DUE)
        store.close("R-2026-0002", NOW, Outcome.WITHDRAWN)
        store.backup(backup)
        assert store.erase("r-2026-1") == ("R-2026-0001",)
        store.purge(NOW.date() + timedelta(1))
    assert erased.read_text() == "R-2026-0001\nR-2026-0002\n"
    if damage == "database":
        file.write_bytes(b"no database")
    elif damage == "mark":
        erased.unlink()
    done = restore(file, backup)
    assert done.left_out == ("R-2026-0001", "R-2026-0002")
    with open_store(file) as store:
        assert [each.number for each in store.select()] == ["R-2026-0003"]
        with pytest.raises(UsageError, match="no request R-2026-0001"):
            store.erase("R-2026-0001")
        assert store.log(NEED, NOW, DUE).number == "R-2026-0004"
    assert b"R-2026-0001" in erased.read_bytes()


def test_a_damaged_list_of_erased_numbers_stops_what_could_bring_them_back(file: Path) -> None:
    backup = file.parent / "backup.db"
    with open_store(file) as store:
        store.log(NEED, NOW, DUE)
        store.backup(backup)
    (file.parent / "requests.db.erased").write_bytes(b"\xff Jane")
    with pytest.raises(ToolkitError, match="one number a line"):
        restore(file, backup)
    with open_store(file) as store, pytest.raises(ToolkitError, match="one number a line"):
        store.erase("R-2026-0001")


def test_a_store_of_the_second_version_is_brought_up(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with monkeypatch.context() as patch:
        patch.setattr(_migrations, "MIGRATIONS", _migrations.MIGRATIONS[:2])
        with open_store(file):
            pass
    columns = "year, serial, received, document, format, language, channel, size_pt, braille_grade, tint"
    with closing(sqlite3.connect(file)) as database, database:
        database.execute("INSERT INTO mark VALUES (2026, 4)")
        database.execute(
            f"INSERT INTO request ({columns}, reference, due, state) VALUES"
            " (2026, 4, ?, 'pace-leaflet', 'pdf', 'pl', 'email', 0, 0, '', 'Old-Case', '2026-11-24', 'received')",
            (NOW.isoformat(),),
        )
    with open_store(file) as store:
        (old,) = store.select()
        assert (old.documents, old.formats, old.reference) == (("pace-leaflet",), ("pdf",), "Old-Case")
        both = replace(NEED, more_documents=("parents-help-sheet",), more_formats=("audio", "braille"))
        logged = store.log(both, NOW, DUE)
        assert store.request(logged.number).documents == ("pace-leaflet", "parents-help-sheet")
        assert logged.formats == ("large-print", "audio", "braille")
