"""Reads a document: its blocks in order, cut into sections with their pages, headers and footers."""

import posixpath
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from lxml import etree

from toolkit_cli.writers._word_layout.numbering import Numbering
from toolkit_cli.writers._word_layout.ooxml import (
    NS,
    children,
    is_on,
    parse,
    points,
    properties,
    r,
    w,
)
from toolkit_cli.writers._word_layout.paragraphs import ParagraphReader
from toolkit_cli.writers._word_layout.styles import StyleSheet, Surroundings
from toolkit_cli.writers._word_layout.tables import TableReader
from toolkit_cli.writers._word_layout.tree import Block, Bookmark, Edge, Note, Paragraph, Section, Table

_MAIN = "word/document.xml"
_SKIPPED = {"del", "moveFrom", "sdtPr", "sdtEndPr", "Fallback", "tcPr", "bookmarkEnd", "tblPr", "tblGrid"}
_LETTER = {"pgSz@w": 612.0, "pgSz@h": 792.0}
_INCH = 72.0

Edges = Mapping[tuple[str, str], tuple[Block, ...]]
"""Headers and footers of a section, by kind (`header`) and page (`default`, `first`)."""


@dataclass(frozen=True)
class Document:
    """The sections; whether spaces between paragraphs add up, or the larger one counts."""

    sections: tuple[Section, ...]
    spaces_add: bool


def read(parts: Mapping[str, bytes]) -> Document:
    """The document in the parts of a package."""
    settings = properties(_part(parts, "word/settings.xml"))
    reader = _Reader(parts)
    adds = is_on(settings, "compat/doNotUseHTMLParagraphAutoSpacing")
    return Document(tuple(reader.sections()), adds)


def _part(parts: Mapping[str, bytes], name: str) -> etree._Element | None:
    return parse(parts[name]) if name in parts else None


class _Reader:
    def __init__(self, parts: Mapping[str, bytes]) -> None:
        self._parts = parts
        numbering = Numbering(_part(parts, "word/numbering.xml"))
        self._styles = StyleSheet(_part(parts, "word/styles.xml"), numbering)
        self._paragraphs = ParagraphReader(self._styles, self._note)
        self._numbers: dict[str, int] = {}
        self._notes: dict[tuple[str, str], etree._Element] = {
            (kind, note.get(w("id"), "")): note
            for kind in ("footnote", "endnote")
            if (part := _part(parts, f"word/{kind}s.xml")) is not None
            for note in part
        }
        self._targets = _targets(_part(parts, "word/_rels/document.xml.rels"))

    def sections(self) -> Iterator[Section]:
        """The sections, continuous ones joined to the section before."""
        edges: Edges = {}
        blocks: list[Block] = []
        held: list[tuple[etree._Element | None, list[Block]]] = []
        body = parse(self._parts[_MAIN]).find("w:body", NS)
        for block, end in self._walk(body, self._styles.document) if body is not None else ():
            dropped = end is not None and blocks and isinstance(block, Paragraph) and not block.inlines
            if block and not dropped:
                blocks.append(block)
            if end is not None:
                held.append((end, [*blocks, *_endnotes(blocks)]))
                blocks = []
        if blocks or not held:
            held.append((None, [*blocks, *_endnotes(blocks)]))
        for index, (end, found) in enumerate(held):
            edges = {**edges, **self._edges(end)}
            following = held[index + 1][0] if index + 1 < len(held) else None
            if following is not None and _is_continuous(following, end):
                held[index + 1][1][:0] = found
            else:
                yield _section(end, edges, tuple(found))

    def _note(self, kind: str, name: str) -> tuple[str, Note] | None:
        """The number of a note, by the order in which they are read, and what it says."""
        element = self._notes.get((kind, name))
        if element is None:
            return None
        number = self._numbers[kind] = self._numbers.get(kind, 0) + 1
        before, waiting = self._paragraphs.own_number, self._paragraphs.waiting
        self._paragraphs.own_number, self._paragraphs.waiting = str(number), []
        blocks = self._blocks(element, self._styles.document)
        self._paragraphs.own_number, self._paragraphs.waiting = before, waiting
        return str(number), Note(kind == "footnote", blocks)

    def _blocks(self, parent: etree._Element, around: Surroundings) -> tuple[Block, ...]:
        return tuple(block for block, _ in self._walk(parent, around) if block)

    def _walk(
        self, parent: etree._Element, around: Surroundings
    ) -> Iterator[tuple[Block | None, etree._Element | None]]:
        """The blocks in `parent`, each with the end of a section if it carries one."""
        on_new_page = False
        for block, end in self._found(parent, around):
            if end is None and _only_breaks(block):
                on_new_page = True
            elif on_new_page and block:
                yield replace(block, page_break=True), end
                on_new_page = False
            else:
                yield block, end

    def _found(
        self, parent: etree._Element, around: Surroundings
    ) -> Iterator[tuple[Block | None, etree._Element | None]]:
        for name, child in children(parent):
            match name:
                case "p":
                    *first, last = self._paragraphs.read(child, around)
                    yield from ((piece, None) for piece in first)
                    yield last, child.find("w:pPr/w:sectPr", NS)
                case "tbl":
                    yield TableReader(child, self._styles, self._blocks).read(), None
                case "sectPr":
                    yield None, child
                case "bookmarkStart":
                    self._paragraphs.waiting.append(Bookmark(child.get(w("name"), "")))
                case _ if name not in _SKIPPED:
                    yield from self._found(child, around)

    def _edges(self, section: etree._Element | None) -> Edges:
        found = {}
        for name, child in children(section) if section is not None else ():
            target = self._targets.get(child.get(r("id"), ""), "")
            if name in {"headerReference", "footerReference"} and target in self._parts:
                kind = name.removesuffix("Reference"), child.get(w("type"), "default")
                found[kind] = self._blocks(parse(self._parts[target]), self._styles.document)
                self._paragraphs.waiting.clear()
        return found


