"""Turns what is wrong with tags into faults at their paragraphs."""

from collections.abc import Iterable, Iterator

from toolkit_cli.templating.anatomy.blocks import Wrong
from toolkit_cli.templating.anatomy.fault import Fault, excerpt
from toolkit_cli.templating.anatomy.paragraphs import Paragraph


def faults(wrong: Iterable[Wrong[Paragraph]]) -> Iterator[Fault]:
    """A fault for each, with the words around the tag."""
    for each in wrong:
        paragraph, tag = each.at.where, each.at.tag
        words = excerpt(paragraph.text, tag.start, tag.end)
        yield Fault(paragraph.place, f"{each.message}: {words}", each.hint)
