"""The text alternative of a picture is too short or too long to help, or says nothing but that it is a picture.

Bad: `alternative: Picture`, `alternative: Image of scales`, or only the name of the drawing.
Good: what it tells, in 5 to 150 characters: `Four protective factors outweigh one risk factor.`
"""

import re
from collections.abc import Iterator

from toolkit_cli.core.diagnostics import Severity
from toolkit_cli.core.findings import Finding
from toolkit_cli.core.wording import is_file_name, weakness
from toolkit_cli.model.project import Project
from toolkit_cli.rules._alternatives import alternatives

SEVERITY = Severity.ERROR


def check(project: Project) -> Iterator[Finding]:
    """Every alternative that tells nothing."""
    for file, path, name, words in alternatives(project):
        fact = "" if is_file_name(words) else _fact(words, name)
        if fact:
            message = f"the alternative `{words}` {fact}"
            yield Finding(file, path, message, "say in 5 to 150 characters what the picture tells")


def _fact(words: str, name: str) -> str:
    if " ".join(re.findall(r"\w+", words.casefold())) == name.replace("-", " "):
        return "is only the name of the picture"
    return weakness(words)
