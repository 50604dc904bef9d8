"""What Typst lets through: texts a template forgets, labels without glyphs, the wrong language."""

from collections.abc import Iterator

from toolkit_cli.core.diagnostics import Diagnostic, Severity, Span
from toolkit_cli.model.document import Document
from toolkit_cli.model.project import document_file
from toolkit_cli.tools import fonts, pdf
from toolkit_cli.writers import WriterContext
from toolkit_cli.writers._labels import labels, unheld
from toolkit_cli.writers._print import CutWordsError, LostTextsError, Pages
from toolkit_cli.writers._print_text import language
from toolkit_cli.writers._word_layout.coverage import uncovered

_SIGNS = ".,;:!?()“”‘’"


def lost_texts(found: LostTextsError) -> Iterator[Diagnostic]:
    """The texts that no page shows, and those that stand before one they should follow."""
    document = found.source.document
    hint = f"does templates/{document.kind_name}/print.typ still show everything?"
    numbers = [(number, "is not in the PDF") for number in found.lost]
    numbers += [(number, "is out of order in the PDF") for number in found.mistaken]
    for number, fault in numbers:
        words, origin = found.source.texts.said[number]
        span = origin.span if origin else Span(document_file(document.id))
        yield Diagnostic(span, Severity.ERROR, "lost-text", f"`{words}` {fault}", hint)


def cut_words(found: CutWordsError) -> Iterator[Diagnostic]:
    """The words that do not fit into their lines."""
    hint = "write it with a hyphen or a space where it can be parted, or choose a shorter one"
    for number, word in found.words:
        _, origin = found.source.texts.said[number]
        span = origin.span if origin else Span(document_file(found.source.document.id))
        yield Diagnostic(
            span,
            Severity.ERROR,
            "cut-word",
            f"`{word.strip(_SIGNS)}` is wider than its line in the PDF",
            hint,
        )


def changed_tags(pages: Pages) -> Iterator[Diagnostic]:
    """Whether a template took away what makes the file accessible: its language, the headers of its tables."""
    document = pages.source.document
    wanted = language(document.language)
    expected = "-".join(filter(None, (wanted["lang"], wanted["region"])))
    span = Span(f"templates/{document.kind_name}/print.typ")
    hint = "compare the template with the one of the program"
    if pdf.language(pages.content) != expected:
        message = f"the PDF says its language is `{pdf.language(pages.content)}`, not `{expected}`"
        yield Diagnostic(span, Severity.ERROR, "undeclared-language", message, hint)
    if pdf.tables_without_header(pages.content):
        message = "a table of the PDF has no header row"
        yield Diagnostic(span, Severity.ERROR, "lost-table-header", message, hint)


def boxes(document: Document, context: WriterContext) -> Iterator[Diagnostic]:
    """Labels of figures for which no font has a glyph; Typst says nothing of them."""
    script_font = fonts.find(context.locale.script)
    for placed, name, label in labels(document):
        missing = "" if label.isascii() else uncovered(label, context.fonts)
        if missing and script_font:
            missing = uncovered(missing, script_font.folder)
        if missing:
            yield unheld(placed, name, missing)
