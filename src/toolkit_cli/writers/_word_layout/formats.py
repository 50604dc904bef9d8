"""Effective formats: how a run and a paragraph look once every style has been applied."""

import math
from dataclasses import dataclass
from functools import lru_cache

from toolkit_cli.writers._word_layout.ooxml import Properties, is_on, number, points

_DOTS = 120
"""A point, as LibreOffice measures fonts for Word documents: 8640 dots an inch, six a twip."""
_RAISED = 0.58
_SIDES = ("top", "bottom", "between", "left", "right")


@dataclass(frozen=True)
class Face:
    """The height of a typeface in em: above and below the baseline, and between lines."""

    ascent: float
    descent: float
    gap: float


ARIAL = Face(1854 / 2048, 434 / 2048, 67 / 2048)
"""That of Liberation Sans too: 1.149 em a line. Arabic letters of Arial do not change it."""
_YAHEI = Face(2167 / 2048, 536 / 2048, 0)
"""Microsoft YaHei: 1.32 em a line, as in other typefaces for screens; taken for any East Asian one."""
_EAST_ASIAN = {
    "simsun": Face(220 / 256, 36 / 256, 36 / 256),
    "simhei": Face(220 / 256, 36 / 256, 36 / 256),
}


@dataclass(frozen=True)
class RunFormat:
    """Text: `size`, `tracking` in points; `line` is the size that sets the height of its line.

    `face` is the typeface of the text, `east_asian` the one that East Asian characters in it would have.
    """

    size: float
    line: float
    bold: bool
    family: str
    tracking: float
    capitals: bool
    hidden: bool
    face: Face = ARIAL
    east_asian: Face = _YAHEI


@dataclass(frozen=True)
class Border:
    """A rule: its own width and its distance from the text, in points; its kind and colour."""

    width: float = 0.0
    space: float = 0.0
    look: str = ""

    @property
    def height(self) -> float:
        """What it adds to the height."""
        return self.width + self.space if self.width else 0.0


@dataclass(frozen=True)
class Borders:
    """The rules of a paragraph, or of a cell (`between` unused)."""

    top: Border = Border()
    bottom: Border = Border()
    between: Border = Border()
    left: Border = Border()
    right: Border = Border()


@dataclass(frozen=True)
class ParagraphFormat:
    """A paragraph: measures in points; `first` is the indent of line one against the others."""

    style: str
    before: float
    after: float
    line: float
    rule: str
    left: float
    right: float
    first: float
    contextual: bool
    keep_next: bool
    keep_lines: bool
    page_break: bool
    widow_control: bool
    right_to_left: bool
    borders: Borders
    tabs: tuple[tuple[float, str], ...]


@dataclass(frozen=True)
class LineHeight:
    """A line of text in points: above and below the baseline, and left free under it."""

    above: float
    below: float
    free: float


def run_format(found: Properties, *, complex_script: bool = False) -> RunFormat:
    """The format that run properties describe."""
    size = number(found, "szCs@val" if complex_script else "sz@val", 20) / 2
    raised = found.get("vertAlign@val") in {"superscript", "subscript"}
    return RunFormat(
        size=size * _RAISED if raised else size,
        line=size,
        bold=is_on(found, "bCs" if complex_script else "b"),
        family=found.get("rFonts@cs" if complex_script else "rFonts@ascii", ""),
        tracking=points(found, "spacing@val"),
        capitals=is_on(found, "caps"),
        hidden=is_on(found, "vanish"),
        east_asian=_EAST_ASIAN.get(found.get("rFonts@eastAsia", "").lower(), _YAHEI),
    )


def paragraph_format(found: Properties, style: str, *, numbered: bool) -> ParagraphFormat:
    """The format that paragraph properties describe.

    The label of a `numbered` paragraph fills its hanging indent.
    """
    first = points(found, "ind@firstLine") or -points(found, "ind@hanging")
    return ParagraphFormat(
        style=style,
        before=points(found, "spacing@before"),
        after=points(found, "spacing@after"),
        line=number(found, "spacing@line", 240),
        rule=found.get("spacing@lineRule", "auto"),
        left=points(found, "ind@left"),
        right=points(found, "ind@right"),
        first=max(first, 0) if numbered else first,
        contextual=is_on(found, "contextualSpacing"),
        keep_next=is_on(found, "keepNext"),
        keep_lines=is_on(found, "keepLines"),
        page_break=is_on(found, "pageBreakBefore"),
        widow_control=is_on(found, "widowControl", True),
        right_to_left=is_on(found, "bidi"),
        borders=borders(found, "pBdr/"),
        tabs=_tabs(found),
    )


def borders(found: Properties, prefix: str) -> Borders:
    """The rules under a prefix of paths."""
    return Borders(**{side: border(found, prefix + side) for side in _SIDES})


def border(found: Properties, path: str) -> Border:
    """One rule; none is a rule of width 0."""
    kind = found.get(f"{path}@val", "nil")
    if kind in {"nil", "none"}:
        return Border()
    width = number(found, f"{path}@sz") / 8 * (3 if kind == "double" else 1)
    return Border(width, number(found, f"{path}@space"), kind + found.get(f"{path}@color", ""))


def _tabs(found: Properties) -> tuple[tuple[float, str], ...]:
    stops = [(points(found, f"tabs/{name}@pos"), kind) for name, kind in _kinds(found)]
    return tuple(sorted(stop for stop in stops if stop[1] not in {"clear", "bar"}))


def _kinds(found: Properties) -> list[tuple[str, str]]:
    ends = ("tabs/tab", "@val")
    return [
        (path[len("tabs/") : -len("@val")], kind)
        for path, kind in found.items()
        if path.startswith(ends[0]) and path.endswith(ends[1])
    ]


def line_height(paragraph: ParagraphFormat, size: float, face: Face = ARIAL) -> LineHeight:
    """The height of a line of text of `size` in a typeface, in whole twips as word processors reckon.

    The space of a multiple above 1 lies under the line and may hang over the end of a page.
    """
    return _line_height(paragraph.rule, paragraph.line, size, face)


@lru_cache(maxsize=1024)
def _line_height(rule: str, line: float, size: float, face: Face) -> LineHeight:
    ascent, descent, gap = (_round(part * size * _DOTS) for part in (face.ascent, face.descent, face.gap))
    single = _round((ascent + descent) / 6) + _round(gap / 6)
    below = _round(descent / 6)
    if rule == "exact":
        return LineHeight(line * 0.8 / 20, line * 0.2 / 20, 0)
    if rule == "atLeast":
        return LineHeight((max(single, line) - below) / 20, below / 20, 0)
    # LibreOffice keeps a multiple as whole percents, reckoned in hundredths of a millimetre.
    percent = _round(line * 127 / 72) * 100 // 423
    more = math.floor(single * (percent - 100) / 100)
    return LineHeight((single - below + min(more, 0)) / 20, below / 20, max(more, 0) / 20)


def _round(value: float) -> int:
    return math.floor(value + 0.5)
