"""A web page, or a page of an e-book, as the rules look at it."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING

from lxml import etree, html

from toolkit_cli.audit._css_cascade import Cascade
from toolkit_cli.audit._css_screen import Screen, screens
from toolkit_cli.audit._found import Place, quoted
from toolkit_cli.audit._html_accname import Names
from toolkit_cli.core.xml import reason

if TYPE_CHECKING:
    from toolkit_cli.audit._html_colour import Looks

_LARGEST = 16 * 2**20
_XHTML = "{http://www.w3.org/1999/xhtml}"
EPUB_TYPE = "{http://www.idpf.org/2007/ops}type"
"""What an element of an e-book is."""
_LANGUAGE = "{http://www.w3.org/XML/1998/namespace}lang"
_SILENT = frozenset({"script", "style", "template", "noscript", "head", "title", "desc", "metadata", "defs"})
_DISABLED = frozenset({"button", "input", "select", "textarea", "option", "optgroup", "fieldset"})
_LABELLED = ("button", "input", "meter", "output", "progress", "select", "textarea")
_USUAL_SCREEN = Screen()
_ELEMENTS = 300_000
_DEPTH = 400
_OPENING = 300


class FaultyPageError(Exception):
    """The bytes are no page that can be read; the message says why."""


class TooLargePageError(FaultyPageError):
    """The page is larger, or nested deeper, than this program reads."""


@dataclass(frozen=True, eq=False)
class Page:
    """A page. `part` is its name within an e-book, empty for a web page."""

    root: etree._Element
    part: str = ""
    first: int = 0
    styles: tuple[str, ...] = ()
    """The style sheets of an e-book that the page names; a web page holds its own."""
    elements: tuple[etree._Element, ...] = field(init=False)

    def __post_init__(self) -> None:
        found = tuple(each for each in self.root.iter() if isinstance(each.tag, str))
        object.__setattr__(self, "elements", found)

    @cached_property
    def _order(self) -> dict[etree._Element, int]:
        return {element: number for number, element in enumerate(self.elements, self.first)}

    @cached_property
    def hidden(self) -> frozenset[etree._Element]:
        """The elements that no reader gets: hidden ones, and the names and descriptions of drawings."""
        gone: set[etree._Element] = set()
        unseen: set[etree._Element] = set()
        cascade = self.cascade()
        for element in self.elements:
            parent, values = element.getparent(), cascade.of(element)
            if (parent is not None and parent in gone) or _hides(element, values.get("display", "")):
                gone.add(element)
            seen = values.get("visibility", "").lower()
            if seen in {"hidden", "collapse"} or (parent in unseen and seen != "visible"):
                unseen.add(element)
        return frozenset(gone | unseen)

    def is_unseen(self, element: etree._Element) -> bool:
        """Whether nobody sees an element either."""
        cascade = self.cascade()
        around = [element, *element.iterancestors()]
        return any(cascade.of(each).get("display") == "none" or "hidden" in each.attrib for each in around)

    @cached_property
    def inactive(self) -> frozenset[etree._Element]:
        """Controls that are disabled, what is in them, and their labels, of which WCAG asks no contrast."""
        found: set[etree._Element] = set()
        for element in self.elements:
            parent = element.getparent()
            if (parent is not None and parent in found and element.tag != "legend") or _is_disabled(element):
                found.add(element)
        for element in list(found):
            keys = element.get("aria-labelledby", "").split()
            labels = [*self.labels(element), *(each for key in keys for each in self.ids.get(key, ()))]
            found.update(inner for each in labels for inner in each.iter())
        return frozenset(found)

    @property
    def language(self) -> str:
        return language(self.root)

    @cached_property
    def ids(self) -> dict[str, list[etree._Element]]:
        """The elements that have an id, by it."""
        found: dict[str, list[etree._Element]] = {}
        for element in self.elements:
            name = element.get("id")
            if name is not None:
                found.setdefault(name, []).append(element)
        return found

    @cached_property
    def headings(self) -> list[tuple[int, etree._Element]]:
        """The headings with their levels."""
        found = []
        for each in self.elements:
            level = _level(each)
            if level and each not in self.hidden:
                found.append((level, each))
        return found

    def all(self, *tags: str) -> Iterator[etree._Element]:
        """The elements of some tags that readers get."""
        return (each for each in self.elements if each.tag in tags and each not in self.hidden)

    def place(self, element: etree._Element | None = None) -> Place:
        """Where an element stands, and the YAML that it was made from."""
        if element is None:
            return Place(self.part, 1, self.source(self.root), order=self.first - 1)
        line = element.sourceline if isinstance(element.sourceline, int) else 1
        words = f"{self.part}, line {line}" if self.part else ""
        return Place(words, line, self.source(element), opening(element), self._order.get(element, -1))

    def source(self, element: etree._Element) -> str:
        """The mark of origin of an element, or of the nearest one around it, or before it."""
        around = [element, *element.iterancestors()]
        return next((mark for each in around if (mark := each.get("data-src"))), "")

    def name(self, element: etree._Element) -> str:
        """The accessible name of an element: its label, its words, the names of the pictures in it."""
        return self._names.of(element)

    @cached_property
    def _names(self) -> Names:
        return Names(self)

    def labels(self, field: etree._Element) -> list[etree._Element]:
        """The labels of a field: those that refer to it, and the one around it, if it is the first field there."""
        key = field.get("id")
        referring = self._labels.get(key, []) if key and self.ids[key][0] is field else []
        around = next((each for each in field.iterancestors("label") if each.get("for") in {None, key}), None)
        first = next(around.iter(*_LABELLED), None) if around is not None else None
        return [
            *referring,
            *([around] if around is not None and first is field and around not in referring else []),
        ]

    @cached_property
    def _labels(self) -> dict[str, list[etree._Element]]:
        found: dict[str, list[etree._Element]] = {}
        for each in self.elements:
            if each.tag == "label" and each.get("for"):
                found.setdefault(each.get("for", ""), []).append(each)
        return found

    @cached_property
    def sheets(self) -> tuple[str, ...]:
        """The style sheets that hold for the page."""
        own = (each for each in self.elements if each.tag == "style")
        return (*self.styles, *(_of_media(each.get("media", ""), each.text or "") for each in own))

    @cached_property
    def screens(self) -> tuple[Screen, ...]:
        """The screens on which it may look different, the usual one first."""
        return screens(self.sheets)

    def cascade(self, screen: Screen = _USUAL_SCREEN) -> Cascade:
        """The declarations that win on a screen."""
        if screen not in self._cascades:
            self._cascades[screen] = Cascade(self.root, self.sheets, screen)
        return self._cascades[screen]

    @cached_property
    def looks(self) -> "dict[Screen, Looks]":
        """How the page looks on the screens that were asked for, so that rules share it."""
        return {}

    @cached_property
    def _cascades(self) -> dict[Screen, Cascade]:
        return {}


def read_page(content: bytes) -> Page:
    """A web page. Raises FaultyPageError."""
    if len(content) > _LARGEST:
        raise FaultyPageError("the page is larger than any document needs")
    if b"<" not in content and b"<\x00" not in content:
        raise FaultyPageError("there is no element in it")
    try:
        encoding = "utf-8" if _is_utf8(content) else None
        parser = html.HTMLParser(encoding=encoding, no_network=True, huge_tree=True)
        root = html.document_fromstring(content, parser=parser)
    except (etree.LxmlError, ValueError, AssertionError, TypeError, LookupError) as fault:
        raise FaultyPageError("it is no HTML") from fault
    cut = parser.error_log.filter_from_fatals()
    if len(cut):
        raise FaultyPageError(f"what stands after line {cut[0].line} cannot be read")
    return _page(root)


def read_xhtml(content: bytes, part: str, first: int, styles: tuple[str, ...] = ()) -> Page:
    """A page of an e-book; the names of its elements lose their namespace. Raises FaultyPageError."""
    try:
        parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)
        root = etree.fromstring(content, parser)
    except etree.XMLSyntaxError as fault:
        if "huge" in str(fault).lower():
            raise TooLargePageError("it is longer, or nested deeper, than this program reads") from fault
        raise FaultyPageError(f"{part} is not well formed: {reason(fault)}, line {fault.lineno}") from fault
    except ValueError as fault:
        raise FaultyPageError(f"{part} is not well formed") from fault
    internal = root.getroottree().docinfo.internalDTD
    if internal is not None and any(True for _ in internal.iterentities()):  # type: ignore[union-attr]
        raise FaultyPageError(f"{part} declares entities")
    for element in root.iter():
        if isinstance(element.tag, str):
            element.tag = element.tag.rpartition("}")[2]
    return _page(root, part, first, styles)


def _page(root: etree._Element, part: str = "", first: int = 0, styles: tuple[str, ...] = ()) -> Page:
    page = Page(root, part, first, styles)
    if len(page.elements) > _ELEMENTS:
        raise TooLargePageError(f"it has more than {_ELEMENTS:,} elements")
    if _is_deep(root):
        raise TooLargePageError(f"its elements are nested deeper than {_DEPTH}")
    return page


def _is_deep(root: etree._Element) -> bool:
    depth = 0
    for event, _ in etree.iterwalk(root, events=("start", "end")):
        depth += 1 if event == "start" else -1
        if depth > _DEPTH:
            return True
    return False


def text(element: etree._Element) -> str:
    """All words in an element, but for scripts and styles."""
    if element.tag in {"script", "style"}:
        return ""
    found = [element.text or ""] if isinstance(element.tag, str) else []
    for child in element.iterdescendants():
        if isinstance(child.tag, str) and child.tag not in {"script", "style"}:
            found.append(child.text or "")
        found.append(child.tail or "")
    return " ".join("".join(found).split())


def opening(element: etree._Element) -> str:
    """The first words in an element."""
    found: list[str] = []
    length = 0
    for event, each in etree.iterwalk(element, events=("start", "end")):
        if not isinstance(each.tag, str) or each.tag in {"script", "style"}:
            words = ""
        else:
            words = each.text or "" if event == "start" else ""
        if event == "end" and each is not element:
            words = each.tail or ""
        found.append(words)
        length += len(words)
        if length > _OPENING:
            break
    return " ".join("".join(found).split())[:_OPENING]


def shown(element: etree._Element) -> str:
    """An element for a message: its tag, with the words in it."""
    return f"<{element.tag}> {quoted(opening(element))}".strip()


def in_contents(element: etree._Element) -> bool:
    """Whether an element stands in a table of contents, whose links are the headings that they lead to."""
    around = element.iterancestors("nav")
    return any(each.get("role") == "doc-toc" or each.get(EPUB_TYPE) == "toc" for each in around)


def is_place_within(fragment: str) -> bool:
    """Whether the end of an address is no id but a part of a picture, a time of a film, or words to look for."""
    return fragment.startswith(("xywh=", "t=", "page=", "svgView(", "epubcfi(", ":~:", "track=", "id="))


def language(element: etree._Element) -> str:
    """What an element says of its own language."""
    return (element.get("lang") or element.get(_LANGUAGE) or element.get("xml:lang") or "").strip()


def xml_language(element: etree._Element) -> str | None:
    """The language that an element gives for XML, or None."""
    return element.get(_LANGUAGE) if element.get(_LANGUAGE) is not None else element.get("xml:lang")


def _level(element: etree._Element) -> int:
    tag = element.tag
    if element.get("role") == "heading":
        level = element.get("aria-level", "2")
        return int(level) if level in {"1", "2", "3", "4", "5", "6"} else 2
    plain = len(tag) == 2 and tag[0] == "h" and tag[1] in "123456"
    return int(tag[1]) if plain and element.get("role") is None else 0


def _hides(element: etree._Element, display: str) -> bool:
    if element.tag in _SILENT or element.get("aria-hidden") == "true" or display.lower() == "none":
        return True
    return "hidden" in element.attrib and not display


def _is_disabled(element: etree._Element) -> bool:
    return (element.tag in _DISABLED and "disabled" in element.attrib) or element.get(
        "aria-disabled"
    ) == "true"


def _of_media(media: str, sheet: str) -> str:
    return f"@media {media} {{ {sheet} }}" if media.strip() else sheet


def _is_utf8(content: bytes) -> bool:
    try:
        content.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return b"\x00" not in content
