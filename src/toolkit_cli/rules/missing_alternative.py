"""The text alternative of a figure says nothing, so nobody who cannot see the figure learns what it tells.

Bad: `alternative: Picture`, `alternative: Image of scales`, or only the name of the drawing.
Good: `alternative: Four protective factors outweigh one risk factor on a pair of scales.`
"""

import re
from collections.abc import Iterator

from toolkit_cli.core.diagnostics import Severity
from toolkit_cli.core.findings import Finding
from toolkit_cli.model.project import Project
from toolkit_cli.rules._alternatives import alternatives, is_file_name

SEVERITY = Severity.WARNING
_SHORTEST = 15
_OPENING = re.compile(
    r"(?:(?:an?|the|this) )?(?:image|picture|photo(?:graph)?|graphic)(?: of| shows| showing)\b"
)
_EMPTY = re.compile(
    r"(?:(?:an?|the|this) )?(?:image|picture|photo(?:graph)?|graphic|figure|drawing|diagram|illustration|icon|logo"
    r"|alternative(?: text)?|alt(?: text)?|todo|tbc|none|n/a)\W*\d*"
)


def check(project: Project) -> Iterator[Finding]:
    """Every alternative that tells nothing."""
    for file, path, name, words in alternatives(project):
        fact = "" if is_file_name(words) else _fact(words.casefold(), name)
        if fact:
            message = f"the alternative `{words}` {fact}"
            yield Finding(file, path, message, "say in a sentence what the figure tells")


def _fact(words: str, name: str) -> str:
    if " ".join(re.findall(r"\w+", words)) == name.replace("-", " "):
        return "is only the name of the figure"
    if _EMPTY.fullmatch(words):
        return "says nothing"
    if found := _OPENING.match(words):
        return f"begins with `{found[0]}`, which a screen reader says by itself"
    return f"has only {len(words)} characters" if len(words) < _SHORTEST else ""
