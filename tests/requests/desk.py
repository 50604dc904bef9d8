"""A desk for tests: needs, moments, and a store with thousands of requests."""

import sqlite3
from contextlib import closing
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from toolkit_cli.requests import deadlines
from toolkit_cli.requests.record import Channel, Need, Sending
from toolkit_cli.requests.store import open_store

"""Whether the tests of killing and crowding run at full length."""
NOW = datetime(2026, 11, 23, 9, 30, tzinfo=UTC)
HASH, OTHER = "a" * 64, "b" * 64
NEED = Need(document="pace-leaflet", format="large-print", language="en-GB", channel=Channel.POST)
SENDING = Sending(at=NOW, taken=0, document_hash=HASH, version="1.0", sent_hash=OTHER)
DUE = date(2026, 11, 24)
FORMATS = ("docx", "large-print", "braille", "audio", "bsl-video")


def many(file: Path, count: int) -> None:
    """Fill a new store with requests of three years, two thirds of them sent and closed."""
    with open_store(file):
        pass
    rows, steps = [], []
    for serial in range(1, count + 1):
        at = NOW - timedelta(hours=2 * serial)
        form, sent = FORMATS[serial % 5], serial % 3 > 0
        due = deadlines.due(at, deadlines.target(form))
        out = (at + timedelta(days=serial % 11)).isoformat() if sent else None
        document = f"document-{serial % 13}"
        state, taken = ("closed", serial % 8) if sent else ("received", None)
        rows.append(
            (2026, serial, at.isoformat(), document, form, "pl" if serial % 4 else "en-GB", due.isoformat())
        )
        rows[-1] += (state, out, taken, HASH if sent else "", "met" if sent else None, out)
        steps += [(2026, serial, 1, at.isoformat(), "received"), (2026, serial, 2, at.isoformat(), state)]
    with closing(sqlite3.connect(file)) as database, database:
        database.execute("INSERT INTO mark VALUES (2026, ?)", (count,))
        database.executemany(
            "INSERT INTO request (year, serial, received, document, format, language, due, state, sent, taken,"
            " document_hash, outcome, closed, channel, size_pt, braille_grade, tint, reference)"
            " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 'post', 0, 0, '', '')",
            rows,
        )
        database.executemany(
            "INSERT INTO history (year, serial, position, at, state) VALUES (?, ?, ?, ?, ?)", steps
        )
