"""Writes the tree as the JSON that `layout.typ` lays out: no text is ever read as markup."""

import json
import math
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from toolkit_cli.writers._word_layout import estimate, flow
from toolkit_cli.writers._word_layout.document import Document
from toolkit_cli.writers._word_layout.inlines import InlineWriter
from toolkit_cli.writers._word_layout.tree import Block, Edge, Paragraph, Row, Section, Table


def source(document: Document, families: Sequence[str], fonts: Path) -> bytes:
    """The document as JSON, for the `families` in the folder `fonts`."""
    writer = _Writer(families, fonts, document.spaces_add)
    sections = [writer.section(section) for section in document.sections]
    whole = {"families": families, "formats": writer.inlines.formats, "sections": sections}
    return json.dumps(whole, ensure_ascii=False).encode("utf-8", "replace")


class _Writer:
    def __init__(self, families: Sequence[str], fonts: Path, spaces_add: bool) -> None:
        self.inlines = InlineWriter(families, fonts, self._note)
        self._spaces_add = spaces_add
        self._page, self._width = math.inf, 0.0

    def section(self, section: Section) -> dict[str, Any]:
        self._page = section.height - abs(section.top) - abs(section.bottom)
        last = section.blocks[-1] if section.blocks else None
        self._width = width = section.width - section.left - section.right
        return {
            "width": section.width,
            "height": section.height,
            "left": section.left,
            "right": section.right,
            "top": section.top,
            "bottom": section.bottom,
            "header": self._edge(section.header, width),
            "footer": self._edge(section.footer, width),
            "blocks": list(self._flow(section.blocks, width, paged=True)),
            "tail": last.lines.free if isinstance(last, Paragraph) else 0,
        }

    def _note(self, blocks: Sequence[Block]) -> list[dict[str, Any]]:
        return list(self._closed(blocks, self._width))

    def _edge(self, edge: Edge, width: float) -> dict[str, Any]:
        return {
            "distance": edge.distance,
            "usual": list(self._closed(edge.usual, width)),
            "first": list(self._closed(edge.first, width)) if edge.first is not None else None,
        }

    def _closed(self, blocks: Sequence[Block], width: float) -> Iterator[dict[str, Any]]:
        """The blocks of a cell, header or footer, where every space counts and no page ends."""
        yield from self._flow(blocks, width, paged=False)
        if after := flow.trailing(blocks):
            yield {"space": after}

    def _flow(self, blocks: Sequence[Block], width: float, *, paged: bool) -> Iterator[dict[str, Any]]:
        for index, place in enumerate(flow.placed(blocks, spaces_add=self._spaces_add)):
            block, above = place.block, place.above
            begins_anyway = index == 0 and isinstance(block, Paragraph) and block.format.page_break
            breaks = paged and block.page_break and not begins_anyway
            if breaks:
                yield {"break": True}
                above = block.format.before if isinstance(block, Paragraph) else 0.0
            if above and (breaks or not paged or index == 0):
                # Kept even at the head of a page; the space above any other block vanishes there.
                yield {"space": above}
                above = 0.0
            if isinstance(block, Table):
                yield {"table": self._table(block), "above": above}
            else:
                yield {"par": self._paragraph(block, place, width), "above": above}

    def _paragraph(self, paragraph: Paragraph, place: flow.Placed, width: float) -> dict[str, Any]:
        style = paragraph.format
        return {
            "inset": [place.top, place.bottom, style.left + min(style.first, 0), style.right],
            "first": max(style.first, 0),
            "hanging": max(-style.first, 0),
            "leading": paragraph.lines.free,
            "keep": style.keep_next,
            "together": style.keep_lines and estimate.height([paragraph], width) < self._page,
            "widows": not style.widow_control,
            "rtl": style.right_to_left,
            "items": self.inlines.items(paragraph, width),
        }

    def _table(self, table: Table) -> dict[str, Any]:
        cells: list[dict[str, Any]] = []
        heights: list[float | None] = []
        rule_below = 0.0
        for index, row in enumerate(table.rows):
            rule = max([rule_below, *(cell.borders.top.width for cell in row.cells)])
            rule_below = max((cell.borders.bottom.width for cell in row.cells), default=0.0)
            last = rule_below if index + 1 == len(table.rows) else 0.0
            cells += self._row(row, rule, last)
            heights.append(row.height + last if row.exact else None)
        header = 0
        while header < len(table.rows) and table.rows[header].header:
            header += 1
        return {
            "columns": table.columns,
            "indent": table.indent,
            "header": sum(1 + len(row.cells) for row in table.rows[:header]),
            "heights": heights,
            "cells": cells,
        }

    def _row(self, row: Row, rule: float, last: float) -> Iterator[dict[str, Any]]:
        """The cells of a row, after one without width that holds the least height.

        `rule` is the width of the rule above the row, `last` of the one below it if no row follows.
        """
        top = rule + max((cell.margins.top for cell in row.cells), default=0.0)
        strut = [{"space": row.height + last}] if row.height and not row.exact else []
        together = row.together and estimate.row_height(row) < self._page
        every = {"together": together, "columns": 1, "rows": 1, "align": "top"}
        yield {**every, "inset": [0, 0, 0, 0], "blocks": strut}
        for cell in row.cells:
            margins = cell.margins
            yield {
                **every,
                "columns": cell.columns,
                "rows": cell.rows,
                "align": cell.align,
                "inset": [top, margins.bottom + last, margins.left, margins.right],
                "blocks": list(self._closed(cell.blocks, cell.width)),
            }
