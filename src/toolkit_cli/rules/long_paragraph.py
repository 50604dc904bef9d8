"""A paragraph, or an item of a list, has more than 3 sentences: a wall of text that readers skip.

What somebody could say, and quotations, are left as they are.

Bad: a paragraph of 7 sentences.
Good: 3 sentences at most, then a new paragraph, a list or a heading.
"""

from collections.abc import Iterator

from toolkit_cli.core.diagnostics import Severity
from toolkit_cli.core.findings import Finding
from toolkit_cli.core.sentences import sentences
from toolkit_cli.model.project import Project
from toolkit_cli.rules._prose import Part, prose

SEVERITY = Severity.WARNING
WORDING = True
_MOST = 3


def check(project: Project) -> Iterator[Finding]:
    """Every paragraph that is too long, with its number of sentences."""
    for found in prose(project):
        if found.part in (Part.PARAGRAPH, Part.ITEM):
            number = len(sentences(found.words))
            if number > _MOST:
                kind = "paragraph" if found.part is Part.PARAGRAPH else "item"
                message = f"the {kind} has {number} sentences"
                yield Finding(found.file, found.path, message, f"split it: {_MOST} sentences at most")
