"""A tag stands where it takes other things with it, or where it cannot work.

`{%p … %}` takes the place of its paragraph, `{%tr … %}` of its row and `{%tc … %}` of its cell: whatever else
stands there is lost. A block begins and ends with tags of one form, in one table or one run of paragraphs.

Bad: `Call us: {%p if contact.phone %}`, `{%tr if phone %}` outside a table, `{%p if phone %}` … `{% endif %}`.
Good: `{%p if contact.phone %}` in a paragraph of its own, and `{%p endif %}` in another below.
"""

from collections.abc import Iterator
from itertools import takewhile

from lxml import etree

from toolkit_cli.core.diagnostics import Severity
from toolkit_cli.templating.anatomy.blocks import Placed
from toolkit_cli.templating.anatomy.elsewhere import WHERE
from toolkit_cli.templating.anatomy.fault import Fault, excerpt
from toolkit_cli.templating.anatomy.grammar import CELL_WORDS
from toolkit_cli.templating.anatomy.ooxml import NS
from toolkit_cli.templating.anatomy.paragraphs import Paragraph
from toolkit_cli.templating.anatomy.template import Template
from toolkit_cli.templating.fields import PARAGRAPHS

SEVERITY = Severity.ERROR
_WORDS = {"p": "paragraph", "tr": "row", "tc": "cell"}


def check(template: Template) -> Iterator[Fault]:
    """Every tag that is not where its form wants it."""
    unknown = {id(wrong.at) for reading in template.readings for wrong in reading.names}
    for each in template.tags():
        if each.tag.form in _WORDS or each.said.word in CELL_WORDS:
            yield from _alone(template, each)
        if each.said.word == "vm":
            yield from _first(template, each)
        if each.said.word == "print" and id(each) not in unknown:
            yield from _printing(each)
        if each.tag.trims and each.tag.mark == "{%":
            message = f"the `-` of `{each.tag}` takes away what stands beside it, up to the next text"
            yield Fault(each.where.place, message, "leave the `-` out")
    yield from _repeated(template)
    for reading in template.readings:
        for opener, closer in reading.pairs:
            yield from _apart(opener, closer)
    for paragraph, (tags, _) in template.scanned.items():
        for tag in tags if not paragraph.filled else ():
            message = (
                f"`{tag}` stands where no tag is filled in: {excerpt(paragraph.text, tag.start, tag.end)}"
            )
            yield Fault(paragraph.place, message, WHERE)
    yield from template.stray_tags


def _printing(each: Placed[Paragraph]) -> Iterator[Fault]:
    """The fault of a tag that prints paragraphs where words are wanted, or the other way round."""
    tag = each.tag
    whole = next((use.name for use in each.said.uses if use.name in PARAGRAPHS), None)
    if whole and (tag.form != "p" or tag.code != whole):
        message = f"`{tag}` prints whole paragraphs, but does not stand for one"
        yield Fault(each.where.place, message, f"write `{{{{p {whole} }}}}` in a paragraph of its own")
    elif tag.form and not whole:
        message = f"`{tag}` prints words without the {_WORDS.get(tag.form, 'run')} around them"
        yield Fault(each.where.place, message, f"write `{{{{ {tag.code} }}}}`")


def _first(template: Template, each: Placed[Paragraph]) -> Iterator[Fault]:
    """The fault of a tag that merges cells and is not the first in its cell: it drops the text of the others."""
    cell, tag = each.where.around.cell, each.tag
    if cell is None:
        return
    first = next((paragraph for paragraph in template.within[cell] if paragraph.text), each.where)
    if first is not each.where or len(each.where.runs(0, tag.end)) > 1:
        hint = "write it before the other words of the cell"
        yield Fault(each.where.place, f"`{tag}` does not stand at the beginning of its cell", hint)


def _alone(template: Template, each: Placed[Paragraph]) -> Iterator[Fault]:
    tag, paragraph = each.tag, each.where
    if tag.form != "p" and paragraph.around.cell is None:
        hint = "write it in a table" if tag.form != "tr" else "write `{%p` for a paragraph, or use a table"
        yield Fault(paragraph.place, f"`{tag}` stands outside a table", hint)
        return
    cell = paragraph.around.cell
    if each.said.word in CELL_WORDS and cell is not None and cell.find("w:tcPr/*", NS) is None:
        message = f"`{tag}` stands in a cell without properties, where it has no effect"
        yield Fault(paragraph.place, message, "give the cell a width: Layout, Cell Size")
    if tag.form not in _WORDS:
        return
    if paragraph.element is None:
        yield Fault(paragraph.place, f"`{tag}` stands in a property, not in a {_WORDS[tag.form]}", "")
        return
    rest = _rest(template, each)
    if rest:
        word = _WORDS[tag.form]
        message = f"`{tag}` takes the place of its {word}, and with it {rest}"
        yield Fault(paragraph.place, message, f"give the tag a {word} of its own")


def _rest(template: Template, each: Placed[Paragraph]) -> str:
    """What else stands in the paragraph, row or cell of a tag, in quotation marks."""
    around = each.where.around
    holder = {"tr": around.row, "tc": around.cell}.get(each.tag.form)
    texts = [each.where] if holder is None else template.within[holder]
    for paragraph in texts:
        text = paragraph.text
        if paragraph is each.where:
            text = text[: each.tag.start] + " " + text[each.tag.end :]
        if text.strip():
            return excerpt(text.strip())
    if each.where.element is not None and each.where.element.find(".//w:drawing", NS) is not None:
        return "a picture"
    return ""


def _repeated(template: Template) -> Iterator[Fault]:
    """The fault of a cell that is given its span or its ground twice: the second is not seen."""
    seen: set[tuple[etree._Element | None, str]] = set()
    for each in template.tags():
        place = (each.where.around.cell, each.said.word)
        if each.said.word in CELL_WORDS and place in seen:
            yield Fault(each.where.place, f"`{each.tag}` is the second of its cell", "remove one")
        seen.add(place)


def _apart(opener: Placed[Paragraph], closer: Placed[Paragraph]) -> Iterator[Fault]:
    """The fault of a block whose two ends do not stand on one level."""
    if opener.tag.form != closer.tag.form:
        message = f"`{opener.tag}` in {opener.where.place} goes with `{closer.tag}`"
        hint = f"write `{{%{opener.tag.form} {closer.tag.code} %}}`"
        yield Fault(closer.where.place, message, hint)
    elif _level(opener) != _level(closer):
        message = f"`{closer.tag}` goes with `{opener.tag}` in {opener.where.place}, which is elsewhere"
        yield Fault(
            closer.where.place, message, "let a block begin and end in the same table, cell, link or text"
        )


def _level(placed: Placed[Paragraph]) -> tuple[object, ...]:
    """What the ends of a block must share: what they stand in, and how deep."""
    paragraph, around = placed.where, placed.where.around
    if paragraph.element is None:
        return (paragraph,)
    if placed.tag.form in {"p", "tr", "tc"}:
        return ({"p": around.container, "tr": around.table, "tc": around.row}[placed.tag.form],)
    runs = paragraph.runs(placed.tag.start, placed.tag.end)
    above = runs[0].iterancestors() if runs else iter(())
    return (
        around.container,
        *(step.tag for step in takewhile(lambda step: step is not around.container, above)),
    )
