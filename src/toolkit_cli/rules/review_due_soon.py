"""The edition is to be reviewed within 60 days. A month or a year ends with its last day.

Bad: `review-date: 2024-03` from 31 January 2024 on.
Good: the text is reviewed in time, and `review-date` names the next review.
"""

from collections.abc import Iterator

from toolkit_cli.core.diagnostics import Severity
from toolkit_cli.core.findings import Finding
from toolkit_cli.model.project import Project
from toolkit_cli.rules._dates import last_day

SEVERITY = Severity.INFO
_SOON = 60


def check(project: Project) -> Iterator[Finding]:
    """The review date, where it is near."""
    date = project.publication.review_date if project.publication else None
    if not (date and project.today):
        return
    days = (last_day(date) - project.today).days
    if 0 <= days <= _SOON:
        left = (
            "today is the last day" if days == 0 else f"{days} {'day is' if days == 1 else 'days are'} left"
        )
        message = f"review date `{date}` is near: {left}"
        yield Finding("content/toolkit.yaml", ("review-date",), message, "plan the review")
