"""A PDF uses a tag that is not one of the standard, and does not say which one it stands for: screen readers do
not know what it is (PDF/UA 7.1).

Bad: `Textbody` without an entry in the role map.
Good: `Textbody` mapped to `P`.
"""

from collections.abc import Iterator

from toolkit_cli.audit._found import Fault
from toolkit_cli.audit._pdf_document import Document
from toolkit_cli.core.diagnostics import Severity

SEVERITY = Severity.ERROR


def check(document: Document) -> Iterator[Fault]:
    """Every tag that means nothing."""
    for tag in document.unknown_tags:
        yield Fault(f"the tag `{tag[:60]}` is not a standard one", "map it to one in the role map")
