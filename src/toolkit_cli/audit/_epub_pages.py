"""The pages of an e-book, one after the other: a book of any length is read without keeping them all."""

import posixpath
from collections.abc import Iterator
from dataclasses import dataclass

from lxml import etree

from toolkit_cli.audit._found import Place
from toolkit_cli.audit._html_page import EPUB_TYPE, FaultyPageError, Page, TooLargePageError, read_xhtml
from toolkit_cli.audit._zip import Archive, FaultyArchiveError, TooLargeError

Link = tuple[str, Place]
"""An address with the place of the link."""


@dataclass(frozen=True, slots=True)
class PageFacts:
    """What the book as a whole needs to know of a page."""

    name: str
    language: str
    ids: frozenset[str]
    links: tuple[Link, ...]
    has_pictures: bool
    place: Place
    contents: tuple[Link, ...] | None = None
    """The entries of its table of contents; None if it has none."""
    contents_place: Place | None = None


@dataclass(frozen=True, slots=True)
class Unread:
    """A page that was not read: broken, or larger than this program reads."""

    name: str
    why: str
    too_large: bool


class Reader:
    """Reads pages, each style sheet once."""

    def __init__(self, archive: Archive) -> None:
        self._archive = archive
        self._sheets: dict[str, str] = {}

    def read(self, name: str, first: int) -> Page | Unread:
        """A page; its elements are counted from `first` on."""
        try:
            page = read_xhtml(self._archive.read(name), name, first)
            return Page(page.root, name, first, tuple(self._styles(page)))
        except (TooLargePageError, TooLargeError) as fault:
            return Unread(name, str(fault), True)
        except (FaultyPageError, FaultyArchiveError) as fault:
            return Unread(name, str(fault), False)

    def _styles(self, page: Page) -> Iterator[str]:
        """The style sheets of the book that a page names."""
        for each in page.elements:
            if each.tag == "link" and "stylesheet" in each.get("rel", "").split():
                name = posixpath.normpath(posixpath.join(posixpath.dirname(page.part), each.get("href", "")))
                if name in self._archive:
                    if name not in self._sheets:
                        self._sheets[name] = self._archive.read(name).decode("utf-8", "replace")
                    yield self._sheets[name]


def facts_of(page: Page) -> PageFacts:
    """What is kept of a page."""
    lists = [each for each in page.elements if each.tag == "nav" and "toc" in each.get(EPUB_TYPE, "").split()]
    within = set(lists[0].iter("a")) if lists else set()
    links = [each for each in page.all("a") if each not in within and each.get("href", "").strip()]
    return PageFacts(
        page.part,
        page.language,
        frozenset(page.ids),
        tuple(_links(page, links)),
        any(page.name(each) for each in page.all("img", "svg")),
        page.place(),
        tuple(_links(page, lists[0].iter("a"))) if lists else None,
        page.place(lists[0]) if lists else None,
    )


def _links(page: Page, elements: Iterator[etree._Element] | list[etree._Element]) -> Iterator[Link]:
    return ((each.get("href", "").strip(), page.place(each)) for each in elements)
