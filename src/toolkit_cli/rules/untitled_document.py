"""The title of a document or section is the name of a file, or what a program writes where nobody has written one:
screen readers say it before all else.

Bad: `title: help-sheet.docx`, `title: Untitled`. Good: `title: A calm evening`.
"""

from collections.abc import Iterator

from toolkit_cli.core.diagnostics import Severity
from toolkit_cli.core.findings import Finding
from toolkit_cli.core.wording import names_nothing
from toolkit_cli.model.project import Project
from toolkit_cli.rules._prose import prose

SEVERITY = Severity.ERROR


def check(project: Project) -> Iterator[Finding]:
    """Every title that says nothing."""
    for found in prose(project):
        if found.path == ("title",) and names_nothing(found.words):
            message = f"the title `{found.words}` says nothing"
            yield Finding(found.file, found.path, message, "say what the text is about")
