"""Text is hard to tell from its ground: less than 4.5 to 1, or 3 to 1 for large text.

Large is 18 points and more, or 14 points and more in bold. Text in the panel of an accent is measured on the
accent of every audience.

Bad: NHS Light Blue (`41B6E6`) on white, 2.3 to 1. Good: NHS Dark Blue (`003087`) on white, 11.9 to 1.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from lxml import etree

from toolkit_cli.core.contrast import ratio
from toolkit_cli.core.diagnostics import Severity
from toolkit_cli.templating.anatomy import grounds
from toolkit_cli.templating.anatomy.block_styles import Need
from toolkit_cli.templating.anatomy.fault import Fault, excerpt
from toolkit_cli.templating.anatomy.ooxml import NS, colour, half_points, is_on, shading, value
from toolkit_cli.templating.anatomy.paragraphs import Paragraph
from toolkit_cli.templating.anatomy.styles import Style, style_of
from toolkit_cli.templating.anatomy.template import Template

SEVERITY = Severity.ERROR
_HINT = "choose a darker colour for text, or a lighter one for what is behind it"


@dataclass(frozen=True, slots=True)
class _Look:
    """How text is set: its colour as it is written, its ground, its size in points, whether it is bold."""

    colour: str | None
    ground: str | None
    size: float | None
    bold: bool


def check(template: Template) -> Iterator[Fault]:
    """Every text of the template and every style of the blocks that is hard to read."""
    for paragraph, _, style in template.printing:
        look = _of_paragraph(template, paragraph, style)
        for piece in paragraph.pieces:
            if piece.text.strip():
                message = _message(template, _of_run(template, piece.run, look))
                if message:
                    yield Fault(paragraph.place, f"{excerpt(piece.text)} {message}", _HINT)
    for need in template.needs:
        named = template.styles.all.get(need.style)
        if named is not None and named.type == need.type and need.type != "table":
            message = _of_style(template, need, named)
            if message:
                yield Fault(named.place, f"`{named.name}` {message}", _HINT)


def _of_paragraph(template: Template, paragraph: Paragraph, style: Style | None) -> _Look:
    sheet = template.styles
    ground = grounds.ground_of(paragraph, sheet, style)
    return _Look(sheet.colour(style), ground, half_points(sheet.size(style)[0]), sheet.bold(style))


def _of_run(template: Template, run: etree._Element | None, look: _Look) -> _Look:
    """The look of a run in a paragraph: what it says itself, what its style says, else the paragraph's."""
    properties = run.find("w:rPr", NS) if run is not None else None
    if properties is None:
        return look
    sheet = template.styles
    style = sheet.get(style_of(properties, "w:rStyle"), "character")
    named, sized = value(properties, "w:color"), value(properties, "w:sz")
    if style is not None:
        named = named or sheet.first(style, lambda each: value(each, "w:rPr/w:color"))[0]
        sized = sized or sheet.first(style, lambda each: value(each, "w:rPr/w:sz"))[0]
    bold = is_on(properties, "w:b")
    if bold is None:
        bold = look.bold or (style is not None and sheet.bold(style))
    return _Look(
        named or look.colour,
        shading(properties, "w:shd") or look.ground,
        half_points(sized) or look.size,
        bold,
    )


def _of_style(template: Template, need: Need, style: Style) -> str:
    sheet = template.styles
    if need.type == "character" and sheet.first(style, lambda each: value(each, "w:rPr/w:color"))[1] is None:
        return ""
    ground = grounds.style_ground(sheet, style) or grounds.table_ground(sheet, need.ground)
    if ground is None:
        at = next(iter(template.holding(need.field)), None)
        ground = grounds.around_ground(at.where.around, sheet) if at else grounds.WHITE
    size = half_points(sheet.size(style)[0])
    return _message(template, _Look(sheet.colour(style), ground, size, sheet.bold(style)))


def _message(template: Template, look: _Look) -> str:
    """What is wrong between the colour of text and its ground, or nothing."""
    shown = colour(look.colour)
    if shown is None or look.ground is None:
        return ""
    large = (look.size or 0) >= 18 or (look.bold and (look.size or 0) >= 14)
    needed = 3.0 if large else 4.5
    pairs = [(one, other) for one in _variants(template, shown) for other in _variants(template, look.ground)]
    worst = min(pairs, key=lambda pair: ratio(*pair))
    found = ratio(*worst)
    if found >= needed:
        return ""
    return f"is #{worst[0]} on #{worst[1]}: contrast {found:.1f} to 1, needed {needed:g} to 1"


def _variants(template: Template, shown: str) -> list[str]:
    """A colour, or the accents of all audiences where it stands for the accent."""
    accents = template.kind.accents if template.kind else None
    if accents is None or shown != accents.template:
        return [shown]
    return [accents.parents, accents.staff, accents.pupils, accents.governors]
