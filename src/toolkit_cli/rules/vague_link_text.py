"""The words of a link do not say where it leads: read out in a list of links, they mean nothing.

Bad: `Read [more information](https://www.nhs.uk/mental-health/).`
Good: `Read about [mental health](https://www.nhs.uk/mental-health/).`
"""

from collections.abc import Iterator

from toolkit_cli.core.diagnostics import Severity
from toolkit_cli.core.findings import Finding
from toolkit_cli.core.wording import is_vague
from toolkit_cli.model.project import Project
from toolkit_cli.rules._links import links

SEVERITY = Severity.ERROR


def check(project: Project) -> Iterator[Finding]:
    """Every link whose words could lead anywhere."""
    for link in links(project):
        if is_vague(link.words):
            message = f"the link text `{link.words}` does not say where the link leads"
            yield Finding(link.file, link.path, message, "name what is found there")
