"""A text holds the marks of a template: readers see them as they are. Only the statement and the closing message
of `content/toolkit.yaml` have fields.

Bad: `Dear {{ name }}` in a section. Good: the words that belong there.
"""

from collections.abc import Iterator

from toolkit_cli.core.diagnostics import Severity
from toolkit_cli.core.findings import Finding
from toolkit_cli.core.wording import residue
from toolkit_cli.model.project import Project
from toolkit_cli.model.publication import FIELD
from toolkit_cli.rules._prose import prose

SEVERITY = Severity.ERROR
_FIELDS = ("statement", "message")


def check(project: Project) -> Iterator[Finding]:
    """Every text with such a mark that is no field."""
    for found in prose(project):
        filled_in = found.file == "content/toolkit.yaml" and found.path[0] in _FIELDS
        mark = residue(FIELD.sub("", found.words) if filled_in else found.words)
        if mark:
            yield Finding(
                found.file, found.path, f"`{mark}` is a mark of a template", "write what belongs there"
            )
