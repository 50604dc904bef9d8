"""Copies of this process, where the system makes them safely."""

import os


def may_fork() -> bool:
    """Whether a copy of this process would be whole: of several threads it would have only one.

    A copy needs no imports, and shares the memory of what was read.
    """
    try:
        return len(os.listdir("/proc/self/task")) == 1  # noqa: PTH208 - of Linux alone
    except OSError:
        return False
