"""Text is smaller than its kind of document allows (`text: {minimum: …}` in `kind.yaml`).

Empty paragraphs, such as bars and gaps, may have any size.

Bad: a footer of 9 points. Good: 12 points or more in documents, 20 in posters.
"""

from collections.abc import Iterator

from toolkit_cli.core.diagnostics import Severity
from toolkit_cli.templating.anatomy.fault import Fault, excerpt
from toolkit_cli.templating.anatomy.ooxml import half_points, value
from toolkit_cli.templating.anatomy.styles import Style
from toolkit_cli.templating.anatomy.template import Template

SEVERITY = Severity.ERROR
_OF_WORD = 10.0
_SLOTS = {"sz": "", "szCs": " for Arabic and other complex scripts"}


def check(template: Template) -> Iterator[Fault]:
    """Every style that gives text too small a size, and every stretch of text made smaller."""
    if template.kind is None:
        return
    minimum = template.kind.text.minimum
    yield from _in_styles(template, minimum)
    for paragraph, _, _ in template.printing:
        for piece in paragraph.pieces:
            size = half_points(value(piece.run, "w:rPr/w:sz"))
            if size is not None and size < minimum and piece.text.strip():
                yield Fault(paragraph.place, f"{excerpt(piece.text)} has {size:g} pt", _hint(minimum))


def _in_styles(template: Template, minimum: float) -> Iterator[Fault]:
    small: dict[tuple[Style | None, str, float], list[str]] = {}
    for style in template.used:
        for slot in _SLOTS if style.type != "table" else ():
            written, setter = template.styles.size(style, slot)
            if style.type == "character" and setter is None:
                continue
            size = half_points(written)
            size = _OF_WORD if size is None and setter is None else size
            if size is not None and size < minimum:
                small.setdefault((setter, slot, size), []).append(style.name)
    for (setter, slot, size), names in small.items():
        if slot == "szCs" and (setter, "sz", size) in small:
            continue
        who = f"`{setter.name}` has" if setter else "text that no style sizes has"
        others = sorted({name for name in names if setter is None or name != setter.name})
        message = f"{who} {size:g} pt{_SLOTS[slot]}{_users(others)}"
        yield Fault(setter.place if setter else "styles", message, _hint(minimum))


def _users(names: list[str]) -> str:
    shown = ", ".join(f"`{name}`" for name in names[:3])
    rest = f" and {len(names) - 3} more" if len(names) > 3 else ""
    return f", and so have {shown}{rest}" if names else ""


def _hint(minimum: float) -> str:
    return f"{minimum:g} pt is the smallest size of this kind of document"
