"""Fits a Word document to its pages: page numbers filled in, the foot pushed down."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from lxml import etree

from toolkit_cli.core.known import Known
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
_SAFETY = 10.0
"""Points kept free at the foot of a page: Word and the measurement differ by a little."""


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


def fit(parts: dict[str, bytes], kind: Kind, fonts: Path, known: Known) -> Fit:
    """Set `parts` tighter if they exceed the pages of the kind; number pages, push the foot down."""
    layout, tightness = _laid_out(parts, kind, fonts, known)
    most = kind.pages.maximum if kind.pages else layout.pages
    beyond = overflow(parts, most, fonts) if layout.pages > most else None
    root = parse(parts[DOCUMENT])
    _number_entries(root, layout)
    if kind.foot:
        _push_down(root, kind.foot, layout.room - _SAFETY, parts["word/styles.xml"])
    parts[DOCUMENT] = serialise(root)
    for name in [name for name in parts if name.startswith("word/footer")]:
        footer = parse(parts[name])
        _fill(footer, "NUMPAGES", lambda _: str(layout.pages))
        parts[name] = serialise(footer)
    return Fit(layout.pages, tightness, beyond)


def _laid_out(parts: dict[str, bytes], kind: Kind, fonts: Path, known: Known) -> tuple[Layout, Tightness]:
    """The layout of `parts`, set as tight as needed, from an earlier time if it was measured then."""
    before = KnownLayout(known, parts, kind, fonts)
    if before.found is None:
        found = _on_pages(parts, kind, fonts)
        before.keep(*found)
        return found
    layout, tightness = before.found
    if tightness.amount:
        parts |= tightened(parts, kind.text, tightness)
    return layout, tightness


def _on_pages(parts: dict[str, bytes], kind: Kind, fonts: Path) -> tuple[Layout, Tightness]:
    """The layout of `parts`, set as tight as needed; as tight as allowed if nothing fits."""
    layout = measure(parts, fonts=fonts)
    if kind.pages is None or layout.pages <= kind.pages.maximum:
        return layout, Tightness(0.0)
    most = kind.pages.maximum

    def fits(tightness: Tightness) -> bool:
        tried = {**parts, **tightened(parts, kind.text, tightness)}
        # Room at the foot of every page: a row that another program moves on may cost a page.
        return pages_if_longer(tried, -_SAFETY, fonts) <= most

    tightness = least_needed(fits, layout.length / most - 1) or Tightness(1.0)
    parts |= tightened(parts, kind.text, tightness)
    return measure(parts, fonts=fonts), tightness


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


def _push_down(root: etree._Element, style: str, room: float, styles: bytes) -> None:
    panels = root.xpath(f".//w:body/w:p[w:pPr/w:pStyle/@w:val='{style}']", namespaces=_NS)
    if not isinstance(panels, list) or not panels or room <= 0:
        return
    panel = panels[0]
    assert isinstance(panel, etree._Element)
    before = Styles(styles).before(style)
    spacing = child(child(panel, "pPr"), "spacing")
    spacing.set(w("before"), str(before + round(room * 20)))
