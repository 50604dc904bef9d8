"""Makes files in this process, or in some processes of this machine."""

import gc
import multiprocessing
import os
import signal
import time
import traceback
from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass, replace
from itertools import islice
from multiprocessing.connection import Connection, wait
from multiprocessing.process import BaseProcess
from typing import Any, cast

from toolkit_cli.build.alike_files import make
from toolkit_cli.build.workers import Chunk, Made, Setting
from toolkit_cli.core.errors import ToolkitError
from toolkit_cli.core.processes import may_fork, memory, release, uninterrupted
from toolkit_cli.tools import typst

_TRIES = 2
"""How often a worker may die over the same file."""
_MOST = 40 * 2**20
"""Bytes by which a worker may grow before it forgets what it set."""
_MANY = 100
"""Files after which it does so where the system does not tell how much it has grown."""
_OFTEN = 0.1
"""Seconds after which a worker tells what it made: each word costs both sides."""


class WorkerError(Exception):
    """A fault of the program in a worker, with its traceback."""


def run(setting: Setting, chunks: Iterable[Chunk], where: str) -> Iterator[Made]:
    """What was made, in the order in which it was; `where` is the number of processes. Raises ToolkitError."""
    jobs = int(where)
    if jobs < 2:
        for chunk in chunks:
            yield from make(setting, chunk)
        return
    pool = _Pool(setting, iter(chunks), jobs)
    try:
        yield from pool.run()
    finally:
        pool.stop()


@dataclass
class _Worker:
    """A process, the chunk it is at, and how often that chunk has lost its worker."""

    process: BaseProcess
    chunk: Chunk | None = None
    deaths: int = 0

    def left(self, made: list[Made]) -> None:
        """Take files that were made off the chunk."""
        assert self.chunk is not None
        done = {each.task for each in made}
        tasks = tuple(task for task in self.chunk.tasks if task not in done)
        self.chunk, self.deaths = replace(self.chunk, tasks=tasks), 0


class _Pool:
    """Each worker has a pipe of its own: when either end dies, the other knows."""

    def __init__(self, setting: Setting, chunks: Iterator[Chunk], jobs: int) -> None:
        self._setting, self._chunks, self._jobs = setting, chunks, jobs
        self._workers: dict[Connection, _Worker] = {}

    def run(self) -> Iterator[Made]:
        first = list(islice(self._chunks, self._jobs))
        for pipe, chunk in zip([self._start() for _ in first], first, strict=True):
            self._send(pipe, chunk)
        while self._workers:
            for heard in wait(list(self._workers)):
                yield from self._heard(cast("Connection", heard))  # on Windows it is of another class

    def stop(self) -> None:
        for pipe, worker in self._workers.items():
            worker.process.terminate()
            worker.process.join()
            pipe.close()
        self._workers.clear()

    def _start(self) -> Connection:
        ours, theirs = multiprocessing.Pipe()
        process = _process(theirs, self._setting)
        with uninterrupted():
            process.start()
        theirs.close()
        self._workers[ours] = _Worker(process)
        return ours

    def _next(self, pipe: Connection) -> None:
        """Give the worker of a pipe its next chunk, or its leave if there is none."""
        chunk = next(self._chunks, None)
        self._send(pipe, chunk)
        if chunk is None:
            worker = self._workers.pop(pipe)
            worker.process.join()
            pipe.close()

    def _send(self, pipe: Connection, chunk: Chunk | None) -> None:
        self._workers[pipe].chunk, self._workers[pipe].deaths = chunk, 0
        with suppress(OSError):  # of a worker that is dead we hear when we listen
            pipe.send(chunk)

    def _heard(self, pipe: Connection) -> Iterator[Made]:
        try:
            said: Any = pipe.recv()
        except (EOFError, OSError):
            self._replace(pipe)
            return
        match said:
            case list():
                self._workers[pipe].left(said)
                yield from said
            case None:
                self._next(pipe)
            case (ToolkitError.__name__, message, remedy):
                raise ToolkitError(message, remedy)
            case (_, text):
                raise WorkerError(text)

    def _replace(self, pipe: Connection) -> None:
        """A worker died: another one does the rest of its chunk."""
        worker = self._workers.pop(pipe)
        pipe.close()
        worker.process.join()
        chunk = worker.chunk
        if chunk is None or worker.deaths + 1 >= _TRIES:
            name = chunk.tasks[0].path if chunk and chunk.tasks else "a file"
            raise ToolkitError(f"The process that made {name} died.", "Build with fewer processes: --jobs 1")
        again = self._start()
        self._send(again, chunk)
        self._workers[again].deaths = worker.deaths + 1


def _process(pipe: Connection, setting: Setting) -> BaseProcess:
    if may_fork():
        gc.freeze()  # what the copy shares is not touched by collecting
        fork = multiprocessing.get_context("fork")
        return fork.Process(target=_copy, args=(pipe, setting), daemon=True)
    return multiprocessing.get_context("spawn").Process(target=_work, args=(pipe, setting), daemon=True)


def _together(made: Iterable[Made]) -> Iterator[list[Made]]:
    """What was made, told often enough for a progress bar and for little to be lost with a worker."""
    told, some = time.monotonic(), []
    for each in made:
        some.append(each)
        if time.monotonic() - told > _OFTEN:
            yield some
            told, some = time.monotonic(), []
    if some:
        yield some


def _forget(before: int, files: int) -> int:
    """Keep the memory of a worker steady, whatever the number of files: `files` were made since it forgot last.

    How many that are from now on. Where the system does not tell of memory, files are counted instead.
    """
    if (memory() - before <= _MOST) if before else files < _MANY:
        return files
    typst.forget()
    release()
    return 0


def _copy(pipe: Connection, setting: Setting) -> None:
    """Work without what else is open: the lock of the build, and the pipes of other workers."""
    os.closerange(3, pipe.fileno())
    os.closerange(pipe.fileno() + 1, os.sysconf("SC_OPEN_MAX"))
    _work(pipe, setting)


def _work(pipe: Connection, setting: Setting) -> None:
    """Make chunk after chunk until there is none, or nobody listens any more."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    before, files = memory(), 0
    with suppress(EOFError, OSError):
        while (chunk := pipe.recv()) is not None:
            try:
                for some in _together(make(setting, chunk)):
                    pipe.send(some)
                pipe.send(None)
                files = _forget(before, files + len(chunk.tasks))
            except ToolkitError as fault:
                pipe.send((ToolkitError.__name__, fault.message, fault.remedy))
            except BrokenPipeError:
                return
            except Exception:
                pipe.send(("bug", traceback.format_exc()))
