"""The manifest of an output folder, and the paths that it names."""

import atexit
import shutil
import tempfile
from functools import cache
from pathlib import Path

from toolkit_cli.build import manifest

SEEDS = (
    b'{"schema": 2, "outputs": [{"path": "en-GB/a.docx", "sha256": "00", "fingerprint": "x", "document": "a", "language": "en-GB", "format": "docx"}]}',
    b'{"schema": 2, "outputs": [], "shard": {"number": 1, "count": 2, "plan": "x", "tasks": 3}}',
)  # fmt: skip
TOKENS = (
    b'"schema": 1',
    b'"outputs"',
    b"[[[[",
    b"null",
    b"true",
    b'"../x"',
    b'"a\\u0000b"',
    b'"\\ud800"',
    b"1e999",
    b'"shard": 3',
    b"{}",
    b'"CON"',
)
WEIGHT = 40


@cache
def _folder() -> Path:
    folder = Path(tempfile.mkdtemp(prefix="fuzz-"))
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    (folder / manifest.NAME).parent.mkdir(parents=True, exist_ok=True)
    return folder


def run(content: bytes) -> None:
    """Read it; every path stays in its folder."""
    (_folder() / manifest.NAME).write_bytes(content)
    for path in manifest.read(_folder()).entries:
        assert ".." not in Path(path).parts and not Path(path).is_absolute(), path
