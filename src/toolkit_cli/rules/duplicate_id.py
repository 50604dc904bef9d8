"""An id stands twice in a section, so that selecting it is ambiguous.

Bad: two items with `id: be-calm` in one file.
Good: each id once in a file; other files may use it too.
"""

from collections.abc import Iterator

from toolkit_cli.core.diagnostics import Severity
from toolkit_cli.core.findings import Finding
from toolkit_cli.core.sources import KeyPath
from toolkit_cli.model.node import ids
from toolkit_cli.model.project import Project, section_file

SEVERITY = Severity.ERROR


def check(project: Project) -> Iterator[Finding]:
    """Every id after its first."""
    for name, section in project.sections.items():
        first: dict[str, KeyPath] = {}
        for path, found in ids(section):
            if found in first:
                line = project.span(section_file(name), first[found]).line
                yield Finding(
                    section_file(name),
                    path,
                    f"id `{found}` is given twice",
                    f"first in line {line}; choose another",
                )
            first.setdefault(found, path)
