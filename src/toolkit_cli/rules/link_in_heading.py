"""A heading holds a link: it would have other colours than its ground is made for, and in the contents it would
lead to two places at once. Labels and alternatives of figures lead nowhere.

Bad: `title: "[Sleep](https://www.nhs.uk/sleep)"`. Good: `title: Sleep`, and the link in a text below it.
"""

from collections.abc import Iterator

from toolkit_cli.core.diagnostics import Severity
from toolkit_cli.core.findings import Finding
from toolkit_cli.model.inlines import Link, flat, words_of
from toolkit_cli.model.project import Project
from toolkit_cli.rules._prose import Part, prose

SEVERITY = Severity.ERROR
_HEADINGS = (Part.TITLE, Part.HEADING, Part.LABEL, Part.ALTERNATIVE)
"""What stands as a heading, and what is no text to follow a link from."""


def check(project: Project) -> Iterator[Finding]:
    """Every heading with a link, and every label and alternative, where a link leads nowhere."""
    for found in prose(project):
        if found.part in _HEADINGS and "](" in found.text.source:
            for inline in flat(found.text.inlines):
                if isinstance(inline, Link):
                    message = f"the link `{words_of(inline.children)}` stands where no link can"
                    yield Finding(found.file, found.path, message, "put it into a text of its own")
