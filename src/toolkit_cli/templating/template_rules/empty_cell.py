"""A cell of a table can be left without any paragraph, and Word then calls the document damaged.

Bad: a cell that holds nothing but `{%p if message %}`, `{{ message }}` and `{%p endif %}`.
Good: the same with one paragraph more, or `{% if message %}{{ message }}{% endif %}` in one paragraph.
"""

from collections.abc import Iterator

from lxml import etree

from toolkit_cli.core.diagnostics import Severity
from toolkit_cli.templating.anatomy.blocks import Placed
from toolkit_cli.templating.anatomy.fault import Fault
from toolkit_cli.templating.anatomy.paragraphs import Paragraph
from toolkit_cli.templating.anatomy.template import Template

SEVERITY = Severity.ERROR
_LASTING = ("body", "publisher_mark")
"""What always gives paragraphs."""


def check(template: Template) -> Iterator[Fault]:
    """Every cell all of whose paragraphs depend on something."""
    tags = {each.where: each for each in template.tags() if each.tag.form}
    cells: dict[etree._Element, list[Paragraph]] = {}
    for paragraph in template.paragraphs:
        if paragraph.element is not None and paragraph.around.container is paragraph.around.cell:
            cells.setdefault(paragraph.around.container, []).append(paragraph)
    for cell, paragraphs in cells.items():
        if not _lasts(paragraphs, tags):
            message = "the cell has no paragraph that is always there"
            yield Fault(template.places[cell], message, "add an empty paragraph, or use `{% if … %}` in one")


def _lasts(paragraphs: list[Paragraph], tags: dict[Paragraph, Placed[Paragraph]]) -> bool:
    """Whether some of the paragraphs of a cell stand outside every `{%p … %}` block, or in both its branches."""
    depth = 0
    for paragraph in paragraphs:
        placed = tags.get(paragraph)
        if placed is None or placed.tag.form == "r":
            if depth == 0:
                return True
        elif placed.tag.form in {"tr", "tc"} or placed.said.word == "else" or placed.tag.code in _LASTING:
            return True
        else:
            depth += bool(placed.said.opens) - bool(placed.said.closes)
    return False
