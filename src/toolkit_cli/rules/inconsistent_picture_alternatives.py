"""Some pictures of a section in Easy Read have a text alternative and others have none.

The words beside a picture say what it shows. So either no picture has an alternative, or each has a very
short one.

Bad: an alternative for one picture out of ten. Good: none.
"""

from collections.abc import Iterator

from toolkit_cli.core.diagnostics import Severity
from toolkit_cli.core.findings import Finding
from toolkit_cli.model.project import Project
from toolkit_cli.rules._easy_read import points

SEVERITY = Severity.WARNING
_LONGEST = 60


def check(project: Project) -> Iterator[Finding]:
    """Every alternative in a file where other pictures have none, and every long one."""
    found = list(points(project))
    without = {file for file, _, point in found if point.alternative is None}
    for file, path, point in found:
        if point.alternative is None:
            continue
        place = (*path, "alternative")
        if file in without:
            message = "other pictures of this section have no alternative"
            yield Finding(file, place, message, "remove it, or give every picture a very short one")
        elif len(str(point.alternative)) > _LONGEST:
            message = f"the alternative has {len(str(point.alternative))} characters"
            yield Finding(file, place, message, "a few words are enough beside the sentence")
