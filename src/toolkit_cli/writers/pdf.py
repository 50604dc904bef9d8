"""PDF/UA: the blocks set by the functions of the print template, tagged by Typst."""

from collections.abc import Iterator

from toolkit_cli.core.diagnostics import Diagnostic, Severity, Span
from toolkit_cli.locales import SOURCE
from toolkit_cli.model.document import Document
from toolkit_cli.model.project import document_file
from toolkit_cli.writers import WriterContext, Written
from toolkit_cli.writers._print import Pages, typeset
from toolkit_cli.writers._print_checks import boxes, changed_tags
from toolkit_cli.writers._print_document import SOURCES
from toolkit_cli.writers._print_faults import UNSET, unset

EXTENSION = ".pdf"
TEMPLATE = "print.typ"
BLOCKS = " ".join(SOURCES)


def write(document: Document, context: WriterContext) -> Written:
    """The document as tagged PDF. What is lost, does not fit or has no glyph is among the diagnostics."""
    span = Span(document_file(document.id))
    unlabelled = tuple(boxes(document, context))
    try:
        pages = typeset(document, context)
    except UNSET as fault:
        return Written(b"", None, (*unset(document, fault), *unlabelled))
    found = (
        *_warnings(span, pages),
        *_limits(span, pages, context),
        *changed_tags(pages),
    )
    return Written(pages.content, pages.count, (*found, *unlabelled))


def _warnings(span: Span, pages: Pages) -> Iterator[Diagnostic]:
    for message in pages.warnings:
        hint = f"look at templates/{pages.source.document.kind_name}/print.typ"
        yield Diagnostic(span, Severity.WARNING, "typst-warning", f"Typst: {message}", hint)


def _limits(span: Span, pages: Pages, context: WriterContext) -> Iterator[Diagnostic]:
    """Whether the pages are those of the kind, and what was done to keep them."""
    document = pages.source.document
    limit = document.kind.pages
    if limit is None or context.presentation.size:
        return
    language = "" if document.language == SOURCE else f" in {context.locale.english_name}"
    fact = f"the PDF takes {pages.count} page{'s'[: pages.count > 1]}{language}"
    if pages.count < limit.minimum:
        message = f"{fact}; a {document.kind_name} has at least {limit.minimum}"
        yield Diagnostic(span, Severity.ERROR, "page-limit", message, "select more items")
    elif not pages.fits:
        words = pages.first_beyond(limit.maximum)
        most = f"a {document.kind_name} has at most {limit.maximum}"
        message = f"{fact}, set as tight as it may be; {most}: beyond the end from “{words}” on"
        remedy = "select fewer items, or give the template more room"
        hint = f"shorten the translation, {remedy}" if language else remedy
        yield Diagnostic(span, Severity.ERROR, "page-limit", message, hint)
    elif pages.tightness.amount:
        spaces, sizes = 1 - pages.tightness.spaces, 1 - pages.tightness.sizes
        message = f"the PDF is set tighter to stay within its pages{language}: spaces {spaces:.0%} smaller"
        message += f", text up to {sizes:.0%} smaller" if sizes else ""
        hint = "look at the pages; shorter words give them their room back"
        yield Diagnostic(span, Severity.INFO, "tightened-layout", message, hint)
