"""A Word document has no heading and no title in the styles of Word: there is nothing that a screen reader
could list, or jump to.

Bad: headings that are only bold and large.
Good: the styles Title, Heading 1, Heading 2, ...
"""

from collections.abc import Iterator

from toolkit_cli.audit._docx_document import Document, Fault
from toolkit_cli.core.diagnostics import Severity

SEVERITY = Severity.ERROR


def check(document: Document) -> Iterator[Fault]:
    """The document, if it has neither heading nor title."""
    texts = [paragraph for paragraph in document.body if not paragraph.empty]
    if texts and not any(paragraph.heading or paragraph.is_title for paragraph in texts):
        hint = "give the headings the styles Heading 1, Heading 2, ..."
        yield Fault(texts[0].at(), "the document has no headings", hint)
