"""A name, address or number stands for one that is still to be written, and reaches nobody.

A new project begins with some. A draft may have them; a release, and what goes out for a request, may not.

Bad: `name: Your organisation`, `email: office@example.org`, `[insert phone number]`.
Good: the name of the organisation, and an address that somebody reads.
"""

from collections.abc import Iterator

from toolkit_cli.core.diagnostics import Severity
from toolkit_cli.core.findings import Finding
from toolkit_cli.core.placeholders import placeholder, placeholder_name
from toolkit_cli.model.project import Project
from toolkit_cli.rules._strings import strings

SEVERITY = Severity.WARNING
_TOOLKIT = "content/toolkit.yaml"
_HINT = "write your own"


def check(project: Project) -> Iterator[Finding]:
    """Every such value of the content."""
    for file, value in project.values.items():
        for path, text in strings(value) if file.startswith("content/") else ():
            found = placeholder(text)
            if (
                not found
                and file == _TOOLKIT
                and path in {("publisher", "name"), ("publisher", "short-name")}
            ):
                found = text if placeholder_name(text) else ""
            if found:
                yield Finding(file, path, f"`{found}` stands for what is still to be written", _HINT)
