"""What the disk and other people do to the file: a sentence that says what to do, and nothing half done."""

import os
import sqlite3
import sys
import tempfile
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from pathlib import Path
from random import Random

import pytest
from desk import DUE, NEED, NOW

from toolkit_cli.core.errors import ToolkitError
from toolkit_cli.requests import _numbers
from toolkit_cli.requests._faults import faults
from toolkit_cli.requests.restore import restore
from toolkit_cli.requests.store import open_store

NOBODY = 65534


@pytest.fixture
def file(tmp_path: Path) -> Path:
    with open_store(tmp_path / "requests.db") as store:
        store.log(NEED, NOW, DUE)
        store.backup(tmp_path / "backup.db")
    return tmp_path / "requests.db"


def _refused(file: Path, *words: str, wait: float = 0.2) -> None:
    with pytest.raises(ToolkitError) as told, open_store(file, wait=wait) as store:
        store.log(NEED, NOW, DUE)
    assert told.value.remedy
    assert told.value.exit_code == 3
    for word in (str(file.parent), *words):
        assert word in str(told.value)


def test_a_newer_database_is_left_alone(file: Path) -> None:
    with closing(sqlite3.connect(file)) as database:
        database.execute("CREATE TABLE wish (year INTEGER)")
        database.execute("PRAGMA user_version = 99")
    before = file.read_bytes()
    _refused(file, "newer version")
    with pytest.raises(ToolkitError, match="newer version"):
        restore(file, file.parent / "backup.db")
    with pytest.raises(ToolkitError, match="newer version"):
        restore(file.parent / "backup.db", file)
    assert file.read_bytes() == before


def test_the_database_of_another_program_is_left_alone(file: Path) -> None:
    other = file.parent / "places.db"
    with closing(sqlite3.connect(other)) as database:
        database.execute("CREATE TABLE places (name TEXT)")
    before = other.read_bytes()
    _refused(other, "another program")
    with pytest.raises(ToolkitError, match="another program"):
        restore(other, file.parent / "backup.db")
    with pytest.raises(ToolkitError, match="not a backup"):
        restore(file, other)
    assert other.read_bytes() == before


def test_damage_is_found_before_anything_is_written(file: Path) -> None:
    content = bytearray(file.read_bytes())
    content[4096:8192] = bytes(4096)
    file.write_bytes(content)
    _refused(file, "damaged", "toolkit request restore")
    assert file.read_bytes() == content


def test_a_damaged_backup_is_refused(file: Path) -> None:
    backup = file.parent / "backup.db"
    backup.write_bytes(backup.read_bytes()[:9000])
    before = file.read_bytes()
    with pytest.raises(ToolkitError, match="damaged"):
        restore(file, backup)
    for gone in (file.parent / "gone.db", file.parent):
        with pytest.raises(ToolkitError, match="no backup"):
            restore(file, gone)
    assert file.read_bytes() == before


def test_somebody_who_never_finishes_is_not_waited_for_for_ever(file: Path) -> None:
    with closing(sqlite3.connect(file, isolation_level=None)) as database:
        database.execute("BEGIN IMMEDIATE")
        _refused(file, "in use by somebody else")
        database.execute("COMMIT")
        database.execute("BEGIN EXCLUSIVE")
        _refused(file, "in use by somebody else")
        with pytest.raises(ToolkitError, match="in use"):
            restore(file, file.parent / "backup.db", wait=0.2)
        database.execute("COMMIT")
        database.execute("BEGIN")
        database.execute("SELECT * FROM request").fetchone()
        _refused(file, "in use by somebody else")
    with open_store(file) as store:
        assert len(store.select()) == 1


def test_a_full_disk_changes_nothing(file: Path) -> None:
    with open_store(file) as store:
        (pages,) = store._database.execute("PRAGMA page_count").fetchone()
        store._database.execute(f"PRAGMA max_page_count = {pages}")
        logged = [each.number for each in store.select()]
        with pytest.raises(ToolkitError, match="did not fit on the disk"):
            while True:
                logged.append(store.log(NEED, NOW, DUE).number)
        assert [each.number for each in store.select()] == logged
        store._database.execute("PRAGMA max_page_count = 100000")
        assert store.log(NEED, NOW, DUE).number not in logged


