"""A small translator for tests that must not need liblouis: one cell a character, after Braille ASCII."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path

from toolkit_cli import locales
from toolkit_cli.model.document import Document
from toolkit_cli.model.inlines import Emphasis, Foreign, Inline, Link, Strong, words_of
from toolkit_cli.model.presentation import Presentation
from toolkit_cli.tools.louis import Cells
from toolkit_cli.writers import WriterContext
from toolkit_cli.writers._braille_words import plain
from toolkit_cli.writers._linear import Head, Item, Pair, Para, linear

ASCII = " A1B'K2L@CIF/MSP\"E3H9O6R^DJG>NTQ,*5<-U8V.%[$+X!&;:4\\0Z7(_?W]#Y)="
SIGNS = str.maketrans("“”‘’–…©{}", "^^''-.@()")


@dataclass
class Letters:
    """Gives each character the cell that Braille ASCII has for it; remembers what it was asked."""

    release: str = "99.0.0"
    asked: list[tuple[str, str, tuple[int, ...]]] = field(default_factory=list)

    def version(self) -> str:
        return self.release

    def translate(self, text: str, table: str, forms: tuple[int, ...] = ()) -> Cells:
        self.asked.append((text, table, forms))
        signs = text.translate(SIGNS).upper()
        unknown = "".join(sorted({each for each, sign in zip(text, signs, strict=True) if sign not in ASCII}))
        dots = "".join(chr(0x2800 + ASCII.find(sign) % len(ASCII)) for sign in signs)
        return Cells(dots, tuple(range(len(text))), unknown)


def context(tag: str = "en-GB", **presentation: int) -> WriterContext:
    """What the Braille writers need of a context."""
    return WriterContext(
        template=b"",
        blocks="",
        pictures={},
        logo=None,
        fonts=Path(),
        locale=locales.load(tag),
        timestamp=datetime(2026, 11, 23, tzinfo=UTC),
        presentation=Presentation(**presentation),
        images={},
    )


def pages(content: bytes) -> list[list[str]]:
    """The lines of each page of a BRF, heads included."""
    text = content.decode("ascii")
    assert text.endswith("\r\n\f")
    return [page.removesuffix("\r\n").split("\r\n") for page in text.removesuffix("\f").split("\f")]


def running(content: bytes) -> str:
    """The text of a BRF without its heads, with addresses that were cut in one piece again."""
    lines = [line.strip() for page in pages(content) for line in page[1:]]
    return " ".join(lines)


def pieces(document: Document) -> list[str]:
    """The words of a document, piece by piece, in order."""
    found = []
    for piece in linear(document, locales.load(document.language)):
        match piece:
            case Pair(label, _, text):
                joint = " " if words_of(label).endswith("?") else ": "
                found.append(f"{printed(label)}{joint}{printed(text)}")
            case Item(text, _, number):
                found.append(f"{number}. {printed(text)}" if number else printed(text))
            case Head(_, text) | Para(text):
                found.append(printed(text))
            case _:
                pass
    return [plain(words) for words in found if words.strip()]


def printed(inlines: Iterable[Inline]) -> str:
    """The words on paper, where the addresses of links follow them."""
    parts = []
    for inline in inlines:
        match inline:
            case Link(children, url):
                where = re.sub(r"^[a-z]+:(//)?|/$", "", url)
                words = printed(children)
                parts.append(words if words in (where, url) else f"{words} ({where})")
            case Emphasis(children) | Strong(children) | Foreign(children):
                parts.append(printed(children))
            case _:
                parts.append(words_of([inline]))
    return "".join(parts)
