"""A sentence in Easy Read has more than 15 words: people who find reading hard lose its thread.

Bad: `Help your child identify how they are feeling and how other children are feeling in everyday situations.`
Good: `Help your child say how they feel.`, and a point of its own for other children.
"""

from collections.abc import Iterator

from toolkit_cli.core.diagnostics import Severity
from toolkit_cli.core.findings import Finding
from toolkit_cli.model.project import Project
from toolkit_cli.rules._easy_read import MOST_WORDS, lengths

SEVERITY = Severity.ERROR


def check(project: Project) -> Iterator[Finding]:
    """Every sentence that is too long, with its number of words."""
    for file, path, begin, count in lengths(project):
        if count > MOST_WORDS:
            message = f"the sentence “{begin} …” has {count} words"
            yield Finding(file, path, message, f"write {MOST_WORDS} words at most, one idea a sentence")
