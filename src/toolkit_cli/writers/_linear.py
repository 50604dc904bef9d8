"""A document as one stream of plain pieces, in the order a listener hears them: for text, Braille and speech."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Literal, TypeAlias

from toolkit_cli.locales import Locale
from toolkit_cli.model import blocks
from toolkit_cli.model.document import Document, Heading, Placed
from toolkit_cli.model.inlines import Foreign, Inline, Link, Words, words_of
from toolkit_cli.model.text import Text
from toolkit_cli.templating.typography import printed_address
from toolkit_cli.writers._figures import unsaid
from toolkit_cli.writers._unwritten import unwritten

Inlines: TypeAlias = tuple[Inline, ...]


@dataclass(frozen=True, slots=True)
class Head:
    """A heading; the title of the document is of level 0."""

    level: int
    text: Inlines


@dataclass(frozen=True, slots=True)
class Para:
    """A paragraph. `role` says what it is where a format shows it otherwise than running text."""

    text: Inlines
    role: Literal["text", "lead", "quotation", "attribution", "saying", "picture", "notice", "furniture"] = (
        "text"
    )


@dataclass(frozen=True, slots=True)
class ListStart:
    """A list of `count` items begins."""

    count: int


@dataclass(frozen=True, slots=True)
class Item:
    """An item of a list; `depth` from 1, `number` where the items are counted.

    `first`: a list begins with it that is not within an item, and stands apart from a list before it.
    """

    text: Inlines
    depth: int = 1
    number: int | None = None
    first: bool = False


@dataclass(frozen=True, slots=True)
class Pair:
    """A label and what belongs to it, with what stands between: a cell of a table with its header, a contact."""

    label: Inlines
    joint: str
    text: Inlines

    @property
    def words(self) -> Inlines:
        """Both as one line."""
        return (*self.label, Words(self.joint), *self.text)


Piece: TypeAlias = Head | Para | ListStart | Item | Pair


def linear(document: Document, locale: Locale) -> Iterator[Piece]:
    """All that the document shows, furniture included, in reading order."""
    yield from opening(document, locale)
    for placed in document.body:
        yield from _placed(placed, locale)
    yield from closing(document, locale)


def joint(label: Inlines, locale: Locale) -> str:
    """What stands between a label and what belongs to it: no colon after a mark of its own."""
    colon = locale.labels["label_end"]
    marked = words_of(label).endswith(("?", "؟", "？", "!", "！", ":", "："))
    return colon.lstrip(":：") if marked else colon


def address(link: Link) -> str:
    """What is printed behind the words of a link, which nobody can follow on paper; empty if they say it."""
    printed = printed_address(link.url)
    words = printed_address(words_of(link.children))
    return "" if "".join(words.split()) == "".join(printed.split()) else printed


def opening(document: Document, locale: Locale) -> Iterator[Piece]:
    """What stands before the body: title, language, publisher, whom it is for, the draft notice."""
    around = document.furniture
    yield Head(0, document.title.inlines)
    for words in (around.language_note, around.subtitle):
        yield from _furniture(document, words)
    stop = locale.labels["sentence_end"]
    kind, audience = around.kind_label, around.audience_label
    label = f"{kind}{stop}{audience}{stop.strip()}" if kind else audience
    for words in (label, around.publisher_name, around.version_line):
        yield from _furniture(document, words)
    if around.draft_notice:
        yield Para(_plain(document, around.draft_notice), "notice")


def closing(document: Document, locale: Locale) -> Iterator[Piece]:
    """What stands after the body: the closing message, the formats statement, contacts, dates, copyright."""
    around, labels = document.furniture, locale.labels
    for words in (around.message, around.statement):
        yield from _furniture(document, words)
    for label, value in (
        (labels["website"], around.website),
        (labels["email"], around.email),
        (labels["phone"], around.phone),
        (labels["review_date"], around.review_date),
    ):
        if value:
            yield _pair((Words(label),), (Words(value),), locale)
    yield from _furniture(document, around.copyright)


def _furniture(document: Document, words: str) -> Iterator[Piece]:
    if words:
        yield Para(_plain(document, words), "furniture")


def _plain(document: Document, words: str) -> Inlines:
    """Words of furniture, with those in another language marked."""
    for other, language in sorted(document.foreign.items(), key=lambda each: -len(each[0])):
        before, found, after = words.partition(other)
        if found:
            inner = (Foreign((Words(other),), language),)
            return (*_plain(document, before), *inner, *_plain(document, after))
    return (Words(words),) if words else ()


def _placed(placed: Placed, locale: Locale) -> Iterator[Piece]:
    block = placed.block
    if isinstance(block, Heading):
        label = (Words(block.label),) if block.label else ()
        yield Head(placed.level, (*label, *block.text.inlines))
    else:
        yield from _block(block, placed.level, locale)


def _block(block: blocks.Leaf, level: int, locale: Locale) -> Iterator[Piece]:  # noqa: PLR0912
    match block:
        case blocks.Paragraph():
            yield Para(block.text.inlines)
        case blocks.Lead():
            yield Para(block.text.inlines, "lead")
        case blocks.BulletList():
            if block.lead_in:
                yield Para(block.lead_in.inlines)
            yield from _items(block.items)
        case blocks.NumberedFactors():
            yield from _items(block.factors, counted=True)
        case blocks.Quotation():
            yield Para(_quoted(block.text, locale), "quotation")
            yield Para(block.attribution.inlines, "attribution")
        case blocks.GuidanceTable():
            yield from _table(block, locale)
        case blocks.DoAndDont():
            for side in filter(None, (block.do, block.dont)):
                yield from _titled(side.title, side.items, level)
        case blocks.Prompts():
            yield from _prompts(block, level, locale)
        case blocks.LinkList():
            yield from _links(block, locale)
        case blocks.Figure():
            yield from _figure(block, locale)
        case blocks.Pathways():
            for group in block.groups:
                yield from _titled(group.title, group.items, level)
        case blocks.EasyRead():
            for point in block.points:
                if point.alternative:
                    yield _picture(point.alternative, locale)
                yield Para(point.text.inlines)
        case blocks.Notes():
            yield from _notes(block)
        case blocks.LocalLines():
            yield from (_pair(line.label.inlines, line.value.inlines, locale) for line in block.lines)
        case _:
            raise unwritten(block, "_linear.py")


def _pair(label: Inlines, text: Inlines, locale: Locale) -> Pair:
    return Pair(label, joint(label, locale), text)


def _prompts(block: blocks.Prompts, level: int, locale: Locale) -> Iterator[Piece]:
    for situation in block.situations:
        yield Head(level, situation.situation.inlines)
        yield from (Para(_quoted(saying.text, locale), "saying") for saying in situation.sayings)


def _notes(block: blocks.Notes) -> Iterator[Piece]:
    yield ListStart(len(block.notes))
    yield from (Item(each.text.inlines, 1, each.number, each.number == 1) for each in block.notes)


def _links(block: blocks.LinkList, locale: Locale) -> Iterator[Piece]:
    for link in block.links:
        words = link.text.inlines
        yield Para(_pair(words, link.note.inlines, locale).words if link.note else words)
        yield from (Para((Words(url),)) for url in (link.url, *link.also))


def _figure(block: blocks.Figure, locale: Locale) -> Iterator[Piece]:
    yield _picture(block.alternative, locale)
    for told in block.equivalent:
        yield from _block(told, 1, locale)
    yield from _items(blocks.Item(text=label) for label in unsaid(block))


def _picture(alternative: Text, locale: Locale) -> Para:
    return Para((Words(locale.labels["picture"].format(alternative=alternative)),), "picture")


def _table(block: blocks.GuidanceTable, locale: Locale) -> Iterator[Piece]:
    """Row by row, each cell with the header of its column."""
    topic, guidance = block.columns
    for row in block.rows:
        yield _pair(topic.inlines, row.topic.inlines, locale)
        yield Para(guidance.inlines)
        yield from _items(row.guidance)


def _titled(title: Text, items: tuple[blocks.Item, ...], level: int) -> Iterator[Piece]:
    yield Head(level, title.inlines)
    yield from _items(items)


def _items(items: Iterable[blocks.Item], depth: int = 1, counted: bool = False) -> Iterator[Piece]:
    members = tuple(items)
    if members:
        yield ListStart(len(members))
    for number, item in enumerate(members, start=1):
        yield Item(item.text.inlines, depth, number if counted else None, depth == number == 1)
        yield from _items(item.items, depth + 1)


def _quoted(text: Text, locale: Locale) -> Inlines:
    opened, closed = locale.labels["quotation_open"], locale.labels["quotation_close"]
    return Words(opened), *text.inlines, Words(closed)