def _endnotes(blocks: Iterable[Block]) -> Iterator[Block]:
    """The notes of some blocks that stand at their end."""
    for block in blocks:
        if isinstance(block, Table):
            yield from _endnotes(inner for row in block.rows for cell in row.cells for inner in cell.blocks)
        else:
            for inline in block.inlines:
                if isinstance(inline, Note) and not inline.at_foot:
                    yield from inline.blocks


def _targets(relationships: etree._Element | None) -> dict[str, str]:
    """The parts that the body refers to, by relationship id."""
    return {
        child.get("Id", ""): posixpath.normpath(posixpath.join("word", child.get("Target", ""))).lstrip("/")
        for _, child in (children(relationships) if relationships is not None else ())
    }


def _only_breaks(block: Block | None) -> bool:
    """Whether this is the rest of a paragraph that ends in a page break: the next block begins the page."""
    if not isinstance(block, Paragraph) or block.inlines:
        return False
    return block.page_break and not block.format.page_break


def _is_continuous(section: etree._Element, before: etree._Element | None) -> bool:
    own, other = properties(section), properties(before)
    same = all(own.get(path) == other.get(path) for path in ("pgSz@w", "pgSz@h"))
    return same and own.get("type@val") == "continuous"


def _section(element: etree._Element | None, edges: Edges, blocks: tuple[Block, ...]) -> Section:
    found = properties(element)
    titled = is_on(found, "titlePg")

    def edge(kind: str) -> Edge:
        first = edges.get((kind, "first"), ()) if titled else None
        return Edge(points(found, f"pgMar@{kind}", _INCH / 2), edges.get((kind, "default"), ()), first)

    gutter = points(found, "pgMar@gutter")
    return Section(
        width=points(found, "pgSz@w", _LETTER["pgSz@w"]),
        height=points(found, "pgSz@h", _LETTER["pgSz@h"]),
        left=points(found, "pgMar@left", _INCH) + gutter,
        right=points(found, "pgMar@right", _INCH),
        top=points(found, "pgMar@top", _INCH),
        bottom=points(found, "pgMar@bottom", _INCH),
        header=edge("header"),
        footer=edge("footer"),
        blocks=blocks,
    )
