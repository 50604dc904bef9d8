"""The words of a link are its address: a screen reader spells it out, and nobody learns what is there.

Bad: `[https://www.nhs.uk/mental-health/](https://www.nhs.uk/mental-health/)`.
Bad: `See https://www.nhs.uk/mental-health/`, which every format makes a link of.
Good: `[Mental health on the NHS website](https://www.nhs.uk/mental-health/)`; on paper the address follows.
The short name of a site, such as `www.nhs.uk`, may stand as the words of a link.
"""

from collections.abc import Iterator

from toolkit_cli.core.diagnostics import Severity
from toolkit_cli.core.findings import Finding
from toolkit_cli.core.wording import bare_addresses, is_address
from toolkit_cli.model.inlines import Link, flat, words_of
from toolkit_cli.model.project import Project
from toolkit_cli.rules._links import links
from toolkit_cli.rules._prose import Part, prose

_NEVER = (Part.LINK, Part.LABEL, Part.ALTERNATIVE)

SEVERITY = Severity.ERROR


def check(project: Project) -> Iterator[Finding]:
    """Every link that shows its address as its words, and every address that stands in a text without any."""
    for link in links(project):
        if is_address(link.words):
            message = f"the link text `{link.words}` is an address"
            yield Finding(
                link.file, link.path, message, "write the name of the page; the address is printed too"
            )
    for found in prose(project):
        if ("://" not in found.words and "www." not in found.words) or found.part in _NEVER:
            continue
        linked = [words_of([each]) for each in flat(found.text.inlines) if isinstance(each, Link)]
        for address in bare_addresses(found.words):
            if not any(address in words for words in linked):
                message = f"`{address}` is an address without words"
                hint = "say before it where it leads, or write [words](address)"
                yield Finding(found.file, found.path, message, hint)
