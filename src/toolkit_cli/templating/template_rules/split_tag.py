"""A tag is formatted in pieces. The program repairs that, with the look of the first piece.

Bad: `{{ title }}` with `ti` in bold. Good: the whole of `{{ title }}` in one look, links not begun within it.
"""

from collections.abc import Iterator

from lxml import etree

from toolkit_cli.core.diagnostics import Severity
from toolkit_cli.templating.anatomy.fault import Fault, excerpt
from toolkit_cli.templating.anatomy.ooxml import NS, w
from toolkit_cli.templating.anatomy.template import Template

SEVERITY = Severity.WARNING
_SILENT = {w("lang"), w("noProof"), w("rPrChange"), w("webHidden")}
_BETWEEN = {w("proofErr"), w("lastRenderedPageBreak"), w("t"), w("rPr"), w("r")}


def check(template: Template) -> Iterator[Fault]:
    """Every tag that stands in runs of different formatting, or that a link or bookmark cuts."""
    for paragraph, (tags, _) in template.scanned.items():
        for tag in tags if paragraph.filled else ():
            runs = paragraph.runs(tag.start, tag.end)
            if len(runs) < 2:
                continue
            words = excerpt(paragraph.text, tag.start, tag.end)
            if len({run.getparent() for run in runs}) > 1 or _cut(runs):
                message = f"something begins or ends within `{tag}`: {words}"
                hint = "a link, bookmark or field: write the tag anew in one go"
                yield Fault(paragraph.place, message, hint, Severity.ERROR)
            elif len({_look(run) for run in runs}) > 1:
                hint = "give the whole tag one look: select it and choose Clear All Formatting"
                yield Fault(paragraph.place, f"`{tag}` is formatted in pieces: {words}", hint)


def _look(run: etree._Element) -> bytes:
    """The formatting of a run that can be seen, in a form that can be compared."""
    properties = run.find("w:rPr", NS)
    if properties is None:
        return b""
    return b"".join(
        sorted(etree.tostring(each, with_tail=False) for each in properties if each.tag not in _SILENT)
    )


def _cut(runs: list[etree._Element]) -> bool:
    """Whether something stands between the first and the last of some runs that would be lost."""
    for element in runs[0].itersiblings():
        if element is runs[-1]:
            return False
        if element.tag not in _BETWEEN:
            return True
    return False
