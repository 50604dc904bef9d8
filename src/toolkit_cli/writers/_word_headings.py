"""Headings of a Word document kept from the foot of a page: some lines of their text follow on it."""

import math
import re
from collections.abc import Iterator

from lxml import etree

from toolkit_cli.writers._word_fit import TextArea
from toolkit_cli.writers._word_layout.widths import ems
from toolkit_cli.writers._word_order import child, put
from toolkit_cli.writers._word_package import DOCUMENT, parse, serialise, w
from toolkit_cli.writers._word_styles import Styles

_HEADING = re.compile(r"Heading[1-9]")
_TEXT = frozenset({"BodyText", "Lead", "ListLeadIn", "ListBullet", "ListBullet2", "ListNumber"})
_LINES, _WHOLE = 3, 6
"""The lines that follow a heading on its page; a paragraph of up to so many lines is not parted for it."""
_TWIPS_PER_POINT = 20


def keep_headings(parts: dict[str, bytes], area: TextArea) -> None:
    """Keep each heading with the first lines of its text; `area` is the room for text on a page."""
    root = parse(parts[DOCUMENT])
    styles = Styles(parts["word/styles.xml"])
    width = area.width / _TWIPS_PER_POINT
    for heading in list(root.iter(w("p"))):
        if _HEADING.fullmatch(_style(heading)):
            _keep(heading, styles, width)
    parts[DOCUMENT] = serialise(root)


def _keep(heading: etree._Element, styles: Styles, width: float) -> None:
    lines = 0
    before: list[etree._Element] = []
    for paragraph in _text_after(heading):
        for each in before[-1:]:
            put(child(each, "pPr"), etree.Element(w("keepNext")))
        words = "".join(text.text or "" for text in paragraph.iter(w("t")))
        own = max(1, math.ceil(ems(words) * styles.size(_style(paragraph)) / width))
        if 1 < own <= _WHOLE:
            put(child(paragraph, "pPr"), etree.Element(w("keepLines")))
        lines += own
        before.append(paragraph)
        if lines >= _LINES:
            return


def _text_after(heading: etree._Element) -> Iterator[etree._Element]:
    """The paragraphs of running text that follow a heading up to anything else."""
    for element in heading.itersiblings():
        if element.tag in (w("bookmarkStart"), w("bookmarkEnd")):
            continue
        if element.tag != w("p") or _style(element) not in _TEXT:
            return
        yield element


def _style(paragraph: etree._Element) -> str:
    style = paragraph.find(f"{w('pPr')}/{w('pStyle')}")
    return style.get(w("val"), "") if style is not None else ""
