"""Nobody has said when the edition is to be reviewed: it is left off the page, and no review can be due.

Bad: `content/toolkit.yaml` without `review-date`.
Good: `review-date: 2029-03`.
"""

from collections.abc import Iterator

from toolkit_cli.core.diagnostics import Severity
from toolkit_cli.core.findings import Finding
from toolkit_cli.model.project import Project

SEVERITY = Severity.WARNING


def check(project: Project) -> Iterator[Finding]:
    """The publication, where it has no review date."""
    if project.publication and not project.publication.review_date:
        hint = "add it, for example `review-date: 2029-03`"
        yield Finding("content/toolkit.yaml", (), "no `review-date` is given", hint)
