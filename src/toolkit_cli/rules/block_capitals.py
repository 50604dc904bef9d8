"""Words stand in capitals: they are harder to read, and a screen reader may spell them out.

Three words or more, or one of more than 6 letters, that are no abbreviation of `content/terms.yaml`.

Bad: `PLEASE READ THIS FIRST`. Good: `**Please read this first**`.
"""

from collections.abc import Iterator

from toolkit_cli.core.diagnostics import Severity
from toolkit_cli.core.findings import Finding
from toolkit_cli.core.wording import shouted
from toolkit_cli.model.project import Project
from toolkit_cli.rules._capitals import known
from toolkit_cli.rules._prose import Part, prose

SEVERITY = Severity.WARNING
WORDING = True


def check(project: Project) -> Iterator[Finding]:
    """Every run of words in capitals."""
    names = known(project)
    for found in prose(project):
        if found.part is not Part.NAME:
            for run in shouted(found.words, names):
                message = f"`{run[0]}` is in block capitals"
                yield Finding(
                    found.file, found.path, message, "write it in lower case; **bold** gives weight"
                )
