"""Something begins or ends within a tag: a link, a bookmark, a field. It would be lost, or the document damaged.

Bad: `{{ title }}` whose first half is a link. Good: the whole tag in the link, or outside it.
"""

from collections.abc import Iterator

from lxml import etree

from toolkit_cli.core.diagnostics import Severity
from toolkit_cli.templating.anatomy.fault import Fault, excerpt
from toolkit_cli.templating.anatomy.ooxml import w
from toolkit_cli.templating.anatomy.template import Template

SEVERITY = Severity.ERROR
_HARMLESS = {w("proofErr"), w("lastRenderedPageBreak"), w("r")}


def check(template: Template) -> Iterator[Fault]:
    """Every tag with the edge of something else in it."""
    for paragraph, (tags, _) in template.scanned.items():
        for tag in tags if paragraph.filled else ():
            runs = paragraph.runs(tag.start, tag.end)
            if len(runs) > 1 and _is_cut(runs):
                words = excerpt(paragraph.text, tag.start, tag.end)
                message = f"something begins or ends within `{tag}`: {words}"
                yield Fault(paragraph.place, message, "write the tag anew, in one go")


def _is_cut(runs: list[etree._Element]) -> bool:
    """Whether the runs of a tag do not follow each other directly in one element."""
    for element in runs[0].itersiblings():
        if element is runs[-1]:
            return False
        if element.tag not in _HARMLESS:
            return True
    return True
