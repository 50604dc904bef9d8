"""An abbreviation in Easy Read: full words are easier, also where readers may know the abbreviation.

`NHS` is better known than its long form.

Bad: `Ask your GP.`
Good: `Ask your doctor.`
"""

from collections.abc import Iterator

from toolkit_cli.core.diagnostics import Severity
from toolkit_cli.core.findings import Finding
from toolkit_cli.model.project import Project
from toolkit_cli.rules._capitals import abbreviations, stem
from toolkit_cli.rules._easy_read import points, spoken

SEVERITY = Severity.WARNING
WORDING = True
_NAMES = frozenset({"NHS"})


def check(project: Project) -> Iterator[Finding]:
    """The first abbreviation of every point."""
    for file, path, point in points(project):
        found = [each[0] for each in abbreviations(spoken(point), _NAMES) if stem(each[0]) not in _NAMES]
        if found:
            yield Finding(file, (*path, "text"), f"`{found[0]}` is an abbreviation", "write the full words")
