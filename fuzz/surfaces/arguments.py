"""The words of the command line, in an empty folder."""

import atexit
import os
import shutil
import sys
import tempfile
from functools import cache
from pathlib import Path

from toolkit_cli import cli

SEEDS = (
    b"validate", b"build\0--format\0docx", b"list", b"explain\0long-title", b"formats\0en-GB", b"audit\0a.docx", b"request\0list", b"schema\0section",
    b"verify", b"template\0lint\0a.docx", b"translate\0status\0pl", b"build\0--language\0pl_PL\0--dry-run", b"request\0new\0--document\0a", b"--help",
    b"build\0--tint\0#FFF", b"approve\0sleep", b"merge\0a\0b", b"doctor", b"validate\0--report\0json", b"translate\0import\0a.po", b"--version",
)  # fmt: skip
TOKENS = (
    b"\0--help",
    b"\0--",
    b"\0-",
    b"\0--output\0x",
    b"\0--jobs\0-1",
    b"\0--due\x002026-02-30",
    b"\0",
    b"\0=\0",
    b"\0--report\0",
    b"\0--project\0.",
)
WEIGHT = 2


@cache
def _folder() -> Path:
    folder = Path(tempfile.mkdtemp(prefix="fuzz-"))
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    return folder


def run(content: bytes) -> None:
    """Run the command; it ends with the exit code of an answer, never with that of a fault of the program."""
    words = [os.fsdecode(word) for word in content.split(b"\0")]
    if any("/" in word or ".." in word or word.startswith("~") for word in words) or "doctor" in words:
        return  # nothing is made outside the folder, and no other program is started
    shutil.rmtree(_folder(), ignore_errors=True)
    _folder().mkdir()
    before, sys.argv = sys.argv, ["toolkit", *words]
    os.chdir(_folder())
    try:
        cli.main()
    except SystemExit as end:
        assert end.code in {0, 1, 2, 3, None}, end.code
    finally:
        sys.argv = before
        os.chdir("/")
