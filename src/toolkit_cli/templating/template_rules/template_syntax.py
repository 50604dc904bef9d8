"""A tag of a template is not whole, cannot be read, or begins or ends a block that has no other end.

Every such fault is reported at its own paragraph. A tag begins and ends in one paragraph.

Bad: `{{ title }`, `{% if phone %}` alone. Good: `{{ title }}`, `{%p if contact.phone %}` … `{%p endif %}`.
"""

from collections.abc import Iterator
from dataclasses import replace

from toolkit_cli.core.diagnostics import Severity
from toolkit_cli.templating.anatomy.blocks import Reading, Wrong
from toolkit_cli.templating.anatomy.fault import Fault, excerpt
from toolkit_cli.templating.anatomy.grammar import CELL_WORDS, fault_of
from toolkit_cli.templating.anatomy.paragraphs import Paragraph
from toolkit_cli.templating.anatomy.template import Template
from toolkit_cli.templating.template_rules._tags import faults

SEVERITY = Severity.ERROR


def check(template: Template) -> Iterator[Fault]:
    """Every tag that is not whole, and every block without its other end."""
    for paragraph, (_, strays) in template.scanned.items():
        for stray in strays if paragraph.filled else ():
            words = excerpt(paragraph.text, stray.start, stray.end)
            yield Fault(paragraph.place, f"{stray.message}: {words}", stray.hint)
    for reading in template.readings:
        yield from faults(reading.syntax or _together(reading))
    for each in template.tags():
        if each.tag.form and set("}%") & set(each.tag.code):
            message = f"`{each.tag}` holds `%` or `}}` after `{each.tag.mark}{each.tag.form}`"
            yield Fault(each.where.place, message, "leave that out: the tag would not be seen")


def _together(reading: Reading[Paragraph]) -> Iterator[Wrong[Paragraph]]:
    """What is wrong with the tags of a part together where each alone is right."""
    tags = [each for each in reading.tags if each.said.word not in CELL_WORDS]
    codes = (" ".join(str(replace(each.tag, form="")).split()) for each in tags)
    fault = fault_of("\n".join(codes))
    if fault:
        line, message = fault
        at = tags[min(line, len(tags)) - 1]
        yield Wrong(at, f"`{at.tag}`: {message}")
