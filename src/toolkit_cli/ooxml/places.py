"""Where something stands in a part, in words: `header 2, table 1, row 3, cell 1, paragraph 2`."""

from collections import Counter
from collections.abc import Iterator

from lxml import etree

from toolkit_cli.ooxml.namespaces import MC, w
from toolkit_cli.ooxml.parts import Package

_WORDS = {w("p"): "paragraph", w("tbl"): "table", w("tr"): "row", w("tc"): "cell"}
_WORDS |= {w(name): name for name in ("footnote", "endnote", "comment", "style")}
_WORDS |= {w("txbxContent"): "text box", w("docPart"): "building block"}
_FALLBACK = f"{{{MC}}}Fallback"
_LONGEST = 60


class Places:
    """The places of a package, part by part."""

    def __init__(self, package: Package) -> None:
        self._package = package
        self._parts: dict[str, dict[etree._Element, str]] = {}

    def of(self, part: str, element: etree._Element | None = None) -> str:
        """The place of an element of a part: of the paragraph, cell, row or table around it."""
        label = self._package.label(part)
        if element is None:
            return label
        if part not in self._parts:
            self._parts[part] = {}
            root = self._package.root(part)
            if root is not None:
                self._walk(root, label, Counter(), self._parts[part])
        places = self._parts[part]
        around = (element, *element.iterancestors())
        return next((places[each] for each in around if each in places), label)

    def _walk(
        self, holder: etree._Element, at: str, counts: Counter[str], places: dict[etree._Element, str]
    ) -> None:
        for child in holder.iterchildren(etree.Element):
            word = _WORDS.get(child.tag)
            if word == "style":
                named = child.find(w("name"))
                places[child] = f"style {named.get(w('val'), '') if named is not None else ''}".strip()
            elif word:
                counts[word] += 1
                places[child] = f"{at}, {word} {counts[word]}"
            if child.tag != _FALLBACK:
                self._walk(child, places.get(child, at), Counter() if word else counts, places)


def words_in(elements: Iterator[etree._Element] | list[etree._Element]) -> str:
    """The words within elements, deleted ones too, shortened, in quotation marks; empty if there are none."""
    texts = (
        (text.text or "") if text.tag in {w("t"), w("delText")} else " "
        for each in elements
        for text in each.iter(w("t"), w("delText"), w("tab"), w("br"), w("p"))
    )
    line = " ".join("".join(texts).split())
    if len(line) > _LONGEST:
        line = f"{line[:_LONGEST].rsplit(' ', 1)[0]}…"
    return f"“{line}”" if line else ""
