"""Something that every document should carry is not given: it is left off the page.

Good: `content/toolkit.yaml` gives a version, a review date, and a way to reach the publisher.
"""

from collections.abc import Iterator

from toolkit_cli.core.diagnostics import Severity
from toolkit_cli.core.findings import Finding
from toolkit_cli.model.project import Project

SEVERITY = Severity.WARNING
_FILE = "content/toolkit.yaml"
_WANTED = {"version": "version: 1", "review-date": "review-date: 2024-03"}


def check(project: Project) -> Iterator[Finding]:
    """Every piece of furniture that the publication lacks."""
    publication = project.publication
    if publication is None:
        return
    for key, example in _WANTED.items():
        if not getattr(publication, key.replace("-", "_")):
            yield Finding(_FILE, (), f"no `{key}` is given", f"add it, for example `{example}`")
    if not (publication.contact.email or publication.contact.phone):
        message = "neither e-mail nor phone is given"
        yield Finding(_FILE, ("contact",), message, "say how to ask for another format")
