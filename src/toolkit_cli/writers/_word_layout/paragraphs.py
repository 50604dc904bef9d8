"""Reads the paragraphs of a part: text, breaks, pictures and bookmarks, each run in its format."""

from collections.abc import Callable, Iterator
from dataclasses import replace

from lxml import etree

from toolkit_cli.writers._word_layout.east_asian import by_width
from toolkit_cli.writers._word_layout.ooxml import children, local, properties, w
from toolkit_cli.writers._word_layout.styles import Inherited, StyleSheet, Surroundings
from toolkit_cli.writers._word_layout.tree import (
    Bookmark,
    Inline,
    LineBreak,
    Note,
    PageBreak,
    Paragraph,
    Picture,
    Tab,
    Words,
)

_EMU = 12700
_SKIPPED = {
    *("pPr", "rPr", "sdtPr", "sdtEndPr", "fldChar", "instrText", "del", "delText", "moveFrom", "Fallback"),
    *("pict", "object", "commentReference", "annotationRef"),
}
_CHARACTERS = {"noBreakHyphen": "\u2011", "softHyphen": "", "sym": "\u25a1"}
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
_DIRECTIONS = [0x200E, 0x200F, *range(0x202A, 0x202F), *range(0x2066, 0x206A)]
_CONTROL = {**dict.fromkeys([*range(32), 0x85, 0x2028, 0x2029], " "), **dict.fromkeys(_DIRECTIONS, "")}
"""What is left of control characters: those of direction only reorder a line."""


class ParagraphReader:
    """Turns `w:p` elements to paragraphs. Bookmarks that begin between paragraphs go to the next one.

    `note` gives the number and the note that a mark in the text stands for, from its kind and id.
    """

    def __init__(self, styles: StyleSheet, note: Callable[[str, str], tuple[str, Note] | None]) -> None:
        self._styles = styles
        self._note = note
        self.own_number = ""
        self.waiting: list[Bookmark] = []

    def read(self, element: etree._Element, around: Surroundings) -> list[Paragraph]:
        """The paragraph, in pieces where a page ends within it; an empty last piece is the next page."""
        direct = properties(element.find(w("pPr")))
        paragraph, inherited = self._styles.paragraph(direct, around)
        own = {path[4:]: value for path, value in direct.items() if path.startswith("rPr/")}
        mark = self._styles.run(inherited, own)
        inlines = [*self.waiting, *self._inlines(element, inherited)]
        self.waiting.clear()
        whole = Paragraph(paragraph, mark, (), paragraph.page_break)
        return _pieces(whole, list(_joined(inlines)))

    def _inlines(self, parent: etree._Element, inherited: Inherited) -> Iterator[Inline]:
        for name, child in children(parent):
            if name == "bookmarkStart":
                yield Bookmark(child.get(w("name"), ""))
            elif name == "r":
                yield from self._run(child, inherited)
            elif name not in _SKIPPED:
                yield from self._inlines(child, inherited)

    def _run(self, run: etree._Element, inherited: Inherited) -> Iterator[Inline]:
        direct = properties(run.find(w("rPr")))
        style = self._styles.run(inherited, direct)
        if style.hidden:
            return
        hinted = direct.get("rFonts@hint") == "eastAsia"
        for found in self._content(run):
            if isinstance(found, str):
                for text, wide in by_width(found.upper() if style.capitals else found, hinted=hinted):
                    yield Words(text, replace(style, face=style.east_asian) if wide else style)
            else:
                yield found

    def _content(self, parent: etree._Element) -> Iterator[Inline | str]:
        for name, child in children(parent):
            match name:
                case "t":
                    text = child.text or ""
                    text = text if child.get(_SPACE) == "preserve" else text.strip()
                    yield text if text.isprintable() else text.translate(_CONTROL)
                case "tab" | "ptab":
                    yield Tab()
                case "br":
                    yield PageBreak() if child.get(w("type")) in {"page", "column"} else LineBreak()
                case "cr":
                    yield LineBreak()
                case "drawing":
                    yield from _pictures(child)
                case "footnoteReference" | "endnoteReference":
                    yield from self._note(name.removesuffix("Reference"), child.get(w("id"), "")) or ()
                case "footnoteRef" | "endnoteRef":
                    yield self.own_number
                case _ if name in _CHARACTERS:
                    yield _CHARACTERS[name]
                case _ if name not in _SKIPPED:
                    yield from self._content(child)


def _pictures(drawing: etree._Element) -> Iterator[Picture]:
    """The pictures in line; one that floats takes no room."""
    for name, child in children(drawing):
        for extent in child if name == "inline" else ():
            if isinstance(extent.tag, str) and local(extent.tag) == "extent":
                yield Picture(_measure(extent.get("cx")), _measure(extent.get("cy")))


def _measure(value: str | None) -> float:
    return int(value) / _EMU if value and value.isdecimal() else 0.0


def _joined(inlines: list[Inline]) -> Iterator[Inline]:
    """The same, neighbouring words of one format made one."""
    pending: Words | None = None
    for inline in inlines:
        if isinstance(inline, Words) and pending and inline.format == pending.format:
            pending = Words(pending.text + inline.text, pending.format)
            continue
        if pending and pending.text:
            yield pending
        pending = inline if isinstance(inline, Words) else None
        if not pending:
            yield inline
    if pending and pending.text:
        yield pending


def _pieces(whole: Paragraph, inlines: list[Inline]) -> list[Paragraph]:
    pieces: list[list[Inline]] = [[]]
    for inline in inlines:
        if isinstance(inline, PageBreak):
            pieces.append([])
        else:
            pieces[-1].append(inline)
    first, *others = pieces
    following = replace(whole.format, before=0.0, first=0.0)
    made = [replace(whole, inlines=tuple(first))]
    made += [Paragraph(following, whole.mark, tuple(piece), page_break=True) for piece in others]
    if others and not first:
        # Nothing precedes the break: the paragraph itself begins on the new page.
        made[1] = replace(made[1], format=whole.format)
        del made[0]
    return made
