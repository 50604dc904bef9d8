"""Commands as a person types them, in this process: most of the time of a short one is the start of Python."""

import contextlib
import gc
import io
import os
import sys
from collections.abc import Iterator
from pathlib import Path
from subprocess import CompletedProcess
from unittest import mock

from toolkit_cli.cli import main


def toolkit(*words: str, cwd: Path, terminal: bool = False, **environment: str) -> "CompletedProcess[str]":
    """What a command says and its exit code, in a folder and with some more variables of the environment.

    `terminal`: it is printed on one, of as many columns as COLUMNS says.
    """
    stream = _Terminal if terminal else io.TextIOWrapper
    out, err = (stream(io.BytesIO(), encoding="utf-8", newline="") for _ in range(2))
    with (
        contextlib.chdir(cwd),
        mock.patch.dict(os.environ, environment),
        mock.patch.multiple(sys, argv=["toolkit", *words], stdin=io.StringIO(), stdout=out, stderr=err),
        as_it_was(),
    ):
        code = _exit_code()
    return CompletedProcess(["toolkit", *words], code, *map(_said, (out, err)))


class _Terminal(io.TextIOWrapper):
    def isatty(self) -> bool:
        return True


def _exit_code() -> int:
    try:
        main()
    except SystemExit as end:
        return end.code if isinstance(end.code, int) else int(end.code is not None)
    return 0


@contextlib.contextmanager
def as_it_was() -> Iterator[None]:
    """The collector of garbage is set for a process that soon ends."""
    before = gc.get_threshold()
    try:
        yield
    finally:
        gc.set_threshold(*before)
        gc.unfreeze()


def _said(stream: io.TextIOWrapper) -> str:
    stream.flush()
    assert isinstance(stream.buffer, io.BytesIO)
    return stream.buffer.getvalue().decode("utf-8")
