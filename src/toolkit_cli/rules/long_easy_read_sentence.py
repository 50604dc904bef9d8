"""A sentence in Easy Read has 13 to 15 words: allowed, and hard for some readers.

Bad: `You can ask somebody you know well to sit down and read this help sheet with you.`
Good: `You can ask somebody to read this help sheet with you.`
"""

from collections.abc import Iterator

from toolkit_cli.core.diagnostics import Severity
from toolkit_cli.core.findings import Finding
from toolkit_cli.model.project import Project
from toolkit_cli.rules._easy_read import MOST_WORDS, lengths

SEVERITY = Severity.WARNING
WORDING = True
_BEST = 12


def check(project: Project) -> Iterator[Finding]:
    """Every sentence that is long but not too long, with its number of words."""
    for file, path, begin, count in lengths(project):
        if _BEST < count <= MOST_WORDS:
            message = f"the sentence “{begin} …” has {count} words"
            yield Finding(file, path, message, f"write {_BEST} words if you can")
