"""Brings a database up to the tables that this program knows, whole or not at all."""

import sqlite3
from pathlib import Path

from toolkit_cli.core.errors import ToolkitError
from toolkit_cli.requests._schema import APPLICATION, BRAILLE_PAGE, FIRST

MIGRATIONS: list[tuple[str, ...]] = [FIRST, BRAILLE_PAGE]
"""The statements that lead from each schema version to the next: the version is how many were carried out."""


def migrate(database: sqlite3.Connection, file: Path) -> None:
    """Carry out what is missing, in one transaction. Raises ToolkitError for a newer or foreign database."""
    if _version(database, file) == len(MIGRATIONS):
        return
    database.execute("BEGIN IMMEDIATE")
    try:
        for statements in MIGRATIONS[_version(database, file) :]:
            for statement in statements:
                database.execute(statement)
        database.execute(f"PRAGMA application_id = {APPLICATION}")
        database.execute(f"PRAGMA user_version = {len(MIGRATIONS)}")
        database.execute("COMMIT")
    except BaseException:
        if database.in_transaction:
            database.execute("ROLLBACK")
        raise


def _version(database: sqlite3.Connection, file: Path) -> int:
    """The schema version; 0 for a database without tables. Each is asked of the file itself, never remembered."""
    (tables,) = database.execute("SELECT count(*) FROM sqlite_schema").fetchone()
    (application,) = database.execute("PRAGMA application_id").fetchone()
    (version,) = database.execute("PRAGMA user_version").fetchone()
    if tables and application != APPLICATION:
        raise ToolkitError(
            f"{file} is the database of another program.",
            "Nothing was changed in it. Give the path of the file with the requests, or of a new one.",
        )
    if version > len(MIGRATIONS):
        raise ToolkitError(
            f"{file} was written by a newer version of this program (schema {version}, known: {len(MIGRATIONS)}).",
            "Nothing was changed in it. Install the newer version on this computer too.",
        )
    return int(version)
