"""The words of an XLIFF text among the codes of translation tools (XLIFF 1.2, 2.3: inline elements).

A tool that takes marks such as `**` or `{{ name }}` for code puts them into an inline element; these are ours, and
come back as they went. All other code is the tool's own and no words.
"""

import re
from collections.abc import Iterator

from lxml import etree

from toolkit_cli.translation.exchange._reading import local

_CODE = frozenset({"bpt", "ept", "it", "ph", "ut"})
"""Elements whose content is code."""
_EMPTY = frozenset({"x", "bx", "ex"})
"""Elements that stand for code; `equiv-text` may say which."""
_OURS = re.compile(r"\*{1,2}|\[|\]|\]?\([^()\s]*\)|\[\^\d+\]|\{\{[^{}]*\}\}|\[[^\[\]]*\]\([^()\s]*\)")
"""The marks of a text: emphasis, links, references, names."""
_DELETED = "x-sdl-deleted"
"""Words that somebody deleted in Trados with changes tracked."""
_BREAKS = frozenset({"lb", "x-lb", "pb"})


def text_of(element: etree._Element | None) -> str:
    """The words of an element, with the marks that are ours; nothing where there is none."""
    return "" if element is None else "".join(_pieces(element))


def untranslated(unit: etree._Element) -> bool:
    """Whether a tool cut a text into sentences and one of them has no translation."""
    sentences, said = (_sentences(unit.find(f"{{*}}{name}")) for name in ("seg-source", "target"))
    return bool(said) and any(
        text.strip() and not said.get(id_, "").strip() for id_, text in sentences.items()
    )


def _sentences(element: etree._Element | None) -> dict[str, str]:
    marks = [] if element is None else element.iter("{*}mrk")
    return {mark.get("mid", ""): text_of(mark) for mark in marks if mark.get("mtype") == "seg"}


def _pieces(element: etree._Element) -> Iterator[str]:
    yield element.text or ""
    previous = None
    for child in element:
        name = local(child)
        if name in _CODE:
            yield _code("".join(map(str, child.itertext())) or child.get("equiv-text", ""))
        elif name in _EMPTY:
            yield " " if child.get("ctype") in _BREAKS else _code(child.get("equiv-text", ""))
        elif child.get("mtype") != _DELETED:
            if _joined(previous, child):
                yield " "
            yield from _pieces(child)
        yield child.tail or ""
        previous = child


def _joined(one: etree._Element | None, other: etree._Element) -> bool:
    """Whether two sentences of a tool stand beside each other without the blank that was between them."""
    if one is None or local(one) != local(other) or local(one) != "mrk" or other.get("mtype") != "seg":
        return False
    before, after = "".join(_pieces(one)), "".join(_pieces(other))
    if one.tail or not before or not after or before[-1].isspace() or after[0].isspace():
        return False
    return not _unparted(before[-1])


def _unparted(character: str) -> bool:
    """Whether a character ends a sentence of a script that puts no blanks between them."""
    return "\u3000" <= character <= "\u9fff" or "\uff00" <= character <= "\uffef"


def _code(content: str) -> str:
    return content if _OURS.fullmatch(content.strip()) else ""
