"""A Word document is protected against changes or locked with a password: readers cannot enlarge its text
or change its colours, and some screen readers cannot read it.

Bad: “Restrict Editing”, a password, rights management.
Good: an open document.
"""

from collections.abc import Iterator

from toolkit_cli.audit._docx_document import SETTINGS, Document, Fault
from toolkit_cli.audit._docx_names import is_on, w
from toolkit_cli.core.diagnostics import Severity

SEVERITY = Severity.ERROR


def check(document: Document) -> Iterator[Fault]:
    """The document, if editing is restricted."""
    protection = document.setting("documentProtection")
    if protection is not None and is_on(protection.get(w("enforcement"))):
        kind = protection.get(w("edit"), "") or "formatting"
        message = f"the document is protected ({kind})"
        yield Fault(SETTINGS, message, "choose Review, Restrict Editing, Stop Protection")
    if document.setting("writeProtection") is not None:
        yield Fault(
            SETTINGS, "the document is protected against changes", "save it without a password to modify"
        )
