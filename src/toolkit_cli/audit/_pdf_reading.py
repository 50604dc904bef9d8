"""From the objects of a PDF to what the rules look at."""

import re
from html import unescape
from typing import Any

from toolkit_cli.audit._pdf_document import Annotation, Document, Element, Page
from toolkit_cli.audit._pdf_objects import FAULTS, content_of, key_of, listed, member, number, opened, words
from toolkit_cli.audit._pdf_text import Texts

_ENTRY = re.compile(r"<rdf:li(?:\s[^>]*)?>([^<]*)")
_MOST_PAGES = 5000
_MOST_ELEMENTS = 200_000
_TAGS = """
    Document Part Art Sect Div BlockQuote Caption TOC TOCI Index NonStruct Private P H H1 H2 H3 H4
    H5 H6 L LI Lbl LBody Table TR TH TD THead TBody TFoot Span Quote Note Reference BibEntry Code
    Link Annot Ruby RB RT RP Warichu WT WP Figure Formula Form StructTreeRoot Title FENote Sub Em
    Strong Aside DocumentFragment Artifact
"""
_STANDARD = frozenset(_TAGS.split())


def read_pdf(content: bytes) -> Document:
    """A PDF as the rules see it. Raises FaultyPdfError or LockedPdfError."""
    with opened(content) as pdf:
        root = pdf.Root
        texts = Texts(pdf)
        tree = _Tree(root)
        found = [_page(page, number, texts, tree) for number, page in _numbered(pdf)]
        pages = tuple(found)
        tree.fill(pages)
        metadata = _metadata(root)
        return Document(
            title=_title(pdf, metadata),
            shows_title=bool(member(root, "/ViewerPreferences", "/DisplayDocTitle")),
            language=words(member(root, "/Lang")).strip(),
            direction=words(member(root, "/ViewerPreferences", "/Direction")),
            marked=bool(member(root, "/MarkInfo", "/Marked")),
            suspects=bool(member(root, "/MarkInfo", "/Suspects")),
            universal="http://www.aiim.org/pdfua/ns/id/" in metadata and "part" in metadata,
            bookmarks=_bookmarks(root),
            readable=not pdf.is_encrypted or bool(pdf.allow.accessibility or pdf.allow.extract),
            tree=tree.root,
            unknown_tags=tuple(sorted(tree.unknown)),
            pages=pages,
            fonts=tuple(texts.fonts.values()),
            repaired=bool(pdf.get_warnings()),
            unread=_unread(pdf, tree),
        )


def _unread(pdf: Any, tree: "_Tree") -> str:
    if len(pdf.pages) > _MOST_PAGES:
        return f"the pages after page {_MOST_PAGES:,}"
    return f"the tags after the first {_MOST_ELEMENTS:,}" if tree.cut else ""


def _numbered(pdf: Any) -> list[tuple[int, Any]]:
    return [(at + 1, pdf.pages[at].obj) for at in range(min(len(pdf.pages), _MOST_PAGES))]


def _page(page: Any, count: int, texts: Texts, tree: "_Tree") -> Page:
    box = [number(each) for each in listed(member(page, "/MediaBox"), 4)]
    width, height = (abs(box[2] - box[0]), abs(box[3] - box[1])) if len(box) == 4 else (595.0, 842.0)
    shown = texts.of_page(page, count, width * height)
    tree.pages[key_of(page)] = count
    annotations = tuple(_annotation(each, tree) for each in listed(member(page, "/Annots"), 20_000))
    tabs = words(member(page, "/Tabs"))
    return Page(count, height, tabs, tuple(shown.pieces), annotations, shown.pictures, shown.read)


def _annotation(thing: Any, tree: "_Tree") -> Annotation:
    action = member(thing, "/A")
    hidden = bool(int(number(member(thing, "/F"))) & 2)
    return Annotation(
        words(member(thing, "/Subtype")).lstrip("/"),
        words(member(thing, "/Contents")),
        words(member(action, "/URI")),
        tree.annotations.get(key_of(thing), ""),
        words(member(thing, "/TU")),
        hidden,
    )


def _metadata(root: Any) -> str:
    stream = member(root, "/Metadata")
    return (content_of(stream) or b"")[: 2**20].decode("utf-8", "replace") if stream is not None else ""


