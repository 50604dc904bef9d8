"""The fields of a part, simple and complex, with what they say and what they show."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from lxml import etree

from toolkit_cli.ooxml.namespaces import w

_WORD = re.compile(r'"[^"]*"?|[^\s"]+')
_SWITCHES = ("\\*", "\\@", "\\#")
"""The switches of all fields, which are followed by a value: how words, dates and numbers are written."""
_DEEPEST = 20
"""Fields within fields that are followed: a hostile document opens any number."""


@dataclass
class Field:
    """A field: where it begins, its instruction, and the runs from its beginning to its end."""

    element: etree._Element
    instruction: str = ""
    runs: list[etree._Element] = field(default_factory=list)
    shown: list[str] = field(default_factory=list)
    separated: bool = False

    @property
    def name(self) -> str:
        """Its name in capitals, such as `DATE`."""
        words = self.instruction.split(maxsplit=1)
        return words[0].upper() if words else ""

    @property
    def arguments(self) -> list[str]:
        """What stands behind the name, without quotation marks and switches."""
        words = _WORD.findall(self.instruction.replace("“", '"').replace("”", '"'))[1:]
        values = {at + 1 for at, word in enumerate(words) if word in _SWITCHES}
        given = (word for at, word in enumerate(words) if at not in values and word[0] != "\\")
        return [word.strip('"') for word in given]

    @property
    def result(self) -> str:
        """The words that it shows, as they were when the file was saved."""
        return " ".join("".join(self.shown).split())


def fields_of(root: etree._Element) -> Iterator[Field]:
    """Every field of a part, each when it ends; one that never ends, at the end of the part."""
    stack: list[Field] = []
    for element in root.iter(w("fldSimple"), w("r")):
        if element.tag == w("fldSimple"):
            texts = [text.text or "" for text in element.iter(w("t"))]
            yield Field(element, element.get(w("instr"), ""), list(element.iter(w("r"))), texts, True)
        else:
            yield from _run(element, stack)
    yield from reversed(stack)


def _run(run: etree._Element, stack: list[Field]) -> Iterator[Field]:
    for each in stack:
        each.runs.append(run)
    for child in run:
        kind = child.get(w("fldCharType")) if child.tag == w("fldChar") else None
        if kind == "begin" and len(stack) < _DEEPEST:
            stack.append(Field(child, runs=[run]))
        elif kind == "separate" and stack:
            stack[-1].separated = True
        elif kind == "end" and stack:
            yield stack.pop()
        elif child.tag in {w("instrText"), w("delInstrText")} and stack:
            stack[-1].instruction += child.text or ""
        elif child.tag == w("t"):
            for each in stack:
                if each.separated:
                    each.shown.append(child.text or "")
