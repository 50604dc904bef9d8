"""Parts of a plan, for machines that each build one."""

import re
from collections.abc import Sequence

from toolkit_cli.build.canonical import digest_of
from toolkit_cli.build.fingerprints import Fingerprints
from toolkit_cli.build.manifest import Shard
from toolkit_cli.build.plan import Task
from toolkit_cli.core.errors import UsageError

_EFFORT = {"audio": 60, "transcript": 40, "booklet": 12, "pdf": 8, "docx": 8, "brf": 3, "pef": 3}
"""How long writers take for the same text, compared with each other; all others take 1."""
_START = 2000
"""Letters of text that take as long as what every file takes, whatever its length."""


def parse(written: str) -> tuple[int, int]:
    """Part and number of parts, of a text such as `2/4`. Raises UsageError."""
    found = re.fullmatch(r"(\d{1,4})/(\d{1,4})", written)
    part, of = map(int, found.groups()) if found else (0, 0)
    if not 1 <= part <= of:
        raise UsageError(f"`{written}` is no part of a plan.", "Write it as 1/4, 2/4 … 4/4.")
    return part, of


def shard(fingerprints: Fingerprints, tasks: Sequence[Task], part: int, of: int) -> tuple[list[Task], Shard]:
    """The tasks of one part of a plan, in the plan's order, and what its manifest says of the whole.

    Parts take about equally long; each task is in exactly one. Equal plans are split equally everywhere.
    """
    loads = [0] * of
    mine = set()
    for effort, path in sorted(((_effort(fingerprints, task), task.path) for task in tasks), reverse=True):
        least = loads.index(min(loads))
        loads[least] += effort
        if least == part - 1:
            mine.add(path)
    whole = digest_of({task.path: fingerprints.of(task) for task in tasks})
    return [task for task in tasks if task.path in mine], Shard(part, of, whole, len(tasks))


def _effort(fingerprints: Fingerprints, task: Task) -> int:
    return _EFFORT.get(task.file.writer, 1) * (_START + fingerprints.letters(task))
