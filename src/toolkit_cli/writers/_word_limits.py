"""Says how a Word document keeps the pages of its kind, or what of it does not fit."""

from collections.abc import Iterator

from toolkit_cli.core.diagnostics import Diagnostic, Severity, Span
from toolkit_cli.locales import SOURCE, Locale
from toolkit_cli.model.document import Document
from toolkit_cli.model.project import document_file
from toolkit_cli.writers._word_body import bookmark
from toolkit_cli.writers._word_fit import Fit
from toolkit_cli.writers._word_overflow import Overflow
from toolkit_cli.writers._word_styles import Styles

_SHOWN = {"Title": "the title", "Heading1": "headings", "BodyText": "text"}


def page_findings(
    document: Document, locale: Locale, fit: Fit, before: Styles, after: Styles
) -> Iterator[Diagnostic]:
    """What a comms officer must know of the pages; `before` and `after` are the styles around `fit`."""
    limit = document.kind.pages
    span = Span(document_file(document.id))
    if limit is None:
        return
    language = "" if locale.tag == SOURCE else f" in {locale.english_name}"
    if fit.pages < limit.minimum:
        fact = f"the document takes {_pages(fit.pages)}{language}"
        message = f"{fact}; a {document.kind_name} has at least {limit.minimum}"
        yield Diagnostic(span, Severity.ERROR, "page-limit", message, "select more items")
    elif fit.overflow:
        fact = f"the document takes {_pages(fit.pages)}{language}, set as tight as it may be"
        message = (
            f"{fact}; a {document.kind_name} has at most {limit.maximum}: {_beyond(document, fit.overflow)}"
        )
        remedy = "select fewer items, or give the template more room"
        hint = f"shorten the translation, {remedy}" if language else remedy
        yield Diagnostic(span, Severity.ERROR, "page-limit", message, hint)
    elif fit.tightness.amount:
        tighter = f"spaces are up to {round(100 * (1 - fit.tightness.spaces))} % smaller"
        changes = "; ".join([tighter, *_smaller(before, after)])
        message = f"set tighter to stay on {_pages(limit.maximum)}{language}: {changes}"
        hint = "look at the pages; shorter words give them their room back"
        yield Diagnostic(span, Severity.INFO, "tightened-layout", message, hint)


def _pages(count: int) -> str:
    return "1 page" if count == 1 else f"{count} pages"


def _beyond(document: Document, found: Overflow) -> str:
    lines = "1 line" if found.lines == 1 else f"{found.lines} lines"
    files = {bookmark(placed.origin): placed.origin.file for placed in document.body}
    place = f" ({files[found.bookmark]})" if found.bookmark in files else ""
    return f"about {lines} too long, beyond the end from “{found.words}”{place} on"


def _smaller(before: Styles, after: Styles) -> Iterator[str]:
    for style, name in _SHOWN.items():
        was, now = before.size(style), after.size(style)
        if now < was:
            yield f"{name} {now:g} pt instead of {was:g}"
