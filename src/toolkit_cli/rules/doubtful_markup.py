"""A text holds what means something elsewhere, but nothing here: it is printed as it is typed.

Text may hold `*emphasis*`, `**strong**`, `[words of a link](https://…)` and `[^1]`. A star between two letters or
digits is a star (`2*4*6 cm`), and so is one without a partner. Named here are stars in pairs without a partner,
links with a fault, marks of other ways to write (`_so_`, `# heading`, `- item`, a backslash before a letter) and
what is left of a web page (`&amp;`, `<b>`, `%20`). Not seen are single stars that were meant to stress.

Bad: `**Ring us`, `[our page] (https://example.org)`, `bread &amp; butter`.
Good: `**Ring us**`, `[our page](https://example.org)`, `bread & butter`, `\\*` for a star in any place.
"""

from collections.abc import Iterator

from toolkit_cli.core.diagnostics import Severity
from toolkit_cli.core.findings import Finding
from toolkit_cli.model.node import texts
from toolkit_cli.model.project import Project

SEVERITY = Severity.WARNING


def check(project: Project) -> Iterator[Finding]:
    """Every place of a text that may be meant otherwise than it is printed."""
    for file, node in project.waivable():
        for path, text in texts(node):
            for doubt in text.doubts:
                yield Finding(file, path, doubt.message, doubt.hint, doubt.at)
