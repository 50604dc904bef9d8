"""A raised number in the text refers to a work that is not recorded; until it is, no document shows the number.

Bad: `[^1]` in a text while `content/references.yaml` has no source for mark 1.
Good: `- {mark: "1", source: "Author. Title. Publisher; year."}`.
"""

from collections.abc import Iterator

from toolkit_cli.core.diagnostics import Severity
from toolkit_cli.core.findings import Finding
from toolkit_cli.model.inlines import ReferenceMark, flat
from toolkit_cli.model.node import texts
from toolkit_cli.model.project import Project

SEVERITY = Severity.WARNING


def check(project: Project) -> Iterator[Finding]:
    """Every reference mark whose source is not known."""
    known = {reference.mark for reference in project.references if reference.source}
    for file, node in project.nodes():
        for path, text in texts(node):
            for inline in flat(text.inlines):
                if isinstance(inline, ReferenceMark) and inline.number not in known:
                    message = f"reference {inline.number} is missing"
                    hint = f"write its source for mark {inline.number} in content/references.yaml"
                    yield Finding(file, path, message, hint)
