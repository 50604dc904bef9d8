"""What the rules for PDF look at: pages, text, fonts and the tree of tags."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property

from toolkit_cli.audit._found import Place, quoted

_IN_LINE = frozenset({"Span", "Link", "Em", "Strong", "Sub", "Quote", "Code", "Reference", "Note", "Annot"})


@dataclass(frozen=True, eq=False)
class Piece:
    """Text that is shown in one go: its size in points, where its line stands, and how it is marked."""

    text: str
    size: float
    height: float
    """From the bottom of the page, in points."""
    font: str
    content: int | None
    """The number of its marked content, if it belongs to the tree."""
    artifact: bool
    invisible: bool
    lost: bool
    """Whether a character of it is not in the font, or has no meaning."""
    language: str = ""
    """What the stream itself says of it."""
    colour: str = ""
    """Six hexadecimal digits; empty where the colour cannot be told."""
    ground: str = ""
    """The colour that it stands on, in the same way."""


@dataclass(frozen=True, eq=False)
class Annotation:
    """A link, field or note on a page; `tag` is the tag that holds it, or nothing."""

    kind: str
    contents: str
    target: str
    tag: str
    name: str = ""
    hidden: bool = False


@dataclass(frozen=True, eq=False)
class Page:
    """A page. `read` says that its text could be read; `pictures` how much of it pictures cover, from 0."""

    number: int
    height: float
    tabs: str
    pieces: tuple[Piece, ...]
    annotations: tuple[Annotation, ...]
    pictures: float
    read: bool = True
    loose_pictures: int = 0
    """Pictures outside of all tags that are no artifacts either."""
    doubled: str = ""
    """The first text that two pieces stand for which lie on each other."""

    def place(self, text: str = "", order: int | None = None) -> Place:
        """The page, with the words that stand there."""
        words = f"page {self.number} {quoted(text)}".strip()
        return Place(words, text=text, order=self.number * 100_000 if order is None else order)


@dataclass(frozen=True, eq=False)
class Font:
    """A font in use, on the page where it is first seen."""

    name: str
    page: int
    embedded: bool
    mapped: bool


@dataclass(eq=False)
class Element:
    """A node of the tree of tags. `kind` is its standard tag, `tag` what the file calls it."""

    kind: str
    tag: str
    alternative: str | None
    actual: str
    language: str
    scoped: bool
    spans: bool
    parent: "Element | None"
    order: int
    page: int = 0
    children: "list[Element]" = field(default_factory=list)
    words: list[tuple[int, str]] = field(default_factory=list)
    """Its own words, each with how many children stand before them."""
    holds_link: bool = False
    heads: bool = False
    """Whether cells name it as their header."""
    spoken: bool = False
    """Whether the streams say the language of all its own words."""

    @cached_property
    def text(self) -> str:
        """The words in it and in all below it."""
        parts: list[str] = []
        todo: list[tuple[Element, int]] = [(self, 0)]
        while todo:
            element, at = todo.pop()
            if at == 0:
                parts.append("" if element.kind in _IN_LINE else " ")
            if element.actual and at == 0:
                parts.append(element.actual)
                continue
            parts += [words for before, words in element.words if before == at]
            if at < len(element.children):
                todo += [(element, at + 1), (element.children[at], 0)]
            elif element.kind not in _IN_LINE:
                parts.append(" ")
        return " ".join("".join(parts).split())

    def walk(self) -> Iterator["Element"]:
        """The element and all below it, in order."""
        todo = [self]
        while todo:
            element = todo.pop()
            yield element
            todo += reversed(element.children)

    def below(self, *kinds: str) -> Iterator["Element"]:
        """The elements of some kinds below it."""
        return (each for each in self.walk() if each is not self and each.kind in kinds)

    def within(self, *kinds: str) -> bool:
        """Whether it stands inside an element of some kinds."""
        around = self.parent
        while around is not None and around.kind not in kinds:
            around = around.parent
        return around is not None

    def place(self) -> Place:
        """Its page, with the words that stand there."""
        first = next((each.page for each in self.walk() if each.page), 0)
        words = f"page {first}" if first else "tags"
        order = (first or 1) * 100_000 + min(self.order, 99_999)
        return Place(f"{words} {quoted(self.text)}".strip(), text=self.text, order=order)


@dataclass(frozen=True, eq=False)
class Document:
    """A whole PDF as the rules see it."""

    title: str
    shows_title: bool
    language: str
    direction: str
    marked: bool
    suspects: bool
    universal: bool
    """Whether it says that it is PDF/UA."""
    bookmarks: int
    readable: bool
    """Whether its encryption lets assistive technology in."""
    tree: Element | None
    unknown_tags: tuple[str, ...]
    pages: tuple[Page, ...]
    fonts: tuple[Font, ...]
    repaired: bool = False
    """Whether the file is damaged, and was read as well as it could be."""
    unread: str = ""
    """What of it was too much to be looked at."""
    extracted: tuple[str, ...] = ()
    """The text of the pages, as another reader finds it."""

    @cached_property
    def elements(self) -> tuple[Element, ...]:
        return tuple(self.tree.walk()) if self.tree is not None else ()

    @cached_property
    def headings(self) -> tuple[tuple[int, Element], ...]:
        """The headings with their levels; `H` counts as 0."""
        named = {"H": 0, **{f"H{level}": level for level in range(1, 7)}}
        return tuple((named[each.kind], each) for each in self.elements if each.kind in named)

    def all(self, *kinds: str) -> Iterator[Element]:
        return (each for each in self.elements if each.kind in kinds)

    @cached_property
    def says_languages(self) -> bool:
        """Whether each tag with words, or one around it, says its language."""
        spoken: set[int] = set()
        with_words = False
        for element in self.elements:
            said = bool(element.language) or id(element.parent) in spoken
            if said:
                spoken.add(id(element))
            own = any(text.strip() for _, text in element.words) and not element.spoken
            words = own or bool(element.alternative or element.actual)
            with_words = with_words or words
            if words and not said:
                return False
        return with_words

    @cached_property
    def text(self) -> str:
        """All words on its pages."""
        return " ".join(piece.text for page in self.pages for piece in page.pieces)
