"""Fits a Word document to its pages: page numbers filled in, the foot pushed down."""

import math
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from lxml import etree

from toolkit_cli.core.known import Known
from toolkit_cli.locales import Locale
from toolkit_cli.model.publication import Kind
from toolkit_cli.writers._word_known import KnownLayout
from toolkit_cli.writers._word_layout.measured import Layout, measure
from toolkit_cli.writers._word_order import child
from toolkit_cli.writers._word_overflow import Overflow, overflow, pages_if_longer
from toolkit_cli.writers._word_package import DOCUMENT, W, parse, serialise, w
from toolkit_cli.writers._word_styles import Styles
from toolkit_cli.writers._word_tighten import tightened
from toolkit_cli.writers._word_tightness import Tightness, least_needed

_NS = {"w": W}
_SAFETY, _SAFETY_EAST_ASIAN = 10.0, 0.02
"""Kept free at the foot of a page: Word and the measurement differ by a little (points). East Asian typefaces
stand in for each other, and their lines differ more (parts of the height of the page)."""
_UNDER_FOOT = 20.0
"""Points that stay free under what is pushed to the foot of a page."""


@dataclass(frozen=True, slots=True)
class TextArea:
    """The room for text on a page, in twips."""

    width: int
    height: int


@dataclass(frozen=True, slots=True)
class Fit:
    """The pages of a document, how tight it had to be set for them, and what does not fit all the same."""

    pages: int
    tightness: Tightness
    overflow: Overflow | None


def text_area(document: bytes) -> TextArea:
    """The room for text on the pages that hold the body."""
    root = parse(document)
    in_body = False
    for element in root.iter(w("p"), w("sectPr")):
        if element.tag == w("p"):
            in_body = in_body or "{{p body" in "".join(map(str, element.itertext()))
        elif in_body:
            return _area(element)
    return _A4


_A4 = TextArea(9360, 13800)


def _area(section: etree._Element) -> TextArea:
    size, margins = section.find("w:pgSz", _NS), section.find("w:pgMar", _NS)
    if size is None or margins is None:
        return _A4
    taken = {side: int(margins.get(w(side), "0")) for side in ("left", "right", "top", "bottom")}
    return TextArea(
        int(size.get(w("w"), "11906")) - taken["left"] - taken["right"],
        int(size.get(w("h"), "16838")) - taken["top"] - taken["bottom"],
    )


def fit(parts: dict[str, bytes], kind: Kind, locale: Locale, fonts: Path, known: Known) -> Fit:
    """Set `parts` tighter if they exceed the pages of the kind; number pages, push the foot down."""
    safety = _safety(parts, locale)
    layout, tightness = _laid_out(parts, kind, safety, fonts, known)
    most = kind.pages.maximum if kind.pages else layout.pages
    beyond = overflow(parts, most, fonts) if layout.pages > most else None
    root = parse(parts[DOCUMENT])
    _number_entries(root, layout)
    if kind.foot:
        _push_down(root, kind.foot, layout.room - max(safety, _UNDER_FOOT), Styles(parts["word/styles.xml"]))
    parts[DOCUMENT] = serialise(root)
    for name in [name for name in parts if name.startswith("word/footer")]:
        footer = parse(parts[name])
        _fill(footer, "NUMPAGES", lambda _: str(layout.pages))
        parts[name] = serialise(footer)
    return Fit(layout.pages, tightness, beyond)


def _safety(parts: Mapping[str, bytes], locale: Locale) -> float:
    """The points kept free at the foot of a page."""
    sizes = [int(size.get(w("h"), "0")) / 20 for size in parse(parts[DOCUMENT]).iter(w("pgSz"))]
    return max(_SAFETY, *(size * _SAFETY_EAST_ASIAN for size in sizes)) if locale.east_asian else _SAFETY


def _laid_out(
    parts: dict[str, bytes], kind: Kind, safety: float, fonts: Path, known: Known
) -> tuple[Layout, Tightness]:
    """The layout of `parts`, set as tight as needed, from an earlier time if it was measured then."""
    before = KnownLayout(known, parts, kind, fonts)
    if before.found is None:
        found = _on_pages(parts, kind, safety, fonts)
        before.keep(*found)
        return found
    layout, tightness = before.found
    if tightness.amount:
        parts |= tightened(parts, kind.text, tightness)
    return layout, tightness


def _on_pages(parts: dict[str, bytes], kind: Kind, safety: float, fonts: Path) -> tuple[Layout, Tightness]:
    """The layout of `parts`, set as tight as needed; as tight as allowed if nothing fits."""
    layout = measure(parts, fonts=fonts)
    most = kind.pages.maximum if kind.pages else math.inf
    if layout.pages < most or (layout.pages == most and layout.room >= safety):
        return layout, Tightness(0.0)

    tried: dict[Tightness, dict[str, bytes]] = {}

    def fits(tightness: Tightness) -> bool:
        tried[tightness] = tightened(parts, kind.text, tightness)
        # Room at the foot of every page: a row that another program moves on may cost a page.
        return pages_if_longer({**parts, **tried[tightness]}, -safety, fonts) <= most

    tightness = least_needed(fits, layout.length / most - 1) or Tightness(1.0)
    parts |= tried[tightness]
    return measure(parts, fonts=fonts, trial=True), tightness  # Typst's warnings were told above


def _number_entries(root: etree._Element, layout: Layout) -> None:
    _fill(root, "PAGEREF", lambda words: str(layout.bookmarks.get(words[1], 0)))


def _fill(root: etree._Element, field: str, value: Callable[[list[str]], str]) -> None:
    """Store the value of every field of a name, as Word does when it updates it."""
    for instruction in root.iter(w("instrText")):
        words = (instruction.text or "").split()
        if words and words[0] == field:
            result = next(_results(instruction), None)
            if result is not None:
                result.text = value(words)


def _results(instruction: etree._Element) -> Iterator[etree._Element]:
    """The texts of the result of the field whose instruction this is."""
    run = instruction.getparent()
    following = run.itersiblings() if run is not None else iter(())
    for sibling in following:
        if sibling.find("w:fldChar[@w:fldCharType='end']", _NS) is not None:
            return
        yield from sibling.iter(w("t"))


def _push_down(root: etree._Element, style: str, room: float, styles: Styles) -> None:
    """Give `room` to the space above the first paragraph of a style, or above the table in which it stands."""
    first = next((mark for mark in root.iter(w("pStyle")) if mark.get(w("val")) == style), None)
    if first is None or room <= 0:
        return
    paragraph, side, usual = next(first.iterancestors(w("p"))), "before", styles.before
    for table in paragraph.iterancestors(w("tbl")):
        above = next(table.itersiblings(w("p"), preceding=True), None)
        if above is None:
            return
        paragraph, side, usual = above, "after", styles.after
    mark = paragraph.find("w:pPr/w:pStyle", _NS)
    spacing = child(child(paragraph, "pPr"), "spacing")
    own = spacing.get(w(side)) or usual(mark.get(w("val"), "") if mark is not None else "Normal")
    spacing.set(w(side), str(int(own) + round(room * 20)))
