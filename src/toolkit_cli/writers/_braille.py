"""A document in Braille pages: what BRF and PEF share."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from toolkit_cli.core.diagnostics import Diagnostic, Severity, Span
from toolkit_cli.locales.braille import BrailleCode, code, limits, obstacle
from toolkit_cli.model.document import Document
from toolkit_cli.model.inlines import Words
from toolkit_cli.model.project import document_file
from toolkit_cli.writers import WriterContext
from toolkit_cli.writers._braille_blocks import BrailleBlocks
from toolkit_cli.writers._braille_pages import Block, Page, entry, paged, with_heads
from toolkit_cli.writers._braille_words import Speller, Translator, plain
from toolkit_cli.writers._linear import Head, closing, linear, opening
from toolkit_cli.writers._places import place_of

_ROUNDS = 10
"""How often pages are made anew with the numbers of the round before; two or three rounds do."""


@dataclass(frozen=True, slots=True)
class Volume:
    """The pages of a document, their lines of cells (U+2800 …); none, if there are errors."""

    pages: tuple[Page, ...]
    code: BrailleCode
    liblouis: str
    diagnostics: tuple[Diagnostic, ...]


def volume(document: Document, context: WriterContext, translator: Translator) -> Volume:
    """The document in Braille.

    Raises ToolkitError where the language has no such Braille, or liblouis is missing or too old for it.
    """
    chosen = code(context.locale, context.presentation.grade)
    version = translator.version()
    fault = obstacle(chosen, version) if version else None
    if fault:
        raise fault
    setting = _Setting(document, context, chosen, translator)
    pages = setting.pages()
    errors = tuple(_undefined(document, setting.speller))
    warnings = (
        Diagnostic(Span(document_file(document.id)), Severity.WARNING, "limited-braille", message, hint)
        for message, hint in limits(chosen, version)
    )
    return Volume(() if errors else pages, chosen, version, (*errors, *warnings))


class _Setting:
    """The blocks of a document, and their pages."""

    def __init__(
        self, document: Document, context: WriterContext, chosen: BrailleCode, translator: Translator
    ) -> None:
        self._document = document
        self._locale = context.locale
        self._presentation = context.presentation
        self.speller = Speller(context.locale, chosen, translator)
        self._set = BrailleBlocks(self.speller, context.locale, context.presentation.cells)
        pieces = tuple(linear(document, context.locale))
        first = len(tuple(opening(document, context.locale)))
        last = len(pieces) - len(tuple(closing(document, context.locale)))
        self._heads = [each for each in pieces[first:last] if isinstance(each, Head) and each.level == 1]
        written = self._set.paragraph(f"{context.locale.formats['braille']}: {chosen.name}")
        self._front = (*self._set.front(pieces[:first]), replace(written, before=1))
        body, end = tuple(self._set.blocks(pieces[first:last])), tuple(self._set.blocks(pieces[last:]))
        self._body = (*self._starting(body), *(replace(block, before=1) for block in end[:1]), *end[1:])

    def pages(self) -> tuple[Page, ...]:
        """The pages, when their number and those in the contents say what is true."""
        count, starts = 1, (1,) * len(self._heads)
        for _ in range(_ROUNDS):
            blocks = (*self._front, *self._about(count), *self._contents(starts), *self._body)
            pages, where = paged(blocks, self._presentation.lines - 1)
            offset = len(blocks) - len(self._body)
            found = tuple(where[offset + at] for at, block in enumerate(self._body) if block.level == 1)
            if (len(pages), found) == (count, starts):
                break
            count, starts = len(pages), found
        title = self.speller.words(self._document.title.inlines)
        return with_heads(pages, title, self._presentation.cells, self.speller.number)

    def _starting(self, body: tuple[Block, ...]) -> tuple[Block, ...]:
        """The body; after a list of contents it begins a page."""
        if not body or not self._document.contents:
            return body
        return (replace(body[0], fresh=True), *body[1:])

    def _about(self, count: int) -> Iterator[Block]:
        labels = self._locale.labels
        yield self._set.paragraph(labels["braille_pages"].format(count=count))
        if not self._presentation.checked:
            yield self._set.paragraph(labels["machine_braille"])

    def _contents(self, starts: Sequence[int]) -> Iterator[Block]:
        """Each section with the Braille page it begins on."""
        if not self._document.contents:
            return
        title = self._set.heading(1, (Words(self._locale.labels["contents"]),))
        yield replace(title, level=0, fresh=True)
        for head, start in zip(self._heads, starts, strict=True):
            number = self.speller.number(start)
            yield Block(entry(self.speller.words(head.text), number, self._presentation.cells))


def _undefined(document: Document, speller: Speller) -> Iterator[Diagnostic]:
    """Each character without Braille, at the first text that has it."""
    for character, text, _ in speller.faults:
        shown = text if len(text) <= 60 else f"{text[:60]}…"
        yield Diagnostic(
            place_of(character, document, plain),
            Severity.ERROR,
            "undefined-braille",
            f"`{character}` (U+{ord(character[0]):04X}) in `{shown}` has no six-dot Braille",
            "write it in words, or give its words in `replace:` of the Braille of the language",
        )
