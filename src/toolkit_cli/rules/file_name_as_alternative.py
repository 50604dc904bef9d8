"""The text alternative of a picture is, or holds, the name of a file: a screen reader spells it out.

Bad: `alternative: balance.svg` or `alternative: IMG_1234`.
Good: `alternative: Four protective factors outweigh one risk factor on a pair of scales.`
"""

from collections.abc import Iterator

from toolkit_cli.core.diagnostics import Severity
from toolkit_cli.core.findings import Finding
from toolkit_cli.core.wording import is_file_name
from toolkit_cli.model.project import Project
from toolkit_cli.rules._alternatives import alternatives

SEVERITY = Severity.ERROR


def check(project: Project) -> Iterator[Finding]:
    """Every alternative that names a file."""
    for file, path, _, words in alternatives(project):
        if is_file_name(words):
            message = f"the alternative `{words}` is the name of a file"
            yield Finding(file, path, message, "say in a sentence what the picture tells")
