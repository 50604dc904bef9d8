"""Brings a database up to the tables that this program knows, whole or not at all."""

import sqlite3
from contextlib import closing
from functools import lru_cache
from pathlib import Path

from toolkit_cli.core.errors import ToolkitError
from toolkit_cli.requests._faults import damaged
from toolkit_cli.requests._schema import APPLICATION, BRAILLE_PAGE, FIRST, SEVERAL_AND_ERASED

MIGRATIONS: list[tuple[str, ...]] = [FIRST, BRAILLE_PAGE, SEVERAL_AND_ERASED]
"""The statements that lead from each schema version to the next: the version is how many were carried out."""


def migrate(database: sqlite3.Connection, file: Path) -> None:
    """Carry out what is missing, in one transaction.

    Raises ToolkitError for a newer or foreign database, DamagedError for one without the tables of its version.
    """
    if _version(database, file) < len(MIGRATIONS):
        database.execute("BEGIN IMMEDIATE")
        try:
            _bring_up(database, _version(database, file))
            database.execute("COMMIT")
        except BaseException:
            if database.in_transaction:
                database.execute("ROLLBACK")
            raise
    if _columns(database) != _known_columns(tuple(MIGRATIONS)):
        raise damaged(file, "tables or columns are missing, or are not its own")


def _bring_up(database: sqlite3.Connection, version: int) -> None:
    for statements in MIGRATIONS[version:]:
        for statement in statements:
            database.execute(statement)
    database.execute(f"PRAGMA application_id = {APPLICATION}")
    database.execute(f"PRAGMA user_version = {len(MIGRATIONS)}")


def _version(database: sqlite3.Connection, file: Path) -> int:
    """The schema version; 0 for a database without tables. Each is asked of the file itself, never remembered."""
    columns = _columns(database)
    (application,) = database.execute("PRAGMA application_id").fetchone()
    (version,) = database.execute("PRAGMA user_version").fetchone()
    if columns and application != APPLICATION:
        if {name for name, _ in columns} >= {"mark", "request", "history"}:
            raise damaged(file, "its first bytes are not its own")
        raise ToolkitError(
            f"{file} is the database of another program.",
            "Nothing was changed in it. Give the path of the file with the requests, or of a new one.",
        )
    if version < 0 or (version > len(MIGRATIONS) and columns == _known_columns(tuple(MIGRATIONS))):
        raise damaged(file, f"it says that its schema is {version}")
    if version > len(MIGRATIONS):
        raise ToolkitError(
            f"{file} was written by a newer version of this program (schema {version}, known: {len(MIGRATIONS)}).",
            "Nothing was changed in it. Install the newer version on this computer too.",
        )
    return int(version)


def _columns(database: sqlite3.Connection) -> frozenset[tuple[str, str]]:
    """Every column there is, with the name of its table."""
    return frozenset(
        database.execute(
            "SELECT tables.name, columns.name"
            " FROM sqlite_schema AS tables, pragma_table_info(tables.name) AS columns WHERE tables.type = 'table'"
        )
    )


@lru_cache
def _known_columns(migrations: tuple[tuple[str, ...], ...]) -> frozenset[tuple[str, str]]:
    with closing(sqlite3.connect(":memory:")) as database:
        for statement in (each for statements in migrations for each in statements):
            database.execute(statement)
        return _columns(database)
