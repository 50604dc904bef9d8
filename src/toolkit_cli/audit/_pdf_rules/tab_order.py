"""The links and fields of a page of a PDF are not reached in the order of the text by the Tab key
(PDF/UA 7.18.3).

Bad: a page with links, but without `/Tabs`.
Good: `/Tabs /S`, the order of the tags.
"""

from collections.abc import Iterator

from toolkit_cli.audit._found import Fault
from toolkit_cli.audit._pdf_document import Document
from toolkit_cli.core.diagnostics import Severity

SEVERITY = Severity.ERROR


def check(document: Document) -> Iterator[Fault]:
    """Every page with links whose order is not that of the tags."""
    for page in document.pages:
        if any(not each.hidden for each in page.annotations) and page.tabs != "/S":
            yield Fault("the Tab key does not follow the text", "set `/Tabs /S`", page.place())
