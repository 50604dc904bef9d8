"""A word that the publisher does not use: `discouraged` in `content/terms.yaml` says why, and what to write.

Names, quotations and the title of the publication are left as they are.

Bad: `children suffering from anxiety`. Good: `children with anxiety`.
"""

from collections.abc import Iterator

from toolkit_cli.core.diagnostics import Severity
from toolkit_cli.core.findings import Finding
from toolkit_cli.model.project import Project
from toolkit_cli.rules._wording import occurrences

SEVERITY = Severity.WARNING
WORDING = True


def check(project: Project) -> Iterator[Finding]:
    """Every discouraged word, with the reason and what to write instead."""
    terms = {entry.term: entry for entry in project.terms.discouraged}
    for found, words, term in occurrences(project, terms):
        message = f"`{words}` is discouraged: {terms[term].because}"
        yield Finding(found.file, found.path, message, f"write {terms[term].instead}")
