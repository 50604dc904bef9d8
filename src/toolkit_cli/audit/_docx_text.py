"""The runs and links of a paragraph, links written as fields too."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from lxml import etree

from toolkit_cli.audit._docx_document import Link, Run
from toolkit_cli.audit._docx_names import R, w
from toolkit_cli.audit._docx_package import Relations
from toolkit_cli.audit._docx_styles import Format, Style, StyleSheet, layer

_HOLDERS = frozenset(
    map(
        w,
        (
            "hyperlink",
            "ins",
            "moveTo",
            "smartTag",
            "sdt",
            "sdtContent",
            "fldSimple",
            "customXml",
            "bdo",
            "dir",
        ),
    )
)
_CHARACTERS = {
    w("tab"): "\t",
    w("br"): "\n",
    w("cr"): "\n",
    w("noBreakHyphen"): "-",
    w("ptab"): "\t",
}
_PICTURES = frozenset(map(w, ("drawing", "pict", "object")))
_NESTED = 8
"""Fields within fields that are followed: a hostile document opens any number."""
_FIELD_LINK = re.compile(r'\s*HYPERLINK\s+(?:\\l\s+)?"?([^"\s]*)')


@dataclass
class _Open:
    """A link whose words are being read."""

    target: str
    words: list[str] = field(default_factory=list)
    pictures: int = 0


@dataclass
class _Field:
    """A complex field: its instruction, then the link that it is, if it is one."""

    instruction: str = ""
    link: _Open | None = None


class _Reading:
    def __init__(self, styles: StyleSheet, style: Style, table: Style, relations: Relations) -> None:
        self.runs: list[Run] = []
        self.links: list[Link] = []
        self._styles, self._relations = styles, relations
        self._below = (style.run, table.run, styles.default_run)
        self._fields: list[_Field] = []
        self._open: list[_Open] = []

    def read(self, element: etree._Element) -> None:
        for child in element:
            if child.tag == w("r"):
                self._run(child)
            elif child.tag in _HOLDERS:
                target = self._target(child)
                if target is None:
                    self.read(child)
                    continue
                self._open.append(_Open(target))
                self.read(child)
                self._close(self._open.pop())

    def end(self) -> None:
        """Close the links of fields that end in another paragraph."""
        for each in self._fields:
            if each.link is not None:
                self._close(each.link)

    def _target(self, element: etree._Element) -> str | None:
        """Where a hyperlink element, or a simple field that is a link, leads."""
        if element.tag == w("fldSimple"):
            found = _FIELD_LINK.match(element.get(w("instr"), ""))
            return found[1] if found else None
        if element.tag != w("hyperlink"):
            return None
        relation = self._relations.get(element.get(f"{{{R}}}id", ""))
        return relation.target if relation else element.get(w("anchor"), "")

    def _close(self, link: _Open) -> None:
        self.links.append(Link("".join(link.words), link.target, link.pictures))

    def _run(self, element: etree._Element) -> None:
        self._field_marks(element)
        own = layer(element.find(w("rPr")))
        name = own.get("rStyle", {}).get("val")
        character = self._styles.style(name, "character").run if name else {}
        look = Format((own, character, *self._below))
        pictures = sum(1 for child in element.iter() if child.tag in _PICTURES)
        for each in self._links():
            each.pictures += pictures
        text = "".join(_texts(element))
        if text and not look.toggled("vanish"):
            self.runs.append(Run(text, look, bool(self._links())))
            for each in self._links():
                each.words.append(text)

    def _links(self) -> list[_Open]:
        return [*self._open, *(each.link for each in self._fields[-_NESTED:] if each.link is not None)]

    def _field_marks(self, element: etree._Element) -> None:
        """Follow the beginning, the separator and the end of complex fields."""
        for child in element:
            if child.tag == w("instrText") and self._fields:
                self._fields[-1].instruction += child.text or ""
            elif child.tag == w("fldChar"):
                kind = child.get(w("fldCharType"))
                if kind == "begin":
                    self._fields.append(_Field())
                elif kind == "separate" and self._fields:
                    found = _FIELD_LINK.match(self._fields[-1].instruction)
                    self._fields[-1].link = _Open(found[1]) if found else None
                elif kind == "end" and self._fields:
                    ended = self._fields.pop()
                    if ended.link is not None:
                        self._close(ended.link)


def contents(
    paragraph: etree._Element, style: Style, table: Style, styles: StyleSheet, relations: Relations
) -> tuple[tuple[Run, ...], tuple[Link, ...]]:
    """The runs of a paragraph in order, and its links."""
    reading = _Reading(styles, style, table, relations)
    reading.read(paragraph)
    reading.end()
    return tuple(reading.runs), tuple(reading.links)


def _texts(run: etree._Element) -> Iterator[str]:
    for child in run:
        if child.tag == w("t"):
            yield child.text or ""
        elif child.tag in _CHARACTERS:
            yield _CHARACTERS[child.tag]
        elif child.tag == w("sym"):
            yield "\ufffc"
