"""The database of the desk."""

import atexit
import shutil
import tempfile
from contextlib import suppress
from functools import cache
from pathlib import Path

from toolkit_cli.core.errors import ToolkitError
from toolkit_cli.requests.store import open_store


@cache
def _folder() -> Path:
    folder = Path(tempfile.mkdtemp(prefix="fuzz-"))
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    return folder


def _made() -> bytes:
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "requests.db"
        with open_store(file):
            pass
        return file.read_bytes()


SEEDS = (_made(), b"")
TOKENS = (
    b"SQLite format 3\0",
    b"CREATE TABLE",
    b"\x10\0",
    b"\xff\xff\xff\xff",
    b"requests",
    b"CHECK",
    b"TRIGGER",
)
WEIGHT = 3


def run(content: bytes) -> None:
    """Open it, and ask it."""
    for file in _folder().iterdir():
        file.unlink()
    file = _folder() / "requests.db"
    file.write_bytes(content)
    with suppress(ToolkitError), open_store(file, wait=0.01) as store:
        store.select()
