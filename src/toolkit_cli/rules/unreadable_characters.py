"""A text holds the mark of a character that was lost (U+FFFD), or one of private use that only one font knows, as
bullets of Symbol and Wingdings are: readers see a box, and a screen reader says nothing.

Bad: `caf�`. Good: `café`.
"""

from collections.abc import Iterator

from toolkit_cli.core.diagnostics import Severity
from toolkit_cli.core.findings import Finding
from toolkit_cli.core.wording import lost_character
from toolkit_cli.model.project import Project
from toolkit_cli.rules._prose import prose

SEVERITY = Severity.ERROR


def check(project: Project) -> Iterator[Finding]:
    """Every text with such a character."""
    for found in prose(project):
        lost = lost_character(found.words)
        if lost:
            message = f"the character U+{ord(lost):04X} can be read by nobody"
            yield Finding(found.file, found.path, message, "write the character that is meant")
