"""A Word document has several headings of level 1 and no title above them, so that none of them says what
the whole is.

Bad: every chapter in the style Heading 1, the title in none.
Good: one Heading 1, or a paragraph in the style Title and then a Heading 1 for each chapter.
"""

from collections.abc import Iterator

from toolkit_cli.audit._docx_document import Document, Fault
from toolkit_cli.core.diagnostics import Severity

SEVERITY = Severity.WARNING


def check(document: Document) -> Iterator[Fault]:
    """The second heading of level 1 of a document without a title."""
    mains = [heading for heading in document.headings if heading.heading == 1]
    if len(mains) > 1 and not any(each.is_title and not each.empty for each in document.body):
        message = f"{len(mains)} headings are of level 1 and none is the title"
        yield Fault(mains[1].at(), message, "give the title the style Title")
