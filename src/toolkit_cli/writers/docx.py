"""Word: the body set by the block macros, poured into the kind's template through docxtpl."""

from collections.abc import Iterator, Mapping

from markupsafe import Markup

from toolkit_cli.core.diagnostics import Diagnostic, Severity, Span
from toolkit_cli.core.sources import Origin
from toolkit_cli.model.document import Document
from toolkit_cli.model.project import REFERENCES, document_file
from toolkit_cli.templating.faults import UnfillableTemplateError
from toolkit_cli.templating.fields import fields
from toolkit_cli.templating.links import fill_links
from toolkit_cli.templating.matter import matter_left
from toolkit_cli.templating.word import render
from toolkit_cli.templating.word_parts import parts_of
from toolkit_cli.writers import WriterContext, Written, _word_package
from toolkit_cli.writers._labels import labels, unheld
from toolkit_cli.writers._unfillable import unfillable
from toolkit_cli.writers._word_body import WordBody, bookmark
from toolkit_cli.writers._word_contents import settle_contents
from toolkit_cli.writers._word_fit import fit, text_area
from toolkit_cli.writers._word_headings import keep_headings
from toolkit_cli.writers._word_language import set_language
from toolkit_cli.writers._word_layout.coverage import uncovered
from toolkit_cli.writers._word_layout.east_asian import WIDE
from toolkit_cli.writers._word_limits import page_findings
from toolkit_cli.writers._word_links import link_addresses
from toolkit_cli.writers._word_notes import add_notes
from toolkit_cli.writers._word_presentation import finish_words, presented
from toolkit_cli.writers._word_styles import Styles
from toolkit_cli.writers._word_text import lost_text

EXTENSION = ".docx"
TEMPLATE = "word.docx"
BLOCKS = "_blocks/word.xml.j2"


def write(document: Document, context: WriterContext) -> Written:
    """The document for Word. What is lost, does not fit or cannot be filled is among the diagnostics."""
    left = matter_left(context.template, f"templates/{document.kind_name}/word.docx")
    if left:
        return Written(b"", None, left)
    try:
        return _write(*presented(document, context))
    except UnfillableTemplateError as fault:
        return Written(b"", None, (unfillable(fault, f"templates/{document.kind_name}/word.docx"),))


def _write(document: Document, context: WriterContext) -> Written:
    template = parts_of(context.template)
    styles = Styles(template["word/styles.xml"])
    area = text_area(template[_word_package.DOCUMENT])
    body = WordBody(document, context, styles, area)
    values = _values(document, context, body)
    parts = render(context.template, values)
    fill_links(parts, values)
    parts |= body.pictures.parts
    _word_package.add_relationships(parts, body.links, body.pictures.relationships)
    _word_package.add_numberings(parts, body.numberings)
    add_notes(parts, document, bookmark(Origin(REFERENCES)), body.notes())
    _word_package.set_accent(parts, document)
    if context.presentation.size:
        finish_words(parts, document, context, body)
    keep_headings(parts, area)
    link_addresses(parts, document)
    set_language(parts, context.locale, document.foreign)
    if context.presentation.size:
        settle_contents(parts, context.fonts)
    _word_package.set_properties(parts, document, context.timestamp)
    fitted = fit(parts, document.kind, context.locale, context.fonts, context.known)
    pages = page_findings(document, context.locale, fitted, styles, Styles(parts["word/styles.xml"]))
    found = (*_lost(document, parts), *pages, *_boxes(document, context))
    return Written(_word_package.pack(parts), fitted.pages, found)


def _values(document: Document, context: WriterContext, body: WordBody) -> Mapping[str, object]:
    return fields(
        document,
        context.locale.labels,
        body=body.body(),
        contents=body.contents() if document.contents else Markup(),
        mark=body.publisher_mark(),
    )


def _lost(document: Document, parts: Mapping[str, bytes]) -> Iterator[Diagnostic]:
    for text in lost_text(document, parts):
        yield Diagnostic(
            Span(document_file(document.id)),
            Severity.ERROR,
            "lost-text",
            f"`{text}` is not in the Word document",
            f"does templates/{document.kind_name}/word.docx still show every field?",
        )


def _boxes(document: Document, context: WriterContext) -> Iterator[Diagnostic]:
    """Labels that programs which show the PNG of a figure, not its SVG, would show as boxes.

    East Asian ones are the exception: every Word has letters for them, few other machines do.
    """
    for placed, name, label in labels(document):
        missing = uncovered(label, context.fonts)
        east_asian = "".join(WIDE.findall(missing))
        if missing != east_asian:
            yield unheld(placed, name, WIDE.sub("", missing))
        if east_asian:
            message = f"no embedded font has `{east_asian}` of label `{name}`: some programs show boxes"
            hint = "look at the document where it is to be read"
            yield Diagnostic(placed.origin.span, Severity.WARNING, "east-asian-label", message, hint)
