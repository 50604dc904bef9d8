"""A Word document has no title in its properties: screen readers and browsers then say its file name.

Bad: an empty Title under File, Info.
Good: the title that stands on the first page.
"""

from collections.abc import Iterator

from toolkit_cli.audit._docx_document import PROPERTIES, Document, Fault
from toolkit_cli.core.diagnostics import Severity
from toolkit_cli.core.wording import names_nothing

SEVERITY = Severity.ERROR


def check(document: Document) -> Iterator[Fault]:
    """The document, if it has no title, or one that says nothing."""
    title, hint = document.core("dc:title"), "write it under File, Info, Title"
    if not title:
        yield Fault(PROPERTIES, "the document has no title", hint)
    elif names_nothing(title):
        yield Fault(PROPERTIES, f"the title `{title[:60]}` says nothing", hint)
