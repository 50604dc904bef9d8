"""The words of a link do not say where it leads: read out in a list of links, they mean nothing.

Bad: `Read [more information](https://www.nhs.uk/mental-health/).`
Good: `Read about [mental health](https://www.nhs.uk/mental-health/).`
"""

import re
from collections.abc import Iterator

from toolkit_cli.core.diagnostics import Severity
from toolkit_cli.core.findings import Finding
from toolkit_cli.model.project import Project
from toolkit_cli.rules._links import links

SEVERITY = Severity.WARNING
_ACTION = r"(?:click|tap|press|go|see|look|read|find out|learn|get|view|visit|download|open|watch|follow)"
_THING = r"(?:link|page|website|web ?site|site|article|document|file|pdf|leaflet|video|resource)"
_VAGUE = re.compile(
    rf"{_ACTION}|{_THING}|(?:{_ACTION} )?(?:on )?(?:it|here|this|that|more|now|(?:this|the|our) {_THING})"
    r"|(?:(?:for|see|get|find) )?(?:more|further|full) (?:information|details)|(?:read|find out|learn) more here"
    r"|information|details|continue|continue reading"
)


def check(project: Project) -> Iterator[Finding]:
    """Every link whose words could lead anywhere."""
    for link in links(project):
        if _VAGUE.fullmatch(" ".join(link.words.casefold().split()).strip(" .,:;!?…>»→")):
            message = f"the link text `{link.words}` does not say where the link leads"
            yield Finding(link.file, link.path, message, "name what is found there")
