"""A Word template taken apart, as the rules see it."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from lxml import etree

from toolkit_cli.model.publication import Kind
from toolkit_cli.ooxml.parts import Package
from toolkit_cli.templating.anatomy.block_styles import Need, needs
from toolkit_cli.templating.anatomy.blocks import Placed, Reading, read_blocks
from toolkit_cli.templating.anatomy.elsewhere import links, stray_tags
from toolkit_cli.templating.anatomy.fault import Fault
from toolkit_cli.templating.anatomy.ooxml import VAL, w
from toolkit_cli.templating.anatomy.package import DOCUMENT, STYLES
from toolkit_cli.templating.anatomy.paragraphs import Paragraph, Walk
from toolkit_cli.templating.anatomy.styles import Style, StyleSheet, style_of
from toolkit_cli.templating.anatomy.tags import Stray, Tag, scan, without
from toolkit_cli.templating.fields import FIELDS

_PRINTS = {"{{"}
_MARKS = set("{}")


@dataclass(frozen=True)
class Template:
    """The parts of a template, the kind it is for, and the source of the block macros."""

    roots: Mapping[str, etree._Element]
    kind: Kind | None = None
    blocks: str = ""
    package: Package | None = None

    @cached_property
    def _walk(self) -> Walk:
        walk = Walk()
        for name, root in self.roots.items():
            walk.part(name, root)
        for number, (place, target) in enumerate(links(self.package) if self.package else (), start=1):
            walk.link(number, place, target, self.roots[DOCUMENT])
        return walk

    @cached_property
    def stray_tags(self) -> tuple[Fault, ...]:
        """The faults of tags in parts where none are filled."""
        return tuple(stray_tags(self.package)) if self.package else ()

    @property
    def paragraphs(self) -> list[Paragraph]:
        """Every paragraph of every part, and every other text that may hold tags."""
        return self._walk.paragraphs

    @property
    def places(self) -> Mapping[etree._Element, str]:
        """The place of every paragraph, table, row and cell."""
        return self._walk.places

    @cached_property
    def styles(self) -> StyleSheet:
        """The styles."""
        return StyleSheet(self.roots.get(STYLES))

    @cached_property
    def needs(self) -> tuple[Need, ...]:
        """The styles that the blocks can name in the places this template gives them."""
        there = {each.tag.code for each in self.tags()} | {"body"}
        return tuple(need for need in needs(self.blocks) if need.field in there)

    @cached_property
    def scanned(self) -> dict[Paragraph, tuple[list[Tag], list[Stray]]]:
        """The tags and strays of every paragraph that has any."""
        return {each: scan(each.text, forms=True) for each in self.paragraphs if _MARKS & set(each.text)}

    @cached_property
    def readings(self) -> tuple[Reading[Paragraph], ...]:
        """What the tags of each part say, part by part."""
        parts: dict[str, list[tuple[Paragraph, Tag]]] = {}
        for paragraph, (tags, _) in self.scanned.items():
            if paragraph.filled:
                parts.setdefault(paragraph.part, []).extend((paragraph, tag) for tag in tags)
        return tuple(read_blocks(tags, FIELDS, word=True) for tags in parts.values())

    def tags(self) -> Iterator[Placed[Paragraph]]:
        """Every tag that the program fills."""
        for reading in self.readings:
            yield from reading.tags

    def holding(self, name: str) -> list[Placed[Paragraph]]:
        """The tags that print a field as it is, such as `{{p body }}`."""
        return [each for each in self.tags() if each.tag.mark in _PRINTS and each.tag.code == name]

    def words(self, paragraph: Paragraph) -> str:
        """What a paragraph can print: its text without tags that print nothing."""
        tags = self.scanned.get(paragraph, ([], []))[0]
        silent = [tag for tag in tags if tag.mark not in _PRINTS or tag.form in {"p", "tr", "tc"}]
        return without(paragraph.text, silent).strip()

    @cached_property
    def within(self) -> dict[etree._Element, list[Paragraph]]:
        """The paragraphs within each row and each cell."""
        found: dict[etree._Element, list[Paragraph]] = {}
        for paragraph in self.paragraphs:
            around = paragraph.around if paragraph.element is not None else None
            holders: dict[etree._Element, None] = {}
            while around is not None:
                holders |= dict.fromkeys(each for each in (around.row, around.cell) if each is not None)
                around = around.outer
            for holder in holders:
                found.setdefault(holder, []).append(paragraph)
        return found

    @cached_property
    def printing(self) -> list[tuple[Paragraph, etree._Element, Style | None]]:
        """The paragraphs of the page that print words, with their style."""
        return [
            (each, each.element, self.styles.get(style_of(each.element, "w:pPr/w:pStyle"), "paragraph"))
            for each in self.paragraphs
            if each.element is not None and each.filled and self.words(each)
        ]

    @cached_property
    def used(self) -> dict[Style, None]:
        """The styles of paragraphs and characters that print words, and those the blocks name."""
        found: dict[Style, None] = {}
        for paragraph, _, style in self.printing:
            runs = [piece.run for piece in paragraph.pieces if piece.run is not None and piece.text.strip()]
            characters = [self.styles.get(style_of(run, "w:rPr/w:rStyle"), "character") for run in runs]
            found |= dict.fromkeys(each for each in (style, *characters) if each is not None)
        for need in self.needs:
            named = self.styles.all.get(need.style)
            if named is not None and named.type == need.type:
                found[named] = None
        return found

    @cached_property
    def shown(self) -> dict[Style, None]:
        """The styles in use, those of tables too, and the ones they are based on."""
        tables = {
            element.get(VAL)
            for name, root in self.roots.items()
            if name != STYLES
            for element in root.iter(w("tblStyle"))
        }
        named = [self.styles.get(each, "table") for each in sorted(filter(None, tables))]
        bars = [
            self.styles.get(style_of(each.element, "w:pPr/w:pStyle"), "paragraph")
            for each in self.paragraphs
            if each.element is not None
        ]
        chains = (self.styles.chain(style) for style in (*self.used, *named, *bars) if style)
        return dict.fromkeys(each for chain in chains for each in chain)

    def place_of(self, element: etree._Element) -> str:
        """The place of an element of a part: of the paragraph, cell, row or table around it."""
        for step in (element, *element.iterancestors()):
            if step in self.places:
                return self.places[step]
        return ""
