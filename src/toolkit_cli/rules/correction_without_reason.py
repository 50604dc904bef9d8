"""A correction of the published edition does not say why it was made, or corrects nothing.

Bad: `why: ""`, or the same words under `was:` and `now:`.
Good: `{section: sleep, was: Childs learn, now: Children learn, why: spelling}`.
"""

from collections.abc import Iterator

from toolkit_cli.core.diagnostics import Severity
from toolkit_cli.core.findings import Finding
from toolkit_cli.model.project import Project

SEVERITY = Severity.WARNING
_FILE = "content/corrections.yaml"


def check(project: Project) -> Iterator[Finding]:
    """Every correction without a reason or without a change."""
    for index, entry in enumerate(project.corrections.corrections):
        path = ("corrections", index)
        if not entry.why.strip():
            message = f"the correction to “{entry.now}” has no reason"
            yield Finding(_FILE, (*path, "why"), message, "say under `why` what was wrong")
        if entry.was.split() == entry.now.split():
            message = f"“{entry.was}” is corrected to the same words"
            yield Finding(
                _FILE, (*path, "now"), message, "write what stands in the text now, or remove the entry"
            )