def test_a_disk_without_room_for_the_mark_gives_no_number(
    file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(handle: int) -> None:
        raise OSError(28, "No space left on device")

    with open_store(file) as store:
        monkeypatch.setattr(_numbers.os, "fsync", full)
        with pytest.raises(ToolkitError, match="No space left"):
            store.log(NEED, NOW, DUE)
        monkeypatch.undo()
        assert store.log(NEED, NOW, DUE).number == "R-2026-0002"


def test_a_damaged_mark_gives_no_number(file: Path) -> None:
    mark = file.parent / "requests.db.numbers"
    for damage in (b"", b"2026\n", b"2026 x\n", b"\xff\xfe", b"2026 1\nJane\n"):
        mark.write_bytes(damage)
        _refused(file, "2026 17")
        with open_store(file) as store:  # what was logged can be read all the same
            assert len(store.select()) == 1
    mark.write_text("2026 17\n")
    with open_store(file) as store:
        assert store.log(NEED, NOW, DUE).number == "R-2026-0018"


def test_a_missing_folder_is_not_made(tmp_path: Path, file: Path) -> None:
    _refused(tmp_path / "drive" / "requests.db", "is not there")
    assert not (tmp_path / "drive").exists()
    with open_store(file) as store, pytest.raises(ToolkitError, match="is not there"):
        store.backup(tmp_path / "drive" / "backup.db")


def test_a_folder_is_not_a_database(tmp_path: Path) -> None:
    (tmp_path / "requests.db").mkdir()
    _refused(tmp_path / "requests.db", "is a folder")


@contextmanager
def _read_only() -> Iterator[Path]:
    """A folder with a database that may be read but not written, also where the tests run as root."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        with open_store(folder / "requests.db") as store:
            store.log(NEED, NOW, DUE)
        for each in folder.iterdir():
            each.chmod(0o644)
        root = os.geteuid() == 0
        folder.chmod(0o555)
        try:
            if root:
                os.seteuid(NOBODY)
            yield folder
        finally:
            if root:
                os.seteuid(0)
            folder.chmod(0o755)


@pytest.mark.skipif(sys.platform == "win32", reason="the rights of a folder are set otherwise")
def test_in_a_read_only_folder_requests_can_be_read_and_the_rest_is_refused() -> None:
    with _read_only() as folder:
        with open_store(folder / "requests.db") as store:
            assert len(store.select()) == 1
        _refused(folder / "requests.db", "TOOLKIT_REQUESTS")
        _refused(folder / "new.db", "TOOLKIT_REQUESTS")
        with (
            pytest.raises(ToolkitError, match="Give yourself the right"),
            open_store(folder / "requests.db") as store,
        ):
            store.backup(folder / "backup.db")


_HEADER = {"page size": 16, "application": 68, "schema": 60}


def _damages(content: bytes) -> Iterator[tuple[str, bytes]]:
    """A database, damaged in many ways."""
    for length in (1, 15, 50, 99, 100, 101, 4095, 4096, 5000, len(content) // 2, len(content) - 1):
        yield f"cut after {length}", content[:length]
    for name, at in _HEADER.items():
        for value in (b"\x7f\x01\x03\x05", b"\x00\x00\x00\x63", b"\xff\xff\xff\xff"):
            yield f"another {name}", content[:at] + value + content[at + 4 :]
    random = Random(7)
    for count in (1, 4, 40, 400) * 3:
        changed = bytearray(content)
        for _ in range(count):
            changed[random.randrange(len(changed))] = random.randrange(256)
        yield f"{count} bytes", bytes(changed)
    yield "another file", b"Dear Sir or Madam,\r\n" * 400
    yield "of the right length", bytes(len(content))


def test_whatever_damages_the_file_is_a_sentence_and_is_mended_by_a_backup(file: Path) -> None:
    content, backup = file.read_bytes(), file.parent / "backup.db"
    refused = 0
    for how, damage in _damages(content):
        file.write_bytes(damage)
        try:
            with open_store(file, wait=0.2) as store:
                store.history(store.select()[0].number)
                store.log(NEED, NOW, DUE)
        except ToolkitError as told:
            assert (told.exit_code, bool(told.remedy)) == (3, True), how
            refused += "restore" in str(told)
        except IndexError:  # sound, but without its request
            pass
        before = file.read_bytes()
        kept = restore(file, backup, wait=0.2).kept
        assert kept is not None, how
        assert kept.read_bytes() == before or before[:16] == content[:16], how
        with open_store(file) as store:
            assert [each.number for each in store.select()] == ["R-2026-0001"], how
    assert refused > 20


def test_an_empty_file_is_replaced_by_a_backup(file: Path) -> None:
    file.write_bytes(b"")
    _refused(file, "restore")
    restore(file, file.parent / "backup.db")
    with open_store(file) as store:
        assert len(store.select()) == 1


def test_a_link_that_leads_to_itself_is_moved_aside(file: Path) -> None:
    file.unlink()
    try:
        file.symlink_to(file)
    except OSError:
        pytest.skip("this user may not make links")
    (file.parent / "requests.db.numbers").unlink()
    _refused(file, "leads back to itself", "restore")
    kept = restore(file, file.parent / "backup.db").kept
    assert kept is not None
    assert kept.is_symlink()
    with open_store(file) as store:
        assert len(store.select()) == 1


def test_a_link_to_a_drive_that_is_not_there_is_left_alone(file: Path) -> None:
    file.unlink()
    try:
        file.symlink_to(file.parent / "drive" / "requests.db")
    except OSError:
        pytest.skip("this user may not make links")
    with pytest.raises(ToolkitError, match="which is not there"):
        restore(file, file.parent / "backup.db")
    assert file.is_symlink()


def test_a_folder_is_not_replaced_by_a_backup(file: Path) -> None:
    (file.parent / "desk").mkdir()
    with pytest.raises(ToolkitError, match="is a folder"):
        restore(file.parent / "desk", file.parent / "backup.db")
    assert (file.parent / "desk").is_dir()


@pytest.mark.parametrize(
    "altered",
    ["DROP TABLE history", "DROP TABLE erased", "ALTER TABLE request DROP COLUMN tint", "DROP TABLE mark"],
)
def test_a_database_without_a_table_or_column_is_damaged(altered: str, file: Path) -> None:
    with closing(sqlite3.connect(file)) as database:
        database.execute("PRAGMA foreign_keys = OFF")
        with suppress(sqlite3.OperationalError):
            database.execute(altered)
            _refused(file, "is damaged", "toolkit request restore")
    restore(file, file.parent / "backup.db")
    with open_store(file) as store:
        assert store.log(NEED, NOW, DUE).number == "R-2026-0002"


@pytest.mark.parametrize(
    "altered",
    [
        "received = 'soon'",
        "due = 'x'",
        "state = 'lost'",
        "sent = 7, taken = 'x'",
        "language = CAST(x'ff' AS TEXT)",
    ],
)
def test_a_row_that_cannot_be_read_is_damage(altered: str, file: Path) -> None:
    with closing(sqlite3.connect(file)) as database, database:
        database.execute("PRAGMA ignore_check_constraints = ON")
        database.execute(f"UPDATE request SET {altered}")
    with pytest.raises(ToolkitError, match="is damaged"), open_store(file) as store:
        store.select()


def _sqlite_errors() -> list[str]:
    return sorted(
        name
        for name in dir(sqlite3)
        if name.startswith("SQLITE_") and isinstance(getattr(sqlite3, name), int)
    )


@pytest.mark.parametrize("name", _sqlite_errors())
def test_every_error_of_sqlite_has_a_sentence_and_a_remedy(name: str, tmp_path: Path) -> None:
    fault = sqlite3.OperationalError("secret words of a library")
    fault.sqlite_errorname = name
    with pytest.raises(ToolkitError) as told, faults(tmp_path / "requests.db"):
        raise fault
    assert (told.value.exit_code, bool(told.value.remedy)) == (3, True)
