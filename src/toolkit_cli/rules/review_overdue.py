"""The review date of the edition is past. A month or a year ends with its last day.

Bad: `review-date: 2024-03` on or after 1 April 2024.
Good: the text is reviewed, and `review-date` names the next review.
"""

from collections.abc import Iterator

from toolkit_cli.core.diagnostics import Severity
from toolkit_cli.core.findings import Finding
from toolkit_cli.model.project import Project
from toolkit_cli.rules._dates import last_day

SEVERITY = Severity.WARNING


def check(project: Project) -> Iterator[Finding]:
    """The review date, where it is past."""
    date = project.publication.review_date if project.publication else None
    if date and project.today and project.today > last_day(date):
        days = (project.today - last_day(date)).days
        message = f"review date `{date}` is {days} {'day' if days == 1 else 'days'} past"
        yield Finding(
            "content/toolkit.yaml",
            ("review-date",),
            message,
            "review the text, then give the next review date",
        )
