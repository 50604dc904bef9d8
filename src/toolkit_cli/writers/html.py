"""HTML: one page that holds all it needs, for any screen, for paper and for screen readers."""

from markupsafe import Markup

from toolkit_cli.core.diagnostics import Diagnostic, Severity, Span
from toolkit_cli.model.document import Document
from toolkit_cli.templating.web import page
from toolkit_cli.templating.word import UnfillableTemplateError
from toolkit_cli.writers import WriterContext, Written
from toolkit_cli.writers._xhtml import Xhtml

EXTENSION = ".html"
TEMPLATE = "web.html.j2"
BLOCKS = "_blocks/html.j2"


def write(document: Document, context: WriterContext) -> Written:
    """The document as a web page. A template that cannot be filled is among the diagnostics."""
    try:
        xhtml = Xhtml(document, context)
        sections = (Markup('<div class="section">\n{}</div>\n').format(part.body) for part in xhtml.parts())
        made = page(context.template, xhtml.macros, {**xhtml.given, "body": Markup("").join(sections)})
    except UnfillableTemplateError as fault:
        return Written(b"", None, (_unfillable(document, fault),))
    return Written(made.encode("utf-8"))


def _unfillable(document: Document, fault: UnfillableTemplateError) -> Diagnostic:
    span = Span(f"templates/{document.kind_name}/{TEMPLATE}")
    hint = f"undo the last change to the template, or to templates/{BLOCKS}"
    message = f"the template cannot be filled: {fault}"
    return Diagnostic(span, Severity.ERROR, "unfillable-template", message, hint)
