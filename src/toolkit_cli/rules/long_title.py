"""The title of a document, section or subsection has more than 65 characters: too long to take in at a glance.

Bad: `The impact of poorly developed prosocial skills on resilience in children` (73 characters).
Good: `How prosocial skills affect resilience` (38 characters).
"""

from collections.abc import Iterator

from toolkit_cli.core.diagnostics import Severity
from toolkit_cli.core.findings import Finding
from toolkit_cli.model.project import Project
from toolkit_cli.rules._prose import Part, prose

SEVERITY = Severity.WARNING
WORDING = True
_MOST = 65


def check(project: Project) -> Iterator[Finding]:
    """Every title that is too long; the title of the publication counts where a document carries it."""
    for found in prose(project):
        if found.part is Part.TITLE and len(found.words) > _MOST and found.file != "content/toolkit.yaml":
            message = f"the title `{found.words}` has {len(found.words)} characters"
            yield Finding(found.file, found.path, message, f"shorten it: {_MOST} characters at most")
