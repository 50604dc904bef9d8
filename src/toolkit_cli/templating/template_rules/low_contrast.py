"""Text is hard to tell from its ground: less than 4.5 to 1, or 3 to 1 for large text.

Large is 18 points and more, or 14 points and more in bold. Text in the panel of an accent is measured on the
accent of every audience.

Bad: NHS Light Blue (`41B6E6`) on white, 2.3 to 1. Good: NHS Dark Blue (`003087`) on white, 11.9 to 1.
"""

from collections.abc import Iterator

from toolkit_cli.core.contrast import ratio
from toolkit_cli.core.diagnostics import Severity
from toolkit_cli.templating.anatomy import grounds
from toolkit_cli.templating.anatomy.block_styles import Need
from toolkit_cli.templating.anatomy.fault import Fault, excerpt
from toolkit_cli.templating.anatomy.ooxml import colour, half_points, is_on, shading, value
from toolkit_cli.templating.anatomy.paragraphs import Paragraph, Piece
from toolkit_cli.templating.anatomy.styles import Style, style_of
from toolkit_cli.templating.anatomy.template import Template

SEVERITY = Severity.ERROR
_HINT = "choose a darker colour for text, or a lighter one for what is behind it"


def check(template: Template) -> Iterator[Fault]:
    """Every text of the template and every style of the blocks that is hard to read."""
    for paragraph, _, style in template.printing:
        for piece in paragraph.pieces:
            if piece.text.strip() and template.words(paragraph):
                message = _of_piece(template, paragraph, piece, style)
                if message:
                    yield Fault(paragraph.place, f"{excerpt(piece.text)} {message}", _HINT)
    for need in template.needs:
        named = template.styles.all.get(need.style)
        if named is not None and named.type == need.type and need.type != "table":
            message = _of_style(template, need, named)
            if message:
                yield Fault(named.place, f"`{named.name}` {message}", _HINT)


def _of_piece(template: Template, paragraph: Paragraph, piece: Piece, style: Style | None) -> str:
    sheet, run = template.styles, piece.run
    character = sheet.get(style_of(run, "w:rPr/w:rStyle"), "character")
    own = shading(run, "w:rPr/w:shd")
    ground = own or grounds.ground_of(paragraph, sheet, style)
    text = value(run, "w:rPr/w:color") or (sheet.colour(character) if character else None)
    size = value(run, "w:rPr/w:sz") or (sheet.size(character)[0] if character else None)
    bold = is_on(run, "w:rPr/w:b")
    if bold is None:
        bold = sheet.bold(style) or (character is not None and sheet.bold(character))
    return _message(
        template, text or sheet.colour(style), ground, half_points(size or sheet.size(style)[0]), bold
    )


def _of_style(template: Template, need: Need, style: Style) -> str:
    sheet = template.styles
    if need.type == "character" and sheet.first(style, lambda each: value(each, "w:rPr/w:color"))[1] is None:
        return ""
    ground = grounds.style_ground(sheet, style) or grounds.table_ground(sheet, need.ground)
    if ground is None:
        at = next(iter(template.holding(need.field)), None)
        ground = grounds.around_ground(at.where.around, sheet) if at else grounds.WHITE
    return _message(
        template, sheet.colour(style), ground, half_points(sheet.size(style)[0]), sheet.bold(style)
    )


def _message(template: Template, text: str | None, ground: str | None, size: float | None, bold: bool) -> str:
    """What is wrong between a colour of text and its ground, or nothing."""
    shown = colour(text)
    if shown is None or ground is None:
        return ""
    large = (size or 0) >= 18 or (bold and (size or 0) >= 14)
    needed = 3.0 if large else 4.5
    pairs = [(one, other) for one in _variants(template, shown) for other in _variants(template, ground)]
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
