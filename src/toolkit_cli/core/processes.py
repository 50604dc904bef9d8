"""This process: whether it can be copied safely, how it takes Ctrl-C, its memory, and the processors there are."""

import os
import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager


def processors() -> int:
    """The processors that this process may use."""
    allowed = getattr(os, "sched_getaffinity", None)
    return len(allowed(0)) if allowed else os.cpu_count() or 1


def may_fork() -> bool:
    """Whether a copy of this process would be whole: of several threads it would have only one.

    A copy needs no imports, and shares the memory of what was read.
    """
    try:
        return len(os.listdir("/proc/self/task")) == 1  # noqa: PTH208 - of Linux alone
    except OSError:
        return False


@contextmanager
def uninterrupted() -> Iterator[None]:
    """What is started here does not hear Ctrl-C: its parent does, and ends it."""
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    before = signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)


@contextmanager
def interrupted_afterwards() -> Iterator[None]:
    """Ctrl-C is heard at the end: a function of ours that a library in C calls would swallow it and go on."""
    if threading.current_thread() is not threading.main_thread() or _ignored():
        yield
        return
    heard: list[int] = []
    before = signal.signal(signal.SIGINT, lambda number, _: heard.append(number))
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)
        if heard:
            signal.raise_signal(signal.SIGINT)


def _ignored() -> bool:
    return signal.getsignal(signal.SIGINT) is signal.SIG_IGN


def memory() -> int:
    """The bytes of memory that this process takes beside files; 0 where the system does not tell."""
    try:
        with open("/proc/self/statm", "rb") as stream:  # noqa: PTH123 - often
            _, resident, shared, *_ = map(int, stream.read().split())
        return (resident - shared) * os.sysconf("SC_PAGE_SIZE")
    except (OSError, ValueError):
        return 0


def release() -> None:
    """Give memory that was freed back to the system, where it keeps it otherwise (glibc)."""
    import ctypes

    try:
        ctypes.CDLL(None).malloc_trim(0)
    except (AttributeError, OSError, TypeError):
        return
