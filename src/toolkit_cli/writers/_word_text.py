"""The words in a Word document, and whether all words of the source are among them."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from lxml import etree

from toolkit_cli.model.blocks import EasyRead, Figure, Notes, Point
from toolkit_cli.model.document import Document, Placed
from toolkit_cli.model.inlines import Emphasis, Foreign, Inline, Link, Strong, words_of
from toolkit_cli.templating.typography import printed_address
from toolkit_cli.writers._word_notes import FIRST, body_with_marks, form_of
from toolkit_cli.writers._word_package import DOCUMENT, parse, w

_TEXT, _TAB, _BREAK, _PARAGRAPH = w("t"), w("tab"), w("br"), w("p")
_NOTES = w("footnoteReference"), w("endnoteReference")
_MARKS = ("\u200e", "\u200f")
"""The marks that hold words of the other direction in their order; they are no text."""


def body_text(part: bytes) -> str:
    """The words of a part in reading order, paragraphs separated by a line feed."""
    root = parse(part)
    return "\n".join("".join(_characters(paragraph)) for paragraph in root.iter(_PARAGRAPH))


def _characters(paragraph: etree._Element) -> Iterator[str]:
    for element in paragraph.iter(_TEXT, _TAB, _BREAK, *_NOTES):
        if element.tag in _NOTES:
            yield str(int(element.get(w("id"), "0")) - FIRST)
        else:
            yield (element.text or "") if element.tag == _TEXT else " "


def lost_text(document: Document, parts: Mapping[str, bytes]) -> list[str]:
    """The texts of the document that its Word parts do not show, in reading order."""
    lost = []
    notes = _note_text(document, parts) if document.notes else ""
    body = _plain(f"{body_text(parts[DOCUMENT])}\n{notes}")
    position = 0
    for text in map(_plain, _spoken(document)):
        found = body.find(text, position)
        if found < 0:
            lost.append(text)
        else:
            position = found + len(text)
    everywhere = _plain(" ".join([body, *_other_words(parts)]))
    expected = [*document.furniture.printed(), *_in_figures(document)]
    lost += [text for text in expected if _plain(text) not in everywhere]
    return lost if _plain(str(document.title)) in body else [str(document.title), *lost]


def _note_text(document: Document, parts: Mapping[str, bytes]) -> str:
    """The words of the notes that marks in the text lead to: Word shows no others."""
    form = form_of(document)
    marks = parse(parts[DOCUMENT]).iter(w(f"{form.name}Reference"))
    shown = {mark.get(w("id")) for mark in marks}
    notes = (note for note in parse(parts[form.part]) if note.get(w("id")) in shown)
    return "\n".join("".join(_characters(paragraph)) for note in notes for paragraph in note.iter(_PARAGRAPH))


def _spoken(document: Document) -> Iterator[str]:
    document = replace(document, body=(*body_with_marks(document), *_noted(document)))
    figures = {placed.origin for placed in document.body if isinstance(placed.block, Figure)}
    told = {id(point.alternative) for point in _points(document)}
    for origin, label, text in document.texts():
        if origin not in figures and id(text) not in told:
            yield label + _shown(text.inlines)


def _noted(document: Document) -> Iterator[Placed]:
    """The notes, which stand in a part of their own."""
    return (placed for placed in document.body if isinstance(placed.block, Notes))


def _points(document: Document) -> Iterator[Point]:
    for placed in document.body:
        if isinstance(placed.block, EasyRead):
            yield from placed.block.points


def _shown(inlines: Iterable[Inline]) -> str:
    """Words as Word shows them: links are followed by their address, for paper."""
    shown = []
    for inline in inlines:
        match inline:
            case Link(children, url):
                shown.append(f"{_shown(children)} ({printed_address(url)})")
            case Emphasis(children) | Strong(children) | Foreign(children):
                shown.append(_shown(children))
            case _:
                shown.append(words_of([inline]))
    return "".join(shown)


def _in_figures(document: Document) -> Iterator[str]:
    yield from (str(point.alternative) for point in _points(document) if point.alternative)
    for placed in document.body:
        if isinstance(placed.block, Figure):
            yield str(placed.block.alternative)
            yield from (word for label in placed.block.labels.values() for word in str(label).split())


def _other_words(parts: Mapping[str, bytes]) -> Iterator[str]:
    for name, content in parts.items():
        if re.fullmatch(r"word/(header|footer)\d*\.xml", name):
            yield body_text(content)
        elif name.endswith(".svg"):
            yield " ".join(str(text) for text in parse(content).itertext())
    for element in parse(parts[DOCUMENT]).iter("{*}docPr"):
        yield element.get("descr") or ""


def _plain(text: str) -> str:
    for mark in _MARKS:
        text = text.replace(mark, "")
    return " ".join(text.split())
