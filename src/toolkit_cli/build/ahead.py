"""Workers that read the program while the build still finds out what there is to do."""

import gc
import multiprocessing
import os
import signal
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from importlib import import_module
from multiprocessing.connection import Connection
from multiprocessing.process import BaseProcess

from toolkit_cli.core.folders import Folders
from toolkit_cli.core.processes import may_fork, processors, uninterrupted

_DRAWN = "toolkit_cli.templating.environment"
_LATER = {
    "docx": ("docxtpl", "babel.core"),
    "pdf": ("typst", "babel.core", _DRAWN),
    "html": ("babel.core", _DRAWN),
    "epub": ("babel.core", _DRAWN),
}
"""What writers import at their first document, by name: nothing that starts threads, which a copy has not."""
_waiting: list[Connection] = []


class Ready:
    """A worker that was made ahead, a copy of a copy of this process; `pipe` is our end of its pipe."""

    def __init__(self, pipe: Connection) -> None:
        self._pipe = pipe
        self._number: int = pipe.recv()

    def terminate(self) -> None:
        """End it, whatever it is at."""
        with suppress(ProcessLookupError):
            os.kill(self._number, signal.SIGTERM)

    def join(self) -> None:
        """Wait until it has ended: then nobody holds the other end of its pipe."""
        with suppress(EOFError, OSError):
            while True:
                self._pipe.recv()


@contextmanager
def workers(jobs: int, formats: Sequence[str], folders: Folders) -> Iterator[None]:
    """Make up to `jobs` workers that will write `formats` of a project, and end those that nobody took.

    Without a second processor, or where a process cannot be copied, there are none.
    """
    count = min(jobs or processors(), processors())
    if count < 2 or not may_fork():
        yield
        return
    import_module("toolkit_cli.build.check")  # what both need, once
    try:
        reader = _reader(count, formats, folders)
    except OSError:  # there may be no more processes: the build does without
        yield
        return
    try:
        yield
    except BaseException:
        reader.terminate()
        raise
    finally:
        if len(_waiting) == count:
            reader.terminate()
        while _waiting:
            _waiting.pop().close()
        reader.join()


def any_ready() -> bool:
    """Whether a worker waits for work."""
    return bool(_waiting)


def take(setting: object) -> tuple[Connection, Ready] | None:
    """A worker that is told the setting, as soon as it is ready; None if there is none, or if it died."""
    while _waiting:
        pipe = _waiting.pop(0)
        with suppress(EOFError, OSError):
            pipe.send(setting)
            return pipe, Ready(pipe)
        pipe.close()
    return None


def _reader(count: int, formats: Sequence[str], folders: Folders) -> BaseProcess:
    pipes = [multiprocessing.Pipe() for _ in range(count)]
    theirs = [each for _, each in pipes]
    fork = multiprocessing.get_context("fork")
    reader = fork.Process(target=_read_and_divide, args=(theirs, formats, folders), daemon=True)
    with uninterrupted():
        reader.start()
    for each in theirs:
        each.close()
    _waiting[:] = [ours for ours, _ in pipes]
    return reader


def _read_and_divide(pipes: Sequence[Connection], formats: Sequence[str], folders: Folders) -> None:
    """Read the program once, for all: then there is a worker at each pipe."""
    from toolkit_cli.build.executors.local import answer

    with suppress(Exception):  # what is missing or broken, the build itself says
        for _ in _steps(formats, folders):
            if any(pipe.poll() for pipe in pipes):
                break
    gc.freeze()
    mine, *others = pipes
    copies: list[int] = []
    with suppress(OSError):  # without another process its pipe is closed below
        for each in others if may_fork() else ():
            copies.append(os.fork())
            if not copies[-1]:
                mine, copies = each, []
                break
    answer(mine)
    mine.close()
    for number in copies:
        os.waitpid(number, 0)


def _steps(formats: Sequence[str], folders: Folders) -> Iterator[None]:
    """Read what the writers need, then make what all documents share, a step at a time."""
    from toolkit_cli import locales, writers
    from toolkit_cli.build.formats import writers_of
    from toolkit_cli.build.load import shared
    from toolkit_cli.core.discovery import plug_in

    locales.load(locales.SOURCE)
    names = sorted({writer for form in formats or ["docx"] for writer in writers_of(form)})
    found = [plug_in(writers, name) for name in names]
    for library in (library for name in names for library in _LATER.get(name, ())):
        import_module(library)
    yield
    for writer in found:
        if hasattr(writer, "prepare"):
            yield from writer.prepare(*shared(folders, writer))