def _title(pdf: Any, metadata: str) -> str:
    """The title of the metadata, else of the old list of properties."""
    inside = metadata.partition("<dc:title")[2].partition("</dc:title>")[0]
    found = next((text for text in map(str.strip, _ENTRY.findall(inside)) if text), "")
    if found:
        return " ".join(unescape(found).split())
    info = member(pdf.trailer, "/Info")
    return " ".join(words(member(info, "/Title")).split())


def _bookmarks(root: Any) -> int:
    return int(member(root, "/Outlines", "/First") is not None)


class _Tree:
    """The tree of tags; words are filled in when the pages are read."""

    def __init__(self, catalogue: Any) -> None:
        self.pages: dict[tuple[int, int], int] = {}
        self.annotations: dict[tuple[int, int], str] = {}
        self.unknown: set[str] = set()
        self.cut = False
        self._contents: list[tuple[Element, int, tuple[int, int], int]] = []
        self._roles = member(catalogue, "/StructTreeRoot", "/RoleMap")
        top = member(catalogue, "/StructTreeRoot")
        self.root = (
            Element("StructTreeRoot", "", None, "", "", False, False, None, 0) if top is not None else None
        )
        if self.root is not None:
            self._read(top, self.root)

    def _read(self, top: Any, root: Element) -> None:
        """All nodes, first to last, each once."""
        import pikepdf

        seen: set[tuple[int, int]] = set()
        todo: list[tuple[Any, Element, Any]] = [(each, root, None) for each in _kids(top)]
        count = 0
        while todo and count < _MOST_ELEMENTS:
            thing, parent, page = todo.pop()
            count += 1
            self.cut = count == _MOST_ELEMENTS and bool(todo)
            if not isinstance(thing, pikepdf.Dictionary):
                self._content(parent, page, thing)
                continue
            key = key_of(thing)
            if key in seen and key != (0, 0):
                continue
            seen.add(key)
            kind = words(member(thing, "/Type"))
            if kind == "/OBJR":
                self.annotations[key_of(member(thing, "/Obj"))] = parent.kind
                parent.holds_link = True
            elif kind == "/MCR" or member(thing, "/S") is None:
                own = member(thing, "/Pg")
                self._content(parent, own if own is not None else page, member(thing, "/MCID"))
            else:
                made = self._element(thing, parent, count)
                own = member(thing, "/Pg")
                todo += [(each, made, own if own is not None else page) for each in _kids(thing)]

    def _element(self, thing: Any, parent: Element, count: int) -> Element:
        tag = words(member(thing, "/S")).lstrip("/")
        alternative = member(thing, "/Alt")
        made = Element(
            self._standard(tag),
            tag,
            words(alternative) if alternative is not None else None,
            words(member(thing, "/ActualText")),
            words(member(thing, "/Lang")),
            _says(thing, "/Scope"),
            _says(thing, "/ColSpan", "/RowSpan"),
            parent,
            count,
        )
        parent.children.append(made)
        return made

    def _standard(self, tag: str) -> str:
        """The standard tag that a tag of the file stands for."""
        for _ in range(8):
            mapped = words(member(self._roles, f"/{tag}")).lstrip("/")
            if tag in _STANDARD or not mapped:
                break
            tag = mapped
        if tag not in _STANDARD:
            self.unknown.add(tag)
        return tag

    def _content(self, parent: Element, page: Any, content: Any) -> None:
        try:
            self._contents.append((parent, len(parent.children), key_of(page), int(content)))
        except (*FAULTS, OverflowError):
            return

    def fill(self, pages: tuple[Page, ...]) -> None:
        """Put the words of the pages at their places in the tree."""
        texts: dict[tuple[int, int], list[str]] = {}
        for page in pages:
            for piece in page.pieces:
                if piece.content is not None:
                    texts.setdefault((page.number, piece.content), []).append(piece.text)
        for element, before, key, content in self._contents:
            number_of_page = self.pages.get(key, 0)
            element.page = element.page or number_of_page
            found = "".join(texts.get((number_of_page, content), ()))
            element.words.append((before, found))


def _kids(thing: Any) -> list[Any]:
    """What stands below a node, last first."""
    return listed(member(thing, "/K"))[::-1]


def _says(thing: Any, *names: str) -> bool:
    """Whether the attributes of a cell give one of some names."""
    attributes = listed(member(thing, "/A"), 50)
    return any(member(each, name) is not None for each in attributes for name in names)
