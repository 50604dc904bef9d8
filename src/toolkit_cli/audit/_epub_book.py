"""An e-book as the rules look at it: its archive, its package document, and its pages."""

import posixpath
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from urllib.parse import unquote

from lxml import etree

from toolkit_cli.audit._found import Place
from toolkit_cli.audit._html_page import FaultyPageError, Page, read_xhtml
from toolkit_cli.audit._zip import Archive, FaultyArchiveError
from toolkit_cli.core.xml import reason

_CONTAINER = "META-INF/container.xml"
_OPF = "{http://www.idpf.org/2007/opf}"
_DC = "{http://purl.org/dc/elements/1.1/}"
_LANGUAGE = "{http://www.w3.org/XML/1998/namespace}lang"
_XHTML = "application/xhtml+xml"
_PAGES = 2000


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
    pages: tuple[Page, ...]
    broken: tuple[str, ...]
    """Why some pages could not be read."""

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
        return tuple(each.get("idref", "") for each in found)

    @property
    def contents(self) -> Page | None:
        """The page with the table of contents."""
        names = {item.name for item in self.items if "nav" in item.properties}
        return next((page for page in self.pages if page.part in names), None)


def read_book(content: bytes) -> Book:
    """An e-book. Raises FaultyBookError."""
    try:
        archive = Archive(content)
        container = _parsed(archive, _CONTAINER)
        package = next((each.get("full-path", "") for each in container.iter("{*}rootfile")), "")
        root = _parsed(archive, package)
    except FaultyArchiveError as fault:
        raise FaultyBookError(str(fault)) from fault
    if root.tag != f"{_OPF}package":
        raise FaultyBookError(f"{package} is no package document")
    items = tuple(_items(root, posixpath.dirname(package)))
    pages: list[Page] = []
    broken: list[str] = []
    first = 1000
    for item in items[: _PAGES * 10]:
        if item.type == _XHTML and not item.remote and item.name in archive and len(pages) < _PAGES:
            try:
                page = read_xhtml(archive.read(item.name), item.name, first)
                page = Page(page.root, item.name, first, tuple(_styles(archive, page)))
            except (FaultyPageError, FaultyArchiveError) as fault:
                broken.append(str(fault))
                continue
            pages.append(page)
            first += len(page.elements) + 1
    return Book(archive, package, root, items, tuple(pages), tuple(broken))


def _parsed(archive: Archive, name: str) -> etree._Element:
    try:
        parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)
        root = etree.fromstring(archive.read(name), parser)
    except etree.XMLSyntaxError as fault:
        raise FaultyBookError(f"{name} is not XML: {reason(fault)}, line {fault.lineno}") from fault
    except ValueError as fault:
        raise FaultyBookError(f"{name} is not XML") from fault
    if root.getroottree().docinfo.internalDTD is not None:
        raise FaultyBookError(f"{name} declares entities, as no e-book does")
    return root


def _items(root: etree._Element, folder: str) -> Iterator[Item]:
    for each in root.iter(f"{_OPF}item"):
        address = each.get("href", "")
        remote = "://" in address or address.startswith("//")
        name = address if remote else resolved(folder, address)
        properties = frozenset(each.get("properties", "").split())
        yield Item(each.get("id", ""), name, each.get("media-type", ""), properties, remote)


def resolved(folder: str, address: str) -> str:
    """The name in the archive of what an address in a folder leads to."""
    return posixpath.normpath(posixpath.join(folder, unquote(address.partition("#")[0])))


def _styles(archive: Archive, page: Page) -> Iterator[str]:
    """The style sheets of the book that a page names."""
    for each in page.elements:
        if each.tag == "link" and "stylesheet" in each.get("rel", "").split():
            name = resolved(posixpath.dirname(page.part), each.get("href", ""))
            if name in archive:
                yield archive.read(name).decode("utf-8", "replace")
