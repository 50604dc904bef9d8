"""A tag holds the curly quotation marks that Word makes of straight ones. The program repairs that.

Bad: `{% if audience == “parents” %}`. Good: `{% if audience == "parents" %}`.
"""

import re
from collections.abc import Iterator

from toolkit_cli.core.diagnostics import Severity
from toolkit_cli.templating.anatomy.fault import Fault, excerpt
from toolkit_cli.templating.anatomy.template import Template

SEVERITY = Severity.WARNING
_CURLY = re.compile("[“”‘’]")


def check(template: Template) -> Iterator[Fault]:
    """Every tag with a curly quotation mark in it."""
    for paragraph, (tags, _) in template.scanned.items():
        for tag in tags:
            found = _CURLY.search(paragraph.text, tag.start, tag.end)
            if found and tag.mark != "{#" and paragraph.filled:
                words = excerpt(paragraph.text, tag.start, tag.end)
                hint = "press Ctrl+Z after typing the mark, or paste the tag as plain text"
                yield Fault(paragraph.place, f"`{found[0]}` stands in a tag: {words}", hint)
