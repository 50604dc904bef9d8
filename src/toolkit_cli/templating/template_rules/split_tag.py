"""A tag is formatted in pieces. The program repairs that, with the look of the first piece.

Bad: `{{ title }}` with `ti` in bold. Good: the whole of `{{ title }}` in one look.
"""

from collections.abc import Iterator

from lxml import etree

from toolkit_cli.core.diagnostics import Severity
from toolkit_cli.templating.anatomy.fault import Fault, excerpt
from toolkit_cli.templating.anatomy.ooxml import NS, w
from toolkit_cli.templating.anatomy.template import Template

SEVERITY = Severity.WARNING
_SILENT = {w("lang"), w("noProof"), w("rPrChange"), w("webHidden")}


def check(template: Template) -> Iterator[Fault]:
    """Every tag that stands in runs of different formatting."""
    for paragraph, (tags, _) in template.scanned.items():
        for tag in tags if paragraph.filled else ():
            if len({_look(run) for run in paragraph.runs(tag.start, tag.end)}) > 1:
                words = excerpt(paragraph.text, tag.start, tag.end)
                hint = "give the whole tag one look: select it and choose Clear All Formatting"
                yield Fault(paragraph.place, f"`{tag}` is formatted in pieces: {words}", hint)


def _look(run: etree._Element) -> bytes:
    """The formatting of a run that can be seen, in a form that can be compared."""
    properties = run.find("w:rPr", NS)
    if properties is None:
        return b""
    seen = (each for each in properties if each.tag not in _SILENT)
    return b"".join(sorted(etree.tostring(each, with_tail=False) for each in seen))
