"""HTML: one page that holds all it needs, for any screen, for paper and for screen readers."""

from markupsafe import Markup

from toolkit_cli.model.document import Document
from toolkit_cli.templating.faults import UnfillableTemplateError
from toolkit_cli.templating.web import page
from toolkit_cli.writers import WriterContext, Written
from toolkit_cli.writers._unfillable import unfillable
from toolkit_cli.writers._xhtml import Xhtml

EXTENSION = ".html"
TEMPLATE = "web.html.j2"
BLOCKS = "_blocks/html.j2"


def write(document: Document, context: WriterContext) -> Written:
    """The document as a web page. A template that cannot be filled is among the diagnostics."""
    try:
        xhtml = Xhtml(document, context)
        sections = (Markup('<div class="section">\n{}</div>\n').format(part.body) for part in xhtml.parts())
        file = f"templates/{document.kind_name}/{TEMPLATE}"
        made = page(context.template, file, xhtml.macros, {**xhtml.given, "body": Markup("").join(sections)})
    except UnfillableTemplateError as fault:
        return Written(b"", None, (unfillable(fault, f"templates/{BLOCKS}"),))
    return Written(made.encode("utf-8"))
