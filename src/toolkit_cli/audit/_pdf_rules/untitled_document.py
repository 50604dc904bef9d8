"""A PDF has no title, or does not show it: readers' programs and screen readers then say the name of the file
(PDF/UA 7.1).

Bad: no `dc:title`; a title, but no `/DisplayDocTitle`.
Good: the title that stands on the first page, shown in the bar of the window.
"""

from collections.abc import Iterator

from toolkit_cli.audit._found import Fault
from toolkit_cli.audit._pdf_document import Document
from toolkit_cli.core.diagnostics import Severity
from toolkit_cli.core.wording import names_nothing

SEVERITY = Severity.ERROR


def check(document: Document) -> Iterator[Fault]:
    """The document without a title, with a file name for one, or with a title that is not shown."""
    hint = "write the title into the properties of the document it was made from"
    if not document.title:
        yield Fault("the document has no title", hint)
    elif names_nothing(document.title):
        yield Fault(f"the title `{document.title[:60]}` says nothing", hint)
    if document.title and not document.shows_title:
        yield Fault("the title is not shown in the bar of the window", "set `/DisplayDocTitle`")
