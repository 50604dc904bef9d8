"""The contents list of large print: made of the headings that are there, kept from eight pages on."""

from pathlib import Path

from lxml import etree
from markupsafe import Markup

from toolkit_cli.model.document import Document, Heading
from toolkit_cli.writers._word_body import WordBody, bookmark
from toolkit_cli.writers._word_layout.measured import measure
from toolkit_cli.writers._word_order import child, put
from toolkit_cli.writers._word_package import DOCUMENT, W, parse, serialise, w

_NS = {"w": W, "r": "http://schemas.openxmlformats.org/officeDocument/2006/relationships"}
_LEAST_PAGES, _LEAST_ENTRIES = 8, 2
_STYLES = ("ContentsHeading", "TOC1", "ContentsGroup")
_FIRST_ID = 8000
_GAP = "\u00a0\u00a0"


def add_contents(parts: dict[str, bytes], document: Document, body: WordBody) -> None:
    """Put an entry for every main heading after the title of the contents; no list for fewer than two."""
    root = parse(parts[DOCUMENT])
    title = next(iter(_contents(root)), None)
    headings = _listed(root)
    if title is None:
        return
    if len(headings) < _LEAST_ENTRIES:
        _remove(title)
    place = title
    appendices = _appendices(root, document)
    for number, heading in enumerate(headings):
        made = Markup("")
        if heading in appendices:
            made, appendices = body.contents_group(), []
        anchor = f"_tkc{number + 1}"
        _mark(heading, anchor, _FIRST_ID + number)
        made += body.contents_entry(_words(heading), anchor)
        for paragraph in _paragraphs(made):
            _hold_apart(paragraph)
            place.addnext(paragraph)
            place = paragraph
    parts[DOCUMENT] = serialise(root)


def settle_contents(parts: dict[str, bytes], fonts: Path) -> None:
    """Keep the contents if the document has eight pages without them, else remove them.

    The text after them begins on a new page, unless that costs a page.
    """
    root = parse(parts[DOCUMENT])
    *_, last = [None, *_contents(root)]
    if last is None:
        return
    without = _without_contents(parts[DOCUMENT])
    if _pages(parts, without, fonts) < _LEAST_PAGES:
        parts[DOCUMENT] = without
        return
    following = next(last.itersiblings(w("p")), None)
    if following is not None:
        put(child(following, "pPr"), etree.Element(w("pageBreakBefore")))
    apart = serialise(root)
    if _pages(parts, apart, fonts) <= _pages(parts, parts[DOCUMENT], fonts):
        parts[DOCUMENT] = apart


def _contents(root: etree._Element) -> list[etree._Element]:
    return [paragraph for paragraph in root.iter(w("p")) if _style(paragraph) in _STYLES]


def _without_contents(document: bytes) -> bytes:
    root = parse(document)
    for paragraph in _contents(root):
        _remove(paragraph)
    return serialise(root)


def _pages(parts: dict[str, bytes], document: bytes, fonts: Path) -> int:
    return measure({**parts, DOCUMENT: document}, fonts=fonts, trial=True).pages


def _listed(root: etree._Element) -> list[etree._Element]:
    """The main headings; where there is one alone, those below it too."""
    found = [paragraph for paragraph in root.iter(w("p")) if _style(paragraph) in {"Heading1", "Heading2"}]
    main = [paragraph for paragraph in found if _style(paragraph) == "Heading1"]
    return main if len(main) >= _LEAST_ENTRIES else found


def _appendices(root: etree._Element, document: Document) -> list[etree._Element]:
    """The headings of the appendices."""
    names = {
        bookmark(placed.origin)
        for placed in document.body
        if isinstance(placed.block, Heading) and placed.block.appendix
    }
    marks = [mark for mark in root.iter(w("bookmarkStart")) if mark.get(w("name")) in names]
    return [heading for mark in marks if (heading := next(mark.itersiblings(w("p")), None)) is not None]


def _mark(paragraph: etree._Element, name: str, number: int) -> None:
    start = etree.Element(w("bookmarkStart"), {w("id"): str(number), w("name"): name})
    paragraph.insert(1 if paragraph.find("w:pPr", _NS) is not None else 0, start)
    etree.SubElement(paragraph, w("bookmarkEnd"), {w("id"): str(number)})


def _hold_apart(paragraph: etree._Element) -> None:
    """Keep the page number at a distance from words that reach as far."""
    tab = next(paragraph.iter(w("tab")), None)
    if tab is not None:
        space = etree.Element(w("t"))
        space.text = _GAP
        tab.addnext(space)


def _paragraphs(made: Markup) -> list[etree._Element]:
    names = " ".join(f'xmlns:{prefix}="{uri}"' for prefix, uri in _NS.items())
    return list(parse(f"<made {names}>{made}</made>".encode()))


def _style(paragraph: etree._Element) -> str:
    style = paragraph.find("w:pPr/w:pStyle", _NS)
    return style.get(w("val"), "") if style is not None else ""


def _words(paragraph: etree._Element) -> str:
    return "".join(text.text or "" for text in paragraph.iter(w("t"))).replace("\u00a0", " ")


def _remove(paragraph: etree._Element) -> None:
    parent = paragraph.getparent()
    if parent is not None:
        parent.remove(paragraph)
