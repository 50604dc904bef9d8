"""One source stands under two marks, so that a document shows it twice.

Bad: the same work for mark 1 and for mark 4. Good: `[^1]` in both places: a mark can be used again.
"""

from collections.abc import Iterator

from toolkit_cli.core.diagnostics import Severity
from toolkit_cli.core.findings import Finding
from toolkit_cli.model.project import REFERENCES, Project

SEVERITY = Severity.WARNING


def check(project: Project) -> Iterator[Finding]:
    """Every source that an earlier mark has; stops, spaces and capitals make no other source."""
    first: dict[str, str] = {}
    for index, reference in enumerate(project.references):
        if reference.source is None:
            continue
        words = "".join(filter(str.isalnum, str(reference.source).casefold()))
        mark = first.setdefault(words, reference.mark)
        if mark != reference.mark:
            message = f"mark {reference.mark} has the source of mark {mark}"
            hint = f"write [^{mark}] for [^{reference.mark}] in the text, and remove this one"
            yield Finding(REFERENCES, ("references", index, "source"), message, hint)
