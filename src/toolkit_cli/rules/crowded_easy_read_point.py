"""A point of Easy Read has more than one sentence, or a list within it: each idea has a picture of its own.

Bad: `Help other people. Share with other people.` beside one picture.
Good: two points, each with its sentence and its picture.
"""

from collections.abc import Iterator

from toolkit_cli.core.diagnostics import Severity
from toolkit_cli.core.findings import Finding
from toolkit_cli.core.sentences import sentences
from toolkit_cli.model.project import Project
from toolkit_cli.rules._easy_read import points, spoken

SEVERITY = Severity.WARNING
WORDING = True
_PARTS = ";"


def check(project: Project) -> Iterator[Finding]:
    """Every point with several sentences, or with parts that a semicolon divides."""
    for file, path, point in points(project):
        words = spoken(point)
        count = len(sentences(words))
        hint = "make a point of each, with its own picture"
        if count > 1:
            yield Finding(file, (*path, "text"), f"the point has {count} sentences", hint)
        elif _PARTS in words:
            yield Finding(file, (*path, "text"), "a semicolon joins several ideas", hint)
