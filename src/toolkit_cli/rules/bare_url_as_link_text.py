"""The words of a link are its address: a screen reader spells it out, and nobody learns what is there.

Bad: `[https://www.nhs.uk/mental-health/](https://www.nhs.uk/mental-health/)`.
Good: `[Mental health on the NHS website](https://www.nhs.uk/mental-health/)`; on paper the address follows.
"""

import re
from collections.abc import Iterator

from toolkit_cli.core.diagnostics import Severity
from toolkit_cli.core.findings import Finding
from toolkit_cli.model.project import Project
from toolkit_cli.rules._links import links

SEVERITY = Severity.WARNING
_ADDRESS = re.compile(r"(?:https?://|www\.)\S*|(?:[a-z0-9-]+\.)+[a-z]{2,}/\S*", re.I)


def check(project: Project) -> Iterator[Finding]:
    """Every link that shows its address as its words."""
    for link in links(project):
        if _ADDRESS.fullmatch(link.words.strip()):
            message = f"the link text `{link.words}` is an address"
            yield Finding(
                link.file, link.path, message, "write the name of the page; the address is printed too"
            )
