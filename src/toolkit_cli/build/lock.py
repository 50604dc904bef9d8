"""One build at a time in an output folder."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from toolkit_cli.build.hidden import hidden, writing
from toolkit_cli.core.errors import ToolkitError

PATIENCE = 10.0
"""Seconds to wait for another build to end."""


@contextmanager
def locked(
    output: Path, say: Callable[[str], None] = lambda _: None, patience: float | None = None
) -> Iterator[None]:
    """Holds the lock of an output folder; `say` is told when it has to be waited for, at most `PATIENCE`.

    The system frees the lock of a build that was killed. Raises ToolkitError if another build keeps it.
    """
    from filelock import FileLock, Timeout

    patience = PATIENCE if patience is None else patience
    lock = FileLock(hidden(output) / "lock")
    with writing(output):
        try:
            lock.acquire(timeout=0)
        except Timeout:
            say(f"Another build is at work in {output}: waiting up to {patience:.0f} seconds …")
            try:
                lock.acquire(timeout=patience)
            except Timeout:
                raise ToolkitError(
                    f"Another build is still at work in {output}.", "Build again when it has ended."
                ) from None
    try:
        yield
    finally:
        lock.release()
