"""Something that every document should carry is not given: it is left off the page.

Good: `content/toolkit.yaml` gives a version and a way to reach the publisher.
"""

from collections.abc import Iterator

from toolkit_cli.core.diagnostics import Severity
from toolkit_cli.core.findings import Finding
from toolkit_cli.model.project import Project

SEVERITY = Severity.WARNING
_FILE = "content/toolkit.yaml"


def check(project: Project) -> Iterator[Finding]:
    """Every piece of furniture that the publication lacks."""
    publication = project.publication
    if publication is None:
        return
    if not publication.version:
        yield Finding(_FILE, (), "no `version` is given", 'add it, for example `version: "1"`')
    if not (publication.contact.email or publication.contact.phone):
        message = "neither e-mail nor phone is given"
        yield Finding(_FILE, ("contact",), message, "say how to ask for another format")
