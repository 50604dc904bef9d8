"""EPUB: an e-book of the same blocks as the web page, with the metadata that says how it can be read."""

import re
from dataclasses import dataclass, field, replace

from markupsafe import Markup

from toolkit_cli.model.blocks import EasyRead, Figure
from toolkit_cli.model.document import Document
from toolkit_cli.model.text import Text
from toolkit_cli.templating.faults import UnfillableTemplateError
from toolkit_cli.templating.views import view
from toolkit_cli.writers import WriterContext, Written
from toolkit_cli.writers._epub_cover import NAME, cover
from toolkit_cli.writers._epub_package import FOLDER, Member, archive, package
from toolkit_cli.writers._unfillable import unfillable
from toolkit_cli.writers._xhtml import Entry, Xhtml, picture_type

EXTENSION = ".epub"
TEMPLATE = ""
BLOCKS = "_blocks/html.j2"
_SVG = "svg"
_NAMED = re.compile(rb' id="((?:note|reference)-\d+(?:-\d+)?)"')
_LED = re.compile(rb'href="#((?:note|reference)-\d+(?:-\d+)?)"')
"""The ids of sources and their marks, and what leads to them."""


@dataclass
class _Linked:
    """An entry of the table of contents, with those below it."""

    href: str
    label: str
    text: Text
    level: int
    entries: "list[_Linked]" = field(default_factory=list)


def write(document: Document, context: WriterContext) -> Written:
    """The document as an e-book. Macros that cannot be filled are among the diagnostics."""
    try:
        return Written(_Book(document, context).made())
    except UnfillableTemplateError as fault:
        return Written(b"", None, (unfillable(fault, f"templates/{BLOCKS}"),))


def _led_across(pages: list[Member]) -> list[Member]:
    """The pages with links between marks and sources that lead from one file to another."""
    places = {name: page.name for page in pages for name in _NAMED.findall(page.content)}

    def address(found: re.Match[bytes]) -> bytes:
        return b'href="%s#%s"' % (places[found[1]].encode(), found[1])

    return [replace(page, content=_LED.sub(address, page.content)) for page in pages]


class _Book:
    """One e-book: a document with a contents page has a file for every section, any other has a single one."""

    def __init__(self, document: Document, context: WriterContext):
        self._document, self._context = document, context
        self._split = document.contents
        self._pictures: dict[str, bytes] = {}
        top = 1 if self._split else 2
        self._xhtml = Xhtml(document, context, xml=True, top=top, address=self._picture)
        self._entries = [_Linked("text.xhtml", "", document.title, 0)]

    def made(self) -> bytes:
        """The finished file."""
        pages = self._pages()
        members = [*pages[:1], self._contents(), *pages[1:], self._style(), self._cover()]
        members += [Member(name, content, picture_type(name)) for name, content in self._pictures.items()]
        described = package(self._document, self._context, members, self._visual())
        files = {"package.opf": described, **{member.name: member.content for member in members}}
        return archive({f"{FOLDER}/{name}": content for name, content in files.items()})

    def _visual(self) -> bool:
        """Whether a picture tells something: those of Easy Read do only where they have words of their own."""
        blocks = [placed.block for placed in self._document.body]
        points = (point for block in blocks if isinstance(block, EasyRead) for point in block.points)
        figures = any(isinstance(block, Figure) for block in blocks)
        return figures or self._context.logo is not None or any(point.alternative for point in points)

    def _pages(self) -> list[Member]:
        """The files with the text, in order; what stands around it opens the first and closes the last."""
        call, parts = self._xhtml.macros.call, self._xhtml.parts()
        opening = call("book_opening")
        if not self._split:
            body = Markup("").join(part.body for part in parts)
            self._enter([entry for part in parts for entry in part.entries], "text.xhtml")
            return [
                self._page("text.xhtml", str(self._document.title), opening + self._section(body, last=True))
            ]
        pages = [self._page("text.xhtml", str(self._document.title), opening)]
        for number, part in enumerate(parts, start=1):
            name = f"section-{number:02}.xhtml"
            self._enter(part.entries, name)
            first = next(iter(part.entries), None)
            title = f"{first.label}{first.text}" if first else str(self._document.title)
            body = self._section(part.body, last=number == len(parts))
            pages.append(self._page(name, title, body))
        return _led_across(pages)

    def _section(self, body: Markup, *, last: bool) -> Markup:
        return self._xhtml.macros.call("book_part", body, last)

    def _page(self, name: str, title: str, body: Markup) -> Member:
        made = self._xhtml.macros.call("book_page", title, body)
        return Member(name, made.encode("utf-8"), properties=_SVG if "<svg" in made else "", reading=True)

    def _enter(self, entries: list[Entry], name: str) -> None:
        """Take headings into the table of contents: two levels of them."""
        for entry in entries:
            linked = _Linked(f"{name}#{entry.anchor}", entry.label, entry.text, entry.level)
            if entry.level == 1 or self._entries[-1].level == 0:
                self._entries.append(linked)
            elif entry.level == 2:
                self._entries[-1].entries.append(linked)

    def _contents(self) -> Member:
        start = self._entries[1].href if len(self._entries) > 1 else self._entries[0].href
        body = self._xhtml.macros.call("book_contents", view(self._entries), start, self._split)
        title = self._context.locale.labels["contents"]
        made = self._xhtml.macros.call("book_page", title, body)
        return Member("contents.xhtml", made.encode("utf-8"), properties="nav", reading=self._split)

    def _style(self) -> Member:
        made = self._xhtml.macros.call("book_style")
        return Member("style.css", made.encode("utf-8"), "text/css")

    def _cover(self) -> Member:
        return Member(NAME, cover(self._document, self._context), picture_type(NAME), "cover-image")

    def _picture(self, name: str, content: bytes) -> str:
        """The name in the book of a picture; it is taken in."""
        kept = f"pictures/{name.replace('/', '-')}"
        self._pictures[kept] = content
        return kept
