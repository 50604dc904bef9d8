"""From the objects of a PDF to what the rules look at."""

import re
from html import unescape
from typing import Any

from toolkit_cli.audit._pdf_document import Annotation, Document, Element, Page
from toolkit_cli.audit._pdf_objects import FAULTS, content_of, key_of, listed, member, number, opened, words
from toolkit_cli.audit._pdf_text import Texts
from toolkit_cli.tools.pdfium import page_texts

_ENTRY = re.compile(r"<rdf:li(?:\s[^>]*)?>([^<]*)")
_MOST_PAGES = 5000
_DEEPEST_FIELD = 20
_MOST_EXTRACTED = 300
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
            # PDFium has no bounds of its own: it reads only what was read to its end within ours.
            extracted=page_texts(content, _MOST_EXTRACTED) if all(page.read for page in pages) else (),
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
    annotations = tuple(_annotation(each, tree, box) for each in listed(member(page, "/Annots"), 20_000))
    tabs = words(member(page, "/Tabs"))
    return Page(
        count,
        height,
        tabs,
        tuple(shown.pieces),
        annotations,
        shown.pictures,
        shown.read,
        shown.loose_pictures,
        shown.doubled,
    )


def _annotation(thing: Any, tree: "_Tree", box: list[float]) -> Annotation:
    action = member(thing, "/A")
    hidden = bool(int(number(member(thing, "/F"))) & 2) or _beside(thing, box)
    holder = tree.annotations.get(key_of(thing))
    return Annotation(
        words(member(thing, "/Subtype")).lstrip("/"),
        words(member(thing, "/Contents")),
        words(member(action, "/URI")),
        holder.kind if holder else "",
        _field_name(thing) or (holder.alternative or "" if holder else ""),
        hidden,
    )


def _beside(thing: Any, box: list[float]) -> bool:
    """Whether an annotation lies outside of its page, where nobody meets it."""
    place = [number(each) for each in listed(member(thing, "/Rect"), 4)]
    if len(place) != 4 or len(box) != 4:
        return False
    (left, right), (low, high) = sorted(place[::2]), sorted(place[1::2])
    return left > max(box[::2]) or right < min(box[::2]) or low > max(box[1::2]) or high < min(box[1::2])


def _field_name(thing: Any) -> str:
    """The name for people of a field, which may be that of a field above it (ISO 32000-1, 12.7.3.1)."""
    for _ in range(_DEEPEST_FIELD):
        name = words(member(thing, "/TU"))
        if thing is None or name.strip():
            return name
        thing = member(thing, "/Parent")
    return ""


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
        self.annotations: dict[tuple[int, int], Element] = {}
        self._heads: dict[bytes, Element] = {}
        self._named: set[bytes] = set()
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
        for name in self._named & self._heads.keys():
            self._heads[name].heads = True

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
                self.annotations[key_of(member(thing, "/Obj"))] = parent
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
        self._named.update(_names(each) for key in ("/A", "/C") for each in _headers(member(thing, key)))
        if made.kind == "TH" and member(thing, "/ID") is not None:
            self._heads[_names(member(thing, "/ID"))] = made
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
        silent: set[tuple[int, int]] = set()
        for page in pages:
            for piece in page.pieces:
                if piece.content is not None:
                    texts.setdefault((page.number, piece.content), []).append(piece.text)
                    if piece.text.strip() and not piece.language:
                        silent.add((page.number, piece.content))
        for element, before, key, content in self._contents:
            number_of_page = self.pages.get(key, 0)
            element.page = element.page or number_of_page
            found = "".join(texts.get((number_of_page, content), ()))
            element.words.append((before, found))
            element.spoken = bool(found.strip()) and (number_of_page, content) not in silent


def _headers(attributes: Any) -> list[Any]:
    """The header cells that a cell names, by their ids (ISO 32000-1, 14.8.5.7)."""
    return [each for owner in listed(attributes, 50) for each in listed(member(owner, "/Headers"), 200)]


def _names(thing: Any) -> bytes:
    import pikepdf

    return bytes(thing) if isinstance(thing, pikepdf.String) else str(thing).encode()


def _kids(thing: Any) -> list[Any]:
    """What stands below a node, last first."""
    return listed(member(thing, "/K"))[::-1]


def _says(thing: Any, *names: str) -> bool:
    """Whether the attributes of a cell give one of some names."""
    attributes = listed(member(thing, "/A"), 50)
    return any(member(each, name) is not None for each in attributes for name in names)
