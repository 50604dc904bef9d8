"""A Word document does not say which language its text is in: a screen reader then reads it with the voice
of another language.

Bad: styles without a language.
Good: a language for the whole document, and for each passage in another language.
"""

from collections.abc import Iterator

from toolkit_cli.audit._docx_document import STYLES, Document, Fault
from toolkit_cli.core.diagnostics import Severity

SEVERITY = Severity.ERROR


def check(document: Document) -> Iterator[Fault]:
    """The document, if its styles set no language."""
    default = document.styles.default_run.get("lang", {}).get("val")
    normal = document.styles.style(None, "paragraph").run.get("lang", {}).get("val")
    if not default and not normal:
        hint = "choose all text, then its language under Review, Language"
        yield Fault(STYLES, "the document has no language", hint)
