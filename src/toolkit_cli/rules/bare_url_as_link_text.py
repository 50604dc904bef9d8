"""The words of a link are its address: a screen reader spells it out, and nobody learns what is there.

Bad: `[https://www.nhs.uk/mental-health/](https://www.nhs.uk/mental-health/)`.
Good: `[Mental health on the NHS website](https://www.nhs.uk/mental-health/)`; on paper the address follows.
The short name of a site, such as `www.nhs.uk`, may stand as the words of a link.
"""

from collections.abc import Iterator

from toolkit_cli.core.diagnostics import Severity
from toolkit_cli.core.findings import Finding
from toolkit_cli.core.wording import is_address
from toolkit_cli.model.project import Project
from toolkit_cli.rules._links import links

SEVERITY = Severity.ERROR


def check(project: Project) -> Iterator[Finding]:
    """Every link that shows its address as its words."""
    for link in links(project):
        if is_address(link.words):
            message = f"the link text `{link.words}` is an address"
            yield Finding(
                link.file, link.path, message, "write the name of the page; the address is printed too"
            )
