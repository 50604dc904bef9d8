"""An e-book as the rules look at it: its archive, its package document, and its pages."""

import posixpath
import unicodedata
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from functools import cached_property
from urllib.parse import unquote

from lxml import etree

from toolkit_cli.audit._epub_pages import PageFacts, Reader, Unread, facts_of
from toolkit_cli.audit._found import Place
from toolkit_cli.audit._html_page import Page, is_place_within
from toolkit_cli.audit._zip import Archive, FaultyArchiveError
from toolkit_cli.core.xml import reason

_CONTAINER = "META-INF/container.xml"
_OPF = "{http://www.idpf.org/2007/opf}"
_DC = "{http://purl.org/dc/elements/1.1/}"
_LANGUAGE = "{http://www.w3.org/XML/1998/namespace}lang"
_XHTML = "application/xhtml+xml"
_LARGEST = 2**30


class FaultyBookError(Exception):
    """The bytes are no e-book that can be read; the message says why."""


@dataclass(frozen=True, slots=True)
class Item:
    """What the package lists: its name in the archive, or its address elsewhere."""

    id: str
    name: str
    type: str
    properties: frozenset[str]
    remote: bool


@dataclass(frozen=True)
class Book:
    """A whole e-book."""

    archive: Archive
    package: str
    """The name of the package document."""
    root: etree._Element
    items: tuple[Item, ...]
    pages: tuple[PageFacts, ...]
    unread: tuple[Unread, ...]
    others: tuple[str, ...] = ()
    """What the container names beside the package: other renditions with their parts, and what maps them."""

    @property
    def place(self) -> Place:
        """The package document."""
        return Place(self.package)

    @property
    def version(self) -> str:
        return self.root.get("version", "")

    def dc(self, name: str) -> list[str]:
        """The values of a Dublin Core element, without those that are empty."""
        found = self.root.iter(f"{_DC}{name}")
        return [text for each in found if (text := " ".join((each.text or "").split()))]

    def meta(self, name: str) -> list[str]:
        """The values of a property such as `schema:accessMode`, those in the form of EPUB 2 too."""
        values: list[str] = []
        for each in self.root.iter(f"{_OPF}meta"):
            if each.get("property", "") == name and not each.get("refines"):
                values.append(each.text or "")
            elif each.get("name", "") == name:
                values.append(each.get("content", ""))
        links = self.root.iter(f"{_OPF}link")
        values += [each.get("href", "") for each in links if name in each.get("rel", "").split()]
        return [" ".join(value.split()) for value in values if value.strip()]

    @property
    def language(self) -> str:
        """The language of the package, else the first of its text."""
        return (self.root.get(_LANGUAGE, "") or next(iter(self.dc("language")), "")).strip()

    @cached_property
    def spine(self) -> etree._Element | None:
        return self.root.find(f"{_OPF}spine")

    @cached_property
    def reading(self) -> tuple[str, ...]:
        """The ids of what is read in turn."""
        found = self.spine.iter(f"{_OPF}itemref") if self.spine is not None else ()
        return tuple(each.get("idref", "").strip() for each in found)

    @cached_property
    def contents(self) -> PageFacts | None:
        """The page with the table of contents."""
        names = {item.name for item in self.items if "nav" in item.properties}
        return next((page for page in self.pages if page.name in names), None)

    @cached_property
    def ids(self) -> dict[str, frozenset[str] | None]:
        """The ids of every page; None for parts of other types, whose ids are not known."""
        known: dict[str, frozenset[str] | None] = dict.fromkeys(self.archive, None)
        return {unicodedata.normalize("NFC", name): ids for name, ids in known.items()} | {
            unicodedata.normalize("NFC", page.name): page.ids for page in self.pages
        }

    def leads(self, page: str, address: str) -> bool:
        """Whether an address on a page leads to a part of the book, and to a place that is there."""
        goal = unquote(address.partition("#")[2])
        name = page if address.startswith("#") else resolved(posixpath.dirname(page), address)
        name = unicodedata.normalize("NFC", name)
        ids = self.ids.get(name)
        return name in self.ids and (not goal or ids is None or goal in ids or is_place_within(goal))


def read_book(content: bytes, see: Callable[[Page], None]) -> Book:
    """An e-book; `see` is given every page once. Raises FaultyBookError."""
    try:
        archive = Archive(content, _LARGEST)
        container = _parsed(archive, _CONTAINER)
        others = [each.get("full-path", "") for each in container.iter("{*}rootfile")]
        others += [resolved("", each.get("href", "")) for each in container.iter("{*}link")]
        package = next(iter(others), "")
        root = _parsed(archive, package)
    except FaultyArchiveError as fault:
        raise FaultyBookError(str(fault)) from fault
    if root.tag != f"{_OPF}package":
        raise FaultyBookError(f"{package} is no package document")
    items = tuple(_items(root, posixpath.dirname(package)))
    pages: list[PageFacts] = []
    unread: list[Unread] = []
    reader, first = Reader(archive), 1000
    for name in dict.fromkeys(item.name for item in items if item.type == _XHTML and not item.remote):
        page = reader.read(name, first) if name in archive else None
        if isinstance(page, Unread):
            unread.append(page)
        elif page is not None:
            see(page)
            pages.append(facts_of(page))
            first += len(page.elements) + 1
    named = (*others[1:], *_of_renditions(archive, others[1:]))
    return Book(archive, package, root, items, tuple(pages), tuple(unread), named)


def _of_renditions(archive: Archive, names: Iterable[str]) -> Iterator[str]:
    """What the packages of other renditions list."""
    for name in dict.fromkeys(names):
        with suppress(FaultyBookError, FaultyArchiveError):
            yield from (item.name for item in _items(_parsed(archive, name), posixpath.dirname(name)))


def _parsed(archive: Archive, name: str) -> etree._Element:
    try:
        parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)
        root = etree.fromstring(archive.read(name), parser)
    except etree.XMLSyntaxError as fault:
        raise FaultyBookError(f"{name} is not XML: {reason(fault)}, line {fault.lineno}") from fault
    except ValueError as fault:
        raise FaultyBookError(f"{name} is not XML") from fault
    internal = root.getroottree().docinfo.internalDTD
    if internal is not None and any(True for _ in internal.iterentities()):  # type: ignore[union-attr]
        raise FaultyBookError(f"{name} declares entities, as no e-book does")
    return root


def _items(root: etree._Element, folder: str) -> Iterator[Item]:
    for each in root.iter(f"{_OPF}item"):
        address = each.get("href", "")
        remote = "://" in address or address.startswith("//")
        name = address if remote else resolved(folder, address)
        properties = frozenset(each.get("properties", "").split())
        yield Item(each.get("id", "").strip(), name, each.get("media-type", ""), properties, remote)


def resolved(folder: str, address: str) -> str:
    """The name in the archive of what an address in a folder leads to."""
    return posixpath.normpath(posixpath.join(folder, unquote(address.partition("#")[0])))
