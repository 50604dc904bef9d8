"""A progress bar for work that takes more than a second, only on a terminal."""

import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from toolkit_cli.build.plan import Task

_PATIENCE = 1.0


@contextmanager
def progress(total: int, title: str) -> Iterator[Callable[[Task], None]]:
    """Gives the function to call after each of `total` steps, with the task done."""
    if not sys.stderr.isatty():
        yield lambda _: None
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn

    bar = Progress(
        TextColumn(title, markup=False),
        BarColumn(),
        MofNCompleteColumn(),
        TextColumn("{task.fields[name]}", markup=False),
        console=Console(stderr=True, markup=False, highlight=False),
        transient=True,
    )
    task = bar.add_task(title, total=total, name="")
    begun = time.monotonic()

    def advance(done: Task) -> None:
        if not bar.live.is_started and time.monotonic() - begun > _PATIENCE:
            bar.start()
        bar.update(task, advance=1, name=done.path)

    try:
        yield advance
    finally:
        bar.stop()
